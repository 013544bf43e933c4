"""Whatever is posted: nothing is created or lost, and the order does not matter."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, Unbalanced, post_all
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.models import Entry
from ensemble.money.ledger.reading import balance, balances
from ensemble.money.ledger.tests.builders import NOW
from ensemble.money.ledger.trial import trial_balance

pytestmark = pytest.mark.django_db
calm = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)

accounts = st.sampled_from("clients suppliers bank revenue subcontracting pending_vat".split())
parties = st.sampled_from(["", "C-1", "C-2", "M-1"])
cents = st.integers(1, 10**9)
days = st.dates(date(2025, 12, 1), date(2026, 12, 31))
LAST = date(2026, 12, 31)


def euros(amount: int) -> Decimal:
    return Decimal(amount).scaleb(-2)


@st.composite
def postings(draw) -> Posting:
    """Some debits, and credits that share the same sum."""
    debits = draw(st.lists(st.tuples(accounts, parties, cents), min_size=1, max_size=4))
    total = sum(amount for *_, amount in debits)
    cuts = sorted(draw(st.sets(st.integers(0, total), max_size=3)) | {0, total})
    credits = [(draw(accounts), draw(parties), high - low) for low, high in pairwise(cuts)]
    lines = [Debit(name, euros(amount), party) for name, party, amount in debits]
    lines += [Credit(name, euros(amount), party) for name, party, amount in credits]
    journal = draw(st.sampled_from(["VE", "BQ"]))
    return Posting(journal, draw(days), "Écriture", lines, draw(st.uuids()).hex, NOW)


class Back(Exception):
    """Each example leaves nothing behind."""


def forgotten(work):
    try:
        with transaction.atomic():
            work()
            raise Back
    except Back:
        pass


@calm
@given(st.lists(postings(), min_size=1, max_size=6))
def test_nothing_is_created_or_lost(many):
    def work():
        post_all(many)
        trial = trial_balance(LAST)
        assert trial.is_even
        assert trial.debit == trial.credit
        assert invariants() == []
        for on in {LAST, min(posting.on for posting in many)}:
            names = "clients suppliers bank revenue subcontracting pending_vat".split()
            assert sum(balance(name, on=on) for name in names) == 0

    forgotten(work)


@calm
@given(st.lists(postings(), min_size=1, max_size=6), st.randoms(use_true_random=False), st.data())
def test_the_order_of_postings_does_not_matter(many, chance, data):
    on = data.draw(days)
    names = "clients suppliers bank revenue subcontracting pending_vat".split()

    def after(order: list[Posting]) -> list[dict[str, Decimal]]:
        found = []

        def work():
            for posting in order:
                post_all([posting])
            found.extend(balances(name, on=on) for name in names)

        forgotten(work)
        return found

    shuffled = list(many)
    chance.shuffle(shuffled)
    expected = after(many)
    assert after(shuffled) == expected
    sums = Counter()
    for posting in many:
        if posting.on <= on:
            for side in posting.sides:
                sums[side.account, side.party] += side.cents
    told = {
        (name, party): int(amount * 100)
        for name, found in zip(names, expected, strict=True)
        for party, amount in found.items()
    }
    assert told == {key: amount for key, amount in sums.items() if amount}


@calm
@given(postings(), cents, st.booleans())
def test_a_cent_too_many_is_refused(posting, more, debit):
    extra = (Debit if debit else Credit)("bank", euros(more))
    lines = [*posting.lines, extra]

    def work():
        with pytest.raises(Unbalanced):
            post_all([Posting(posting.journal, posting.on, "Écriture", lines, posting.key, NOW)])
        assert not Entry.objects.exists()

    forgotten(work)


@calm
@given(st.lists(postings(), min_size=1, max_size=4), st.integers(1, 3))
def test_posting_again_changes_nothing(many, times):
    def work():
        first = post_all(many)
        for _again in range(times):
            assert post_all(many) == first
        assert Entry.objects.count() == len(many)
        assert all(
            entry.on + timedelta(0) == one.on for entry, one in zip(first, many, strict=True)
        )

    forgotten(work)
