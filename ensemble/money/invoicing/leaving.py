"""Whether an invoice, or a credit note, has gone out: what has is never cancelled, its other side has it.

It has once its letter was written, once a platform has it or may have it, once something was heard of it;
one that bills us in the name of a member, once its paper is ready for both. A platform that rejects it (213)
says that it legally never left, whatever was done before; one that finds it inadmissible did not take it.
"""

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.models import Code, Flow, Invoice


def may_be_cancelled(invoice: Invoice) -> bool:
    """For the button: it counts, nothing moved on it, and it never left."""
    counts = invoice.LIFECYCLE.allows(invoice.state, "cancelled")
    return counts and not _why_it_stays(invoice) and not invoice.settlements.exists()


def refuse_once_it_left(invoice: Invoice) -> None:
    """Raises TooLate, with what is done instead."""
    if why := _why_it_stays(invoice):
        raise TooLate(why % {"number": invoice.number})


def _why_it_stays(invoice: Invoice) -> str:
    said = invoice.statuses.filter(ours=False).values_list("code", flat=True)
    heard = {Code(code) for code in said}
    if Code.REJECTED in heard:
        return ""
    if invoice.state == "sent" or _is_with_its_member(invoice) or heard - {Code.INADMISSIBLE}:
        return _instead(invoice)
    if invoice.dispatches.filter(status=None).exclude(state="failed").exists():
        return _("%(number)s is on its way to the platform, which will say whether it takes it.")
    return ""


def _is_with_its_member(invoice: Invoice) -> bool:
    return invoice.flow == Flow.BOUGHT and invoice.state == "ready"


def _instead(invoice: Invoice) -> str:
    if invoice.is_credit:
        return _("%(number)s has gone out: it stands. What it takes off too much is invoiced anew.")
    return _("%(number)s has gone out: it stands. Put it right with a credit note.")
