from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from ensemble.foundation.accounts.actions.seating import limit_approval
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.exposure import exposure_of
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.work.timesheets.actions.approving import approve, release
from ensemble.work.timesheets.models import Day
from ensemble.work.timesheets.tests.builders import a_month, mandated, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(mission):
    return a_month(mission, [2, 3, 4, 5, 9, 10, 12, 16, 17, 18])


def yes(month, by, at):
    return approve(month, fingerprint=month.fingerprint(), by=by, at=at)


def test_one_yes_makes_two_invoices_and_a_promise(month, petit, karim, at):
    approval = yes(month, petit, at)
    client, member = approval.client_invoice, approval.member_invoice
    assert (client.kind, client.net, client.gross) == (
        "380",
        Decimal("9775.00"),
        Decimal("11730.00"),
    )
    assert (member.kind, member.net, member.vat) == ("389", Decimal("8500.00"), Decimal("0.00"))
    assert client.purchase_order == "4500012345"
    assert member.promised_on == approval.promised_on == date(2026, 12, 2)
    assert Letter.objects.filter(kind="timesheets/approved", to=karim.person).count() == 1


def test_in_agency_the_client_pays_and_nothing_is_promised(chosen, house, karim, petit, ines, at):
    mandated(karim, by=ines)
    approval = yes(a_month(running(chosen, model="agency"), [2, 3]), petit, at)
    assert (approval.state, approval.promised_on) == ("billed", None)
    assert not Invoice.objects.bought().exists()


def test_approving_twice_is_approving_once(month, petit, at):
    seen = month.fingerprint()
    first = approve(month, fingerprint=seen, by=petit, at=at)
    assert approve(month, fingerprint=seen, by=petit, at=at) == first
    assert Invoice.objects.count() == 2


def test_days_that_moved_since_they_were_read_are_not_approved_unseen(month, petit, at):
    seen = month.fingerprint()
    Day.objects.filter(timesheet=month, on__day=2).delete()
    with pytest.raises(TooLate):
        approve(month, fingerprint=seen, by=petit, at=at)
    assert Invoice.objects.count() == 0


def test_only_the_client_s_people_approve(month, karim, claire, ines, oscar, at):
    for someone in (karim.person, claire, ines, oscar):
        with pytest.raises(Refused):
            yes(month, someone, at)


def test_a_delegate_approves_within_a_limit(month, petit, helene, varenne, at):
    seat = Seat.objects.live().get(person=petit, organisation=varenne)
    limit_approval(seat, Decimal("9774.99"), by=helene, at=at)
    with pytest.raises(TooLate, match=r"9.?775"):
        yes(month, Person.objects.get(pk=petit.pk), at)
    limit_approval(seat, Decimal("9775.00"), by=helene, at=at)
    assert yes(month, Person.objects.get(pk=petit.pk), at).days == Decimal("10.0")


def test_a_client_without_billing_identity_does_not_delay_the_promise(
    chosen, karim, petit, ines, at
):
    mission = running(chosen)
    approval = yes(a_month(mission, [2, 3]), petit, at)
    assert (approval.state, approval.promised_on) == ("held", date(2026, 12, 2))
    assert approval.held_because


def test_a_client_abroad_without_vat_number_does_not_delay_the_promise(
    month, petit, ines, varenne, at
):
    abroad = LegalEntity.objects.of(varenne)
    LegalEntity.objects.filter(pk=abroad.pk).update(country="BE", vat_number="", siren="", siret="")
    approval = yes(month, petit, at)
    assert (approval.state, approval.client_invoice) == ("held", None)
    assert "TVA" in approval.held_because
    assert approval.member_invoice.promised_on == approval.promised_on == date(2026, 12, 2)
    LegalEntity.objects.filter(pk=abroad.pk).update(vat_number="BE0123456749")
    assert release(approval, by=ines, at=at).client_invoice.vat == 0


def test_a_day_is_that_of_the_operator(chosen, house, karim, petit, ines):
    """Half past midnight in Paris is still the day before in UTC."""
    mission = running(chosen)
    month = a_month(mission, [2, 3])
    signed = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
    mandate = mandated(karim, by=ines, signed_on=date(2026, 12, 1))
    approval = yes(month, petit, signed)
    assert (approval.member_invoice.kind, approval.member_invoice.mandate) == ("389", mandate)


def test_r24_beyond_the_credit_of_the_client_its_invoice_waits_and_the_member_does_not(
    month, petit, ines, varenne, at
):
    DatedValue.objects.filter(name="credit.default_limit").update(value="11729.99")
    approval = yes(month, petit, at)
    assert (approval.state, approval.client_invoice) == ("held", None)
    assert approval.member_invoice.promised_on == date(2026, 12, 2)
    assert exposure_of(varenne, at).used == Decimal("11730.00")
    DatedValue.objects.filter(name="credit.default_limit").update(value="11730.00")
    approval = release(approval, by=ines, at=at)
    assert (approval.state, approval.client_invoice.gross) == ("billed", Decimal("11730.00"))
    assert exposure_of(varenne, at).used == Decimal("11730.00")


@pytest.mark.django_db(transaction=True)
def test_two_people_approve_at_once_and_the_days_are_billed_once(month, petit, helene, at):
    seen = month.fingerprint()

    def answer(person):
        try:
            return approve(type(month).objects.get(pk=month.pk), fingerprint=seen, by=person, at=at)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(answer, (petit, helene)))
    assert both[0] == both[1]
    assert Invoice.objects.count() == 2
