"""What must hold after any fault, and every night: each returns what is wrong, in sentences."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Count, Sum
from django.utils import timezone

from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.storing import Damaged
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger import checking
from ensemble.work.timesheets.models import Approval, Day
from ensemble.work.treasury.models import BankLine, Match, Payment, PayRun
from ensemble.work.treasury.models.payrun import LIVE
from ensemble.work.treasury.payfile import content_of as file_of
from ensemble.work.treasury.payfile import hash_of

WITHOUT_A_WORKER = """
SELECT job.id, job.task_name FROM procrastinate_jobs job
LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
WHERE job.status = 'doing'
  AND coalesce(worker.last_heartbeat, '-infinity') < now() - %s::interval
"""

HAPPENS_ONCE = ("treasury/payment_ordered", "treasury/payment_returned")


def ledger_balances_and_its_chain_holds() -> list[str]:
    """I1 and I2: every entry sums to zero; numbers, hashes and guards are whole."""
    return checking.invariants()


def each_approved_day_is_billed_once() -> Iterator[str]:
    """I3: one day a date, each in one approval, each approval in one invoice a side less what it
    credits, none beside."""
    days = Day.objects.filter(state="approved").order_by()
    sums = days.values("timesheet__mission__member", "on").annotate(days=Sum("quantity"))
    for row in sums.filter(days__gt=1):
        yield f"{row['on']}: more than one day of one member is approved"
    known = Approval.objects.select_related("client_invoice", "member_invoice")
    billed = set()
    known = known.prefetch_related("credits__invoice")
    for one in known.annotate(counted=Sum("days_approved__quantity")):
        if one.counted is not None and one.counted != one.days:
            yield f"approval {one.pk}: {one.days} days were approved, and {one.counted} stand"
        billed.update((one.client_invoice_id, one.member_invoice_id))
        for side in sides_written(one):
            if (written := sum(days_on(paper) * paper.sign for paper in side)) != one.days:
                numbers = ", ".join(paper.number for paper in side)
                yield f"{numbers}: {written} days for the {one.days} of approval {one.pk}"
    about = Invoice.objects.live().not_credits().filter(about_label="timesheets.timesheet")
    for number in about.exclude(pk__in=billed - {None}).values_list("number", flat=True):
        yield f"{number}: bills days that no approval made it for"


def sides_written(approval: Approval) -> Iterator[list[Invoice]]:
    """By side, its invoice and its credit notes; hers is whole once she wrote both."""
    for side in ("client", "member"):
        if side == "member" and approval.takes_back and approval.state == "awaiting_member":
            continue
        credits = [one.invoice for one in approval.credits.all() if one.side == side]
        if papers := [*filter(None, [getattr(approval, f"{side}_invoice")]), *credits]:
            yield papers


def days_on(invoice: Invoice) -> Decimal:
    return sum((line.quantity for line in invoice.lines if line.unit == "DAY"), Decimal(0))


def each_payment_is_in_one_live_file() -> Iterator[str]:
    """I4: one number a payment, one live payment an invoice, one file a run for ever."""
    live = Payment.objects.filter(state__in=LIVE).order_by()
    for row in live.values("invoice").annotate(times=Count("pk")).filter(times__gt=1):
        yield f"invoice {row['invoice']} is in {row['times']} live runs"
    for row in Payment.objects.order_by().values("end_to_end_id").annotate(n=Count("pk")):
        if row["n"] > 1:
            yield f"{row['end_to_end_id']} names {row['n']} payments"


def each_approved_run_gives_its_file(since: int = 0) -> Iterator[str]:
    """I4: byte for byte what two people read, drawn again from the rows."""
    runs = PayRun.objects.filter(state="approved", pk__gte=since)
    for run in runs.select_related("account"):
        if hash_of(file_of(run)) != run.sha256:
            yield f"{run} no longer gives the file that was approved"


def each_ordered_payment_is_posted_once() -> Iterator[str]:
    """I4, in the books: ordered or paid has its settlement, returned has it undone, once."""
    known = Payment.objects.exclude(state="included").select_related("settlement__undone_by", "run")
    for one in known:
        undone = one.settlement and hasattr(one.settlement, "undone_by")
        right = {"ordered": (True, False), "paid": (True, False), "returned": (True, True)}
        expected = right.get(one.state, (False, False))
        if (one.settlement is not None, bool(undone)) != expected:
            yield f"{one} is {one.state}, and its settlement says otherwise"


def each_line_is_explained_for_what_it_is_worth() -> Iterator[str]:
    """What is left of a bank line, and what matches explain, make its amount."""
    live = Match.objects.live().order_by().values_list("line")
    explained = dict(live.annotate(sum=Sum("amount")))
    for line in BankLine.objects.all():
        of_it = explained.get(line.pk, 0)
        if line.left + of_it != abs(line.amount):
            yield f"line {line.pk}: {line.left} left and {of_it} explained of {line.amount}"


def each_file_has_its_bytes() -> Iterator[str]:
    """I6."""
    for stored in StoredFile.objects.filter(state="kept"):
        try:
            content_of(stored)
        except (Damaged, OSError) as trouble:
            yield f"file {stored.pk}: {trouble}"


def no_job_is_done_by_nobody(for_longer_than: timedelta = timedelta(minutes=2)) -> list[str]:
    """I7."""
    with connection.cursor() as cursor:
        cursor.execute(WITHOUT_A_WORKER, [for_longer_than])
        return [
            f"job {number} ({name}) has no worker at {timezone.now()}" for number, name in cursor
        ]


def each_letter_was_written_once() -> Iterator[str]:
    """I8, before it leaves: one letter a person, a kind and a thing that happens once; whether it left
    once is `test_two_workers_deliver_each_letter_once`."""
    once = Letter.objects.filter(kind__in=HAPPENS_ONCE).order_by()
    for row in once.values("kind", "to", "about_label", "about_id").annotate(n=Count("pk")):
        if row["n"] > 1:
            yield f"{row['kind']} was written {row['n']} times about {row['about_id']}"


INVARIANTS: list[Callable[[], Iterable[str]]] = [
    ledger_balances_and_its_chain_holds,
    each_approved_day_is_billed_once,
    each_payment_is_in_one_live_file,
    each_ordered_payment_is_posted_once,
    each_line_is_explained_for_what_it_is_worth,
    each_file_has_its_bytes,
    no_job_is_done_by_nobody,
    each_letter_was_written_once,
]
"""I5, that every write answered is present, needs to know what was answered: `answered` for the runner of
seeds, `House.state` for the others."""


def broken(*, since_run: int = 0) -> list[str]:
    """Everything that does not hold; nothing, when all does. `since_run`: earlier files were proved."""
    files = each_approved_run_gives_its_file(since_run)
    return [*files, *(trouble for invariant in INVARIANTS for trouble in invariant())]
