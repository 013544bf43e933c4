"""What stands against an invoice, with whoever can lift it and the day that counts."""

from collections.abc import Iterable
from datetime import date, datetime

from ensemble.money.invoicing.models import Contest, Invoice
from ensemble.people.compliance.banking import why_not
from ensemble.people.compliance.models import BankAccount, Business
from ensemble.people.compliance.vigilance import Vigilance
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.treasury.reasons import FINANCE, Reason, or_finance

UNDER_WAY = {"issued": "paper", "held": "paper", "received": "not_accepted"}
ENDED = {"cancelled": "cancelled", "refused": "refused"}


def paper_reasons(invoice: Invoice) -> list[Reason]:
    """Accepted, uncontested, under a mandate, with something left to pay."""
    if code := ENDED.get(invoice.state):
        return [Reason(code, since=_decided_on(invoice))]
    if code := UNDER_WAY.get(invoice.state):
        return [Reason(code, who=FINANCE, since=invoice.issued_on)]
    her, reasons = invoice.member.person.name, []
    if invoice.kind == "389" and not invoice.mandate.is_effective(invoice.issued_on):
        ended = invoice.mandate.ended_on or invoice.issued_on
        reasons.append(Reason("mandate", who=or_finance(her), since=ended))
    if invoice.open_amount <= 0:
        reasons.append(Reason("nothing_open", since=_settled_on(invoice)))
    elif invoice.payable_amount <= 0:
        reasons.append(_contested(invoice))
    return reasons


def who_approves(invoice: Invoice) -> str:
    """Whoever received the month that it bills; finance, when no month is known."""
    month = invoice.about if invoice.about_id else None
    if isinstance(month, Timesheet) and month.submitted_to:
        return month.submitted_to.name
    return FINANCE


def papers_reason(papers: Vigilance, invoice: Invoice) -> Reason:
    """The member sends what is missing; what came and nobody read is ours to verify."""
    ours = papers.missing and all(one.state == "received" for one in papers.missing)
    who = FINANCE if ours else invoice.member.person.name
    ended = _first(one.ends_on for one in papers.missing if one.ends_on)
    known = ended and ended <= papers.on
    return Reason("vigilance", papers.sentence, who, ended if known else invoice.issued_on)


def account_bar(business: Business, at: datetime) -> tuple[str, BankAccount | None]:
    """Why no account of this business can be paid, and the change that waits: for all its invoices."""
    held = BankAccount.objects.held().filter(business=business).order_by("-changed_at").first()
    return why_not(business, at), held


def account_reason(said: str, held: BankAccount | None, invoice: Invoice, at: datetime) -> Reason:
    """A change waits for a second person of ours, not before its two days; otherwise hers to give."""
    if held is None:
        return Reason("bank", said, invoice.member.person.name, invoice.issued_on)
    until = today(held.held_until)
    if until >= today(at):
        return Reason("bank", said, FINANCE, until=until)
    return Reason("bank", said, FINANCE, since=today(held.changed_at))


def _contested(invoice: Invoice) -> Reason:
    contest: Contest = next(one for one in invoice.contests.all() if one.state == "open")
    who = contest.opened_by.name if contest.opened_by else invoice.seller.name
    return Reason("contested", who=or_finance(who), since=today(contest.opened_at))


def _decided_on(invoice: Invoice) -> date:
    return today(invoice.decided_at) if invoice.decided_at else invoice.issued_on


def _settled_on(invoice: Invoice) -> date:
    last = invoice.settlements.order_by("-on").values_list("on", flat=True).first()
    return last or invoice.issued_on


def _first(days: Iterable[date]) -> date | None:
    return min(days, default=None)
