"""What keeps a client's invoice from being written for now, in a sentence that finance reads."""

from datetime import datetime

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.money.credit.actions.expecting import expect, settle
from ensemble.money.credit.gates import alone_with, room_for
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.parties import party_of
from ensemble.money.invoicing.vat import case_for
from ensemble.work.timesheets.bills import Bill
from ensemble.work.timesheets.lines import billed_lines, sum_of


def what_holds(bill: Bill, *, at: datetime) -> str:
    """What stands against the client's invoice: a name not known, or more than its credit allows."""
    approval, organisation = bill.approval, bill.mission.organisation
    operator, client = bill.operator, bill.client
    if operator is None:
        return _("The operator has no legal identity to invoice under yet.")
    if client is None:
        return _("%(client)s has no billing identity yet.") % {"client": organisation.name}
    if not bill.terms.is_resale:
        return ""
    if not (net := sum_of(billed_lines(bill, "client", on=day_of(at)))):
        return ""
    try:
        rate = case_for(party_of(operator), party_of(client), day_of(at)).rate
    except TooLate as trouble:
        return str(trouble)
    gross = net + to_cents(net * rate / 100)
    alone_with(organisation)
    settle(approval)  # it is weighed once, as an invoice
    room = room_for(organisation, gross, at)
    if room.ok:
        return ""
    label = str(approval.timesheet)
    expect(approval, organisation=organisation, amount=gross, label=label, at=at)
    return room.sentence
