"""One side does not agree with a part of an invoice: it says why, and that part waits."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing import letters
from ensemble.money.invoicing.access import is_issuer, may_close_contest, may_contest
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import Contest, Invoice


@transaction.atomic
def contest(
    invoice: Invoice,
    *,
    reason: str,
    by: Person | None,
    at: datetime,
    amount: Decimal | None = None,
    code: str = "",
) -> Contest:
    """From then on this part is neither paid nor dunned. None: all that is open.

    A member has the days of the mandate; `code` is the reason among those of the reform.
    """
    require(may_contest(by, invoice))
    if not reason.strip():
        raise TooLate(_("Say in one sentence what does not match: it is the way to put it right."))
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    if found := Contest.objects.filter(invoice=invoice, state="open").first():
        return found
    last = invoice.contest_until
    if last and by and is_issuer(by, invoice) and day_of(at) > last:
        raise TooLate(_("The days to contest are over: write to the finance team."))
    amount = invoice.open_amount if amount is None else amount
    if not 0 < amount <= invoice.open_amount:
        raise TooLate(
            _("%(open)s are open on %(number)s.")
            % {"open": euros(invoice.open_amount), "number": invoice.number}
        )
    opened = Contest.objects.create(
        invoice=invoice, amount=amount, code=code, reason=reason, opened_by=by, opened_at=at
    )
    record(
        "invoicing.contested",
        on=invoice,
        by=by,
        at=at,
        amount=str(amount),
        reason=reason,
        code=code,
    )
    letters.contested(opened, at=at)
    return opened


@transaction.atomic
def withdraw_contest(
    contest: Contest, *, by: Person | None, at: datetime, outcome: str = ""
) -> Contest:
    """It was explained, or agreed: what waited may be paid again."""
    require(may_close_contest(by, contest))
    move(contest, "withdrawn", closed_by=by, closed_at=at, outcome=outcome)
    record("invoicing.contest_withdrawn", on=contest.invoice, by=by, at=at, outcome=outcome)
    if contest.opened_by != by:
        letters.contest_closed(contest, at=at)
    return contest
