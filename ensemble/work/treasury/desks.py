"""What the pages of finance show: exceptions first."""

from datetime import datetime, timedelta

from ensemble.foundation.core.memo import once
from ensemble.foundation.core.workdays import next_working_day
from ensemble.money.credit.overview import waits
from ensemble.money.invoicing.models import Arrival, Invoice
from ensemble.money.ledger.reading import last_check
from ensemble.people.compliance.models import BankAccount
from ensemble.work.missions.promises import today
from ensemble.work.treasury.actions.preparing import due_by
from ensemble.work.treasury.models import BankLine, OperatorAccount, PayRun

RECENT = 12


def lines_to_explain() -> int:
    """Asked by the desk and by its tabs: counted once a request."""
    return once("lines to explain", BankLine.objects.unexplained().count)


def finance(*, at: datetime) -> dict:
    """The desk: the run that waits, what is owed soon, what nobody has explained."""
    on = today(at)
    runs = PayRun.objects.ready_to_read()
    return {
        "waiting": runs.waiting().first(),
        "owed": due_by(next_working_day(on)).count(),
        "account": OperatorAccount.objects.open().first(),
        "recent": runs.exclude(state__in=("draft", "submitted"))[:RECENT],
        "unexplained": lines_to_explain(),
        "held": BankAccount.objects.held().count(),
        "to_look_at": Invoice.objects.waiting_for_finance().count(),
        "to_match": Arrival.objects.still_waiting().count(),
        "check": last_check(),
        "credit_waits": waits(),
        "soon": on + timedelta(days=1),
    }


def page_of(run: PayRun) -> dict:
    """The list, and beside it each invoice that is not on it with the reasons."""
    payments = run.payments.exclude(state="left_out").select_related("member__person", "invoice")
    reasons: dict[int, dict] = {}
    for one in run.exclusions.select_related("invoice__member__person"):
        row = reasons.setdefault(one.invoice_id, {"invoice": one.invoice, "reasons": []})
        row["reasons"].append(one.reason)
    return {
        "run": run,
        "payments": payments.order_by("end_to_end_id"),
        "excluded": list(reasons.values()),
        "downloads": run.downloads.select_related("by"),
    }
