"""Months billed at once, each on a connection of its own: nobody waits in a ring, and what a client may
owe is not used twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from ensemble.foundation.parameters.models import DatedValue
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.numbering import broken
from ensemble.money.invoicing.tests.builders import business, days, mandate, sold
from ensemble.money.ledger.checking import invariants
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.tests.builders import a_month, running

pytestmark = pytest.mark.django_db(transaction=True)
TEN = [2, 3, 4, 5, 9, 10, 12, 16, 17, 18]


@pytest.fixture
def month_of(
    missions, fee_rule, house, petit, claire, karim, julie, ines, now
) -> Callable[..., Timesheet]:
    """Ten days of November of a member at Groupe Varenne, sent."""

    def sent(member, siren: str, **terms) -> Timesheet:
        need = missions.sent_need(petit, at=now - timedelta(days=60))
        both = [member, julie if member == karim else karim]
        letter = missions.shared_shortlist(need, both, by=claire, at=now - timedelta(days=50))
        chosen = missions.chosen_mission(letter, member, by=petit, at=now - timedelta(days=48))
        business(member, siren=siren, siret=f"{siren}00017")
        mandate(member, ines)
        return a_month(running(chosen, **terms), TEN)

    return sent


def at_once(*works: Callable[[], object]) -> None:
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        together.wait()
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        list(pool.map(run, works))


def yes(month: Timesheet, by, at) -> Callable[[], object]:
    seen = month.fingerprint()
    return lambda: approve(Timesheet.objects.get(pk=month.pk), fingerprint=seen, by=by, at=at)


def test_they_wait_for_one_another_and_never_in_a_ring(
    month_of, karim, julie, nadia, sophie, petit, ines, bruno, at
):
    """Both journals and four series: purchases and sales, agency, hers, a sale by hand, a credit note."""
    months = [
        month_of(karim, "300000007"),
        month_of(julie, "732829320"),
        month_of(nadia, "100000009", model="agency"),
        month_of(sophie, "200000008", self_billing=False),
    ]
    client = LegalEntity.objects.of(months[0].mission.organisation)
    one = days(quantity="1")
    first = sold(LegalEntity.objects.operator(), client, one, key="first")
    request = ask_credit(first, reason="Erreur", by=ines, at=at)

    at_once(
        *(yes(month, petit, at) for month in months),
        lambda: sold(LegalEntity.objects.operator(), client, one, key="by hand", at=at),
        lambda: issue_credit(request, by=bruno, at=at),
    )

    states = Approval.objects.values_list("timesheet__mission__member__person__name", "state")
    assert dict(states) == {
        "Karim Benali": "billed",
        "Julie Lemaire": "billed",
        "Nadia Ferrand": "billed",
        "Sophie Arnaud": "awaiting_member",
    }
    kinds = Counter(Invoice.objects.values_list("flow", "kind"))
    assert kinds == {
        ("sold", "380"): 6,  # three months, the fee, two by hand
        ("sold", "381"): 1,
        ("bought", "389"): 2,
        ("mandated", "380"): 1,
    }
    assert (invariants(), broken()) == ([], [])


def test_r24_what_a_client_may_owe_is_not_used_twice(month_of, karim, julie, petit, at):
    """Neither member is invoiced by us, so that nothing but the client's credit is shared."""
    months = [
        month_of(karim, "300000007", self_billing=False),
        month_of(julie, "732829320", self_billing=False),
    ]
    DatedValue.objects.filter(name="credit.default_limit").update(value="12000")

    at_once(*(yes(month, petit, at) for month in months))

    assert Counter(Approval.objects.values_list("state", flat=True)) == {
        "awaiting_member": 1,
        "held": 1,
    }
    assert Invoice.objects.count() == 1
