"""I5: every write that was answered is there, at any moment after it, whatever died since.

The runner notes each step it was told is done; after each death, the rows of all of them are read.
"""

from collections.abc import Callable, Iterable, Iterator

from ensemble.config.tests.faults.payday import Day
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.invoicing.models import Invoice
from ensemble.work.treasury.models import BankLine, PayRun, Statement


def _invoices(day: Day) -> bool:
    return Invoice.objects.filter(key__contains=day.name).count() == day.invoices


def _prepared(day: Day) -> bool:
    return PayRun.objects.filter(pk__gt=day.before).exists() and day.run.payments.exists()


def _submitted(day: Day) -> bool:
    return day.run.state in ("submitted", "approved")


def _approved(day: Day) -> bool:
    return day.run.state == "approved" and not day.run.payments.filter(state="included").exists()


def _downloaded(times: int) -> Callable[[Day], bool]:
    return lambda day: day.run.downloads.count() >= times


def _told(day: Day) -> bool:
    letters = Letter.objects.filter(
        kind="treasury/payment_ordered",
        about_label="treasury.payment",
        about_id__in=day.run.payments.values("pk"),
    )
    return letters.count() == day.run.payments.values("member").distinct().count()


def _imported(day: Day) -> bool:
    number = day.run.message_id
    recorded = Statement.objects.recorded().filter(account=day.run.account, number=number)
    return recorded.exists() and _lines(day).count() == day.run.count + 1


def _matched(day: Day) -> bool:
    return not _lines(day).unexplained().exists()


def _lines(day: Day):
    return BankLine.objects.filter(statement__number=day.run.message_id)


PROOFS: dict[str, Callable[[Day], bool]] = {
    "invoices": _invoices,
    "prepare": _prepared,
    "submit": _submitted,
    "approve": _approved,
    "download": _downloaded(1),
    "download again": _downloaded(2),
    "tell": _told,
    "import": _imported,
    "match": _matched,
}


def lost(day: Day, answered: Iterable[str]) -> Iterator[str]:
    """What was answered and is not there."""
    for step in answered:
        if not PROOFS[step](day):
            yield f"“{step}” was answered, and its rows are not there"
