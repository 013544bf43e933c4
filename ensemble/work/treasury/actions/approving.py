"""The second person: what she approves is one file, known by its hash, and nothing else."""

from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.settling_many import Due, pay_all
from ensemble.money.invoicing.models import Settlement
from ensemble.work.treasury.access import may_approve
from ensemble.work.treasury.actions.preparing import require_unchanged
from ensemble.work.treasury.models import PayRun
from ensemble.work.treasury.payfile import Altered, content_of, hash_of

IN_TRANSIT, KEY = "transfers", "payment:"


@transaction.atomic
def approve(run: PayRun, *, sha256: str, by: Person, at: datetime) -> PayRun:
    """`sha256` is that of the file she read. Members are owed nothing more on these invoices: the
    money waits in transit until the bank books it. Ledger and run stand or fall together."""
    PayRun.objects.select_for_update().get(pk=run.pk)
    run.refresh_from_db()
    require(may_approve(by, run), _("Someone else of finance approves a pay run."))
    if run.state != "submitted":
        raise TooLate(_("This pay run has already been decided."))
    if sha256 != run.sha256:
        raise TooLate(_("The list changed since you read it. Read it again before you approve."))
    require_unchanged(run, at=at)
    if hash_of(content_of(run)) != run.sha256:
        raise Altered(_("The file is no longer the one that was submitted. Take the list back."))
    fault("payrun.before_post")
    _order(run, by=by, at=at)
    fault("payrun.after_post")
    move(run, "approved", approved_by=by, approved_at=at)
    record("treasury.run_approved", on=run, by=by, at=at, count=run.count, total=str(run.total))
    fault("payrun.approved")
    return run


def _order(run: PayRun, *, by: Person, at: datetime) -> None:
    """Suppliers to transit, one settlement a payment; each finds its own by the number of both."""
    included = run.payments.filter(state="included").order_by("end_to_end_id")
    rows = included.values_list("invoice", "amount", "end_to_end_id")
    dues = [Due(invoice, amount, run.pay_on, f"{KEY}{number}") for invoice, amount, number in rows]
    pay_all(dues, by=by, at=at, bank=IN_TRANSIT)
    its_own = Settlement.objects.filter(key=Concat(Value(KEY), OuterRef("end_to_end_id")))
    run.payments.filter(state="included").update(
        state="ordered", settlement=Subquery(its_own.values("pk"))
    )
