"""Bank details: held, told, called back, released by someone else, read with a trace."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from ensemble.foundation.accounts.actions.granting import grant_from_console
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter, TextMessage
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.timeline.reading import history_of
from ensemble.people.compliance.actions.banking import (
    change_account,
    read_iban,
    refuse_account,
    release,
    withdraw_account,
)
from ensemble.people.compliance.banking import ibans_of, payable_account, why_not
from ensemble.people.compliance.identifiers import bank_number
from ensemble.people.compliance.models import BankAccount
from ensemble.people.compliance.tests.builders import (
    IBAN,
    OTHER_IBAN,
    a_business,
    a_paid_account,
    an_account,
)

pytestmark = pytest.mark.django_db
CALLED = "Karim Benali, au 06 39 98 12 34"


def test_r08_iban_change_holds_payments(karim, ines, now):
    business = a_business(karim, at=now)
    first = a_paid_account(business, by=ines, at=now)
    assert payable_account(business, now) == first
    changed = an_account(business, iban=OTHER_IBAN, at=now)
    tomorrow = now + timedelta(days=1)
    assert payable_account(business, tomorrow) is None
    assert why_not(business, tomorrow)
    later = changed.held_until
    release(changed, called=CALLED, by=ines, at=later)
    assert payable_account(business, later) == changed
    first.refresh_from_db()
    assert first.state == "replaced"


def test_it_is_held_for_forty_eight_hours(karim, ines, now):
    account = an_account(a_business(karim, at=now), at=now)
    assert account.held_until == now + timedelta(hours=48)
    with pytest.raises(TooLate):
        release(account, called=CALLED, by=ines, at=account.held_until - timedelta(seconds=1))
    release(account, called=CALLED, by=ines, at=account.held_until)


def test_whoever_it_pays_never_releases_it(karim, ines, now):
    account = an_account(a_business(karim, at=now), at=now)
    later = account.held_until
    with pytest.raises(Refused):
        release(account, called=CALLED, by=karim.person, at=later)
    grant_from_console(karim.person, "finance", at=now)
    with pytest.raises(Refused):
        release(account, called=CALLED, by=karim.person, at=later)


def test_the_database_refuses_it_as_well(karim, now):
    account = an_account(a_business(karim, at=now), at=now)
    for by, at in ((karim.person, account.held_until), (None, now)):
        with pytest.raises(IntegrityError), transaction.atomic():
            BankAccount.objects.filter(pk=account.pk).update(
                state="active", released_by=by, released_at=at, called=CALLED
            )


def test_nobody_else_changes_it(karim, ines, odile, now):
    business = a_business(karim, at=now)
    for person in (ines, odile):
        with pytest.raises(Refused):
            change_account(business, bank_number(IBAN), holder="Benali Conseil", by=person, at=now)


def test_its_owner_hears_of_every_step(karim, ines, now):
    account = an_account(a_business(karim, at=now), at=now)
    release(account, called=CALLED, by=ines, at=account.held_until)
    letters = Letter.objects.filter(to=karim.person, kind__startswith="compliance/")
    assert list(letters.order_by("pk").values_list("kind", "certain")) == [
        ("compliance/account_changed", True),
        ("compliance/account_released", True),
    ]
    assert not any(IBAN[4:] in letter.text for letter in letters)


def test_its_telephone_rings_as_well(karim, now):
    prefer(karim.person, phone="06 39 98 12 34")
    account = an_account(a_business(karim, at=now), at=now)
    message = TextMessage.objects.get(to=karim.person)
    assert (message.state, message.useful_until) == ("sent", account.held_until)
    letter = Letter.objects.get(kind="mailroom/text_message")
    assert "FR76 •••• 0189" in letter.text


def test_the_number_is_sealed_in_the_database(karim, now):
    account = an_account(a_business(karim, at=now), at=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT iban FROM compliance_bankaccount WHERE id = %s", [account.pk])
        (kept,) = cursor.fetchone()
    assert IBAN.encode() not in bytes(kept)
    assert ibans_of([account]) == {account.pk: IBAN}


def test_reading_the_full_number_leaves_a_trace_for_its_owner(karim, ines, claire, now):
    account = BankAccount.objects.get(pk=an_account(a_business(karim, at=now), at=now).pk)
    assert read_iban(account, by=ines, at=now) == IBAN
    assert history_of(account).filter(verb="compliance.iban_read").get().by == ines
    with pytest.raises(Refused):
        read_iban(account, by=claire, at=now)


def test_a_second_change_begins_the_hold_anew(karim, now):
    business = a_business(karim, at=now)
    first = an_account(business, at=now)
    later = now + timedelta(hours=40)
    second = an_account(business, iban=OTHER_IBAN, at=later)
    first.refresh_from_db()
    assert first.state == "withdrawn"
    assert second.held_until == later + timedelta(hours=48)


@pytest.mark.parametrize("end", ["refuse", "withdraw"])
def test_a_change_that_ends_leaves_the_former_account_in_use(karim, ines, now, end):
    business = a_business(karim, at=now)
    first = a_paid_account(business, by=ines, at=now)
    changed = an_account(business, iban=OTHER_IBAN, at=now)
    if end == "refuse":
        refuse_account(changed, reason="Karim n’a rien changé.", by=ines, at=now)
    else:
        withdraw_account(changed, by=karim.person, at=now)
    assert payable_account(business, now) == first
    with pytest.raises(TooLate):
        release(changed, called=CALLED, by=ines, at=changed.held_until)


def test_of_two_who_release_one_does(karim, ines, bruno, now):
    account = an_account(a_business(karim, at=now), at=now)
    theirs = BankAccount.objects.with_names().get(pk=account.pk)
    release(account, called=CALLED, by=ines, at=account.held_until)
    with pytest.raises(TooLate):
        release(theirs, called=CALLED, by=bruno, at=account.held_until)
    assert BankAccount.objects.filter(state="active").count() == 1
