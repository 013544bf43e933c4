"""A month that takes back as much as it adds, or more: credit notes, to the cent, and a month that closes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.invoicing.actions.crediting import credit_agreed
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.numbering import broken
from ensemble.money.invoicing.tests.builders import client as identify
from ensemble.money.invoicing.tests.builders import days, operator
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.approving import approve, release
from ensemble.work.timesheets.actions.correcting import add_forgotten, correct
from ensemble.work.timesheets.actions.declaring import submit
from ensemble.work.timesheets.actions.invoicing_herself import credit_own_days, send_own_invoice
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import a_month, running, whole

pytestmark = pytest.mark.django_db
DECEMBER = date(2026, 12, 1)
DEC, JAN = datetime(2026, 12, 31, 9, 0, tzinfo=UTC), datetime(2027, 1, 29, 9, 0, tzinfo=UTC)
FEB = datetime(2027, 2, 26, 9, 0, tzinfo=UTC)


def said_yes(month, petit, at=DEC):
    month.refresh_from_db()
    approval = approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    month.refresh_from_db()
    return approval


def bring(month, day: int, quantity: str, at=DEC):
    found = month.days.get(on__day=day, corrects=None)
    by = month.mission.member.person
    return correct(found, Decimal(quantity), "Compté en trop.", by=by, at=at)


def sent(line, at=DEC) -> Timesheet:
    return submit(line.timesheet, by=line.timesheet.mission.member.person, at=at)


def amounts(invoices) -> list[tuple[str, str, str]]:
    return [(one.net, one.vat, one.gross) for one in invoices]


@pytest.fixture
def november(mission, petit, at):
    """Three days: 2 932.50 € to the client, 2 550.00 € to Karim."""
    month = a_month(mission, [2, 3, 4])
    said_yes(month, petit, at)
    return month


def test_a_month_of_downward_corrections_closes_with_its_credit_notes(november, karim, petit):
    """A day and a half back: 1.5 x 977.50 and its tax, 1.5 x 850.00 in franchise."""
    bring(november, 3, "0")
    month = sent(bring(november, 4, "0.5"))
    approval = said_yes(month, petit)

    assert (month.state, approval.state, approval.takes_back) == ("approved", "billed", True)
    assert (approval.client_invoice, approval.member_invoice) == (None, None)
    client, member = (
        [one.invoice for one in approval.credits.filter(side=side)] for side in ("client", "member")
    )
    assert amounts(client) == [(Decimal("1466.25"), Decimal("293.25"), Decimal("1759.50"))]
    assert amounts(member) == [(Decimal("1275.00"), Decimal("0.00"), Decimal("1275.00"))]
    billed = november.approvals.get()
    assert [one.preceding for one in client] == [billed.client_invoice]
    assert [one.preceding for one in member] == [billed.member_invoice]
    assert billed.client_invoice.open_amount == Decimal("1759.50")
    assert billed.member_invoice.open_amount == Decimal("1275.00")
    assert {one.about for one in (*client, *member)} == {month}
    on = client[0].issued_on
    assert balance("clients", on=on) == Decimal("1759.50")
    assert balance("suppliers", on=on) == Decimal("-1275.00")
    assert (invariants(), broken()) == ([], [])


def test_the_member_s_credit_note_is_hers_and_the_client_s_the_operator_s(november, petit):
    """R17: she wrote the correction, so she writes the credit note; nobody of finance is asked."""
    approval = said_yes(sent(bring(november, 3, "0")), petit)
    client, member = (approval.credits.get(side=side).invoice for side in ("client", "member"))
    assert (client.kind, client.number, client.issued_by) == ("381", "AV-2026-000001", None)
    assert (member.kind, member.number) == ("381", "AV-300000007-2026-0001")
    assert member.issued_by == november.mission.member.person


def test_a_day_put_in_the_place_of_another_is_an_invoice_and_a_credit_note(november, karim, petit):
    """The 5th and not the 4th: nothing in all, and both are written."""
    bring(november, 4, "0")
    by = karim.person
    fifth = add_forgotten(november, date(2026, 11, 5), Decimal(1), "C’était le 5.", by=by, at=DEC)
    approval = said_yes(sent(fifth), petit)
    assert (approval.state, approval.days) == ("billed", 0)
    assert amounts([approval.client_invoice]) == amounts(
        [approval.credits.get(side="client").invoice]
    )
    assert approval.client_invoice.gross == Decimal("1173.00")
    assert approval.member_invoice.gross == Decimal("850.00")
    assert (invariants(), broken()) == ([], [])


def test_it_may_add_less_than_it_takes_back(mission, november, petit):
    """1 December added, two days of November back: an invoice of one, a credit note of two."""
    bring(november, 3, "0")
    bring(november, 4, "0")
    month = a_month(mission, whole(1, month=DECEMBER), month=DECEMBER, at=DEC)
    approval = said_yes(month, petit)
    assert approval.client_invoice.net == Decimal("977.50")
    assert approval.credits.get(side="client").invoice.net == Decimal("1955.00")
    assert [line.corrects for line in approval.client_invoice.lines] == [""]


def test_days_of_several_invoices_are_credited_on_each(mission, november, petit):
    december = a_month(mission, whole(1, 2, month=DECEMBER), month=DECEMBER, at=DEC)
    said_yes(december, petit)
    bring(november, 3, "0", at=JAN)
    month = sent(bring(december, 1, "0.5", at=JAN), at=JAN)
    approval = said_yes(month, petit, JAN)
    credits = [one.invoice for one in approval.credits.filter(side="client")]
    assert {(one.preceding.pk, one.net) for one in credits} == {
        (november.approvals.get().client_invoice.pk, Decimal("977.50")),
        (december.approvals.get().client_invoice.pk, Decimal("488.75")),
    }
    assert (approval.state, month.state) == ("billed", "approved")


def test_what_was_added_last_is_taken_back_first(mission, chosen, petit, karim, at):
    """Half a day in November, the other half billed with December: both are credited where billed."""
    november = a_month(mission, {date(2026, 11, 2): Decimal("0.5")})
    said_yes(november, petit, at)
    bring(november, 2, "1")
    december = a_month(mission, whole(1, month=DECEMBER), month=DECEMBER, at=DEC)
    said_yes(december, petit)
    approval = said_yes(sent(bring(november, 2, "0", at=JAN), at=JAN), petit, JAN)
    credits = [one.invoice for one in approval.credits.filter(side="client")]
    assert [(one.preceding.about, one.net) for one in credits] == [
        (december, Decimal("488.75")),
        (november, Decimal("488.75")),
    ]


def test_a_day_taken_back_in_two_steps_is_credited_in_two(november, petit):
    first = said_yes(sent(bring(november, 3, "0.5")), petit)
    second = said_yes(sent(bring(november, 3, "0", at=FEB), at=FEB), petit, FEB)
    nets = [one.credits.get(side="member").invoice.net for one in (first, second)]
    assert nets == [Decimal("425.00"), Decimal("425.00")]
    assert november.approvals.get().member_invoice.open_amount == Decimal("1700.00")


def test_what_the_client_had_paid_is_to_be_paid_back(november, petit):
    billed = november.approvals.get().client_invoice
    collect(billed, billed.gross, on=billed.issued_on, by=None, at=DEC, key="in")
    approval = said_yes(sent(bring(november, 3, "0")), petit)
    assert approval.credits.get(side="client").invoice.open_amount == Decimal("1173.00")


def test_in_agency_the_client_s_is_the_member_s_and_the_fee_the_operator_s(
    chosen, house, months, karim, ines, petit, at
):
    """The fee of a day is 127.50 €, and 25.50 € of tax."""
    months.mandated(karim, by=ines)
    november = a_month(running(chosen, model="agency"), [2, 3])
    said_yes(november, petit, at)
    approval = said_yes(sent(bring(november, 3, "0")), petit)
    client, fee = (approval.credits.get(side=side).invoice for side in ("client", "member"))
    assert (approval.state, client.flow, fee.flow) == ("billed", "mandated", "sold")
    assert (client.gross, fee.gross) == (Decimal("977.50"), Decimal("153.00"))


def test_a_member_who_invoices_herself_writes_her_own_credit_note(
    chosen, house, months, karim, ines, petit, at
):
    months.mandated(karim, by=ines)
    november = a_month(running(chosen, self_billing=False), [2, 3])
    billed = said_yes(november, petit, at)
    with_hers(billed, karim, months, at)
    approval = said_yes(sent(bring(november, 3, "0")), petit)
    assert (approval.state, approval.credits.count()) == ("awaiting_member", 1)
    with pytest.raises(Refused):
        credit_own_days(approval, by=petit, at=DEC)
    credit_own_days(approval, by=karim.person, at=DEC)
    assert approval.state == "billed"
    hers = approval.credits.get(side="member").invoice
    assert (hers.net, hers.preceding_number) == (Decimal("850.00"), "F-2026-11")
    with pytest.raises(TooLate):
        credit_own_days(approval, by=karim.person, at=DEC)


def with_hers(approval, karim, months, at):
    content = months.factur_x(months.einvoice("1700.00"))
    facts = {"content": content, "name": "f.pdf", "number": "F-2026-11"}
    issued = {"issued_on": at.date(), "by": karim.person, "at": at}
    send_own_invoice(approval, **facts, **issued)
    approval.refresh_from_db()


def test_days_whose_invoice_is_held_wait_with_it(chosen, months, karim, ines, varenne, petit, at):
    """The client has no billing identity yet: the month closes all the same, and once the identity is
    there, November first."""
    operator(ines)
    months.mandated(karim, by=ines)
    november = a_month(running(chosen), [2, 3])
    said_yes(november, petit, at)
    month = sent(bring(november, 3, "0"))
    approval = said_yes(month, petit)
    assert (month.state, approval.state) == ("approved", "held")
    identify(varenne, ines)
    with pytest.raises(TooLate, match="pas encore faite"):
        release(approval, by=ines, at=DEC)
    release(november.approvals.get(), by=ines, at=DEC)
    assert release(approval, by=ines, at=DEC).state == "billed"


def test_the_house_credits_what_is_the_operator_s_and_nothing_else(november, petit, ines):
    billed = november.approvals.get()
    asked = {"lines": [days("1", "850")], "about": november, "at": DEC, "key": "x"}
    for invoice, by in ((billed.member_invoice, None), (billed.client_invoice, ines)):
        with pytest.raises(Refused):
            credit_agreed(invoice, by=by, **asked)
