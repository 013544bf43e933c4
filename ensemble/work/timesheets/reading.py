"""What a month shows to whoever reads it, and what upper apps ask of it."""

from decimal import Decimal

from django.db.models import Q
from django.utils.formats import date_format

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.timesheets import access
from ensemble.work.timesheets.actions.invoicing_herself import may_credit_days
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.courses import course_of
from ensemble.work.timesheets.lines import lines_of, sum_of
from ensemble.work.timesheets.models import Approval, Day, Expense, Timesheet
from ensemble.work.timesheets.squares import weeks_of


def page_of(timesheet: Timesheet, person: Person) -> dict:
    """The context of the page: the same facts for all three, the gestures of each."""
    mine = access.may_declare(person, timesheet.mission)
    answers = access.may_answer(person, timesheet)
    waits = timesheet.state == "submitted" and _open(timesheet)
    return {
        "timesheet": timesheet,
        "waits": waits,
        "mission": timesheet.mission,
        "terms": latest_terms(timesheet.mission),
        "weeks": list(weeks_of(timesheet)),
        "afterwards": [day for day in timesheet.days.all() if day.is_afterwards],
        "since": _since(timesheet, person),
        "correctable": _correctable(timesheet) if mine else [],
        "may_add": mine and timesheet.is_answered,
        "disputed": [
            line
            for line in (*timesheet.days.all(), *timesheet.expenses.all())
            if line.state == "disputed"
        ],
        "expenses": [one for one in timesheet.expenses.all() if one.state != "withdrawn"],
        "money": money_of(timesheet),
        "approvals": approvals_of(timesheet, person),
        "seen": timesheet.fingerprint() if answers and waits else "",
        "disputable": disputable(timesheet) if answers and waits else [],
        "may_call_back": mine and _untouched(timesheet),
        "mine": mine,
        "may_nudge": waits and access.may_nudge(person),
        "may_release": access.may_bill(person),
        "may_read_member": mine or has_role(person, "talent", "finance"),
    }


def money_of(timesheet: Timesheet) -> FeeLine | None:
    """The line of the days that count, the same for all three: euros, excluding tax."""
    days = [day for day in timesheet.days.all() if day.state in ("declared", "approved")]
    course = course_of(timesheet.mission)
    known = [(day, terms) for day in days if (terms := course.terms_on(day.on))]
    if not known:
        return None
    rate = sum((to_cents(one.rate * day.quantity) for day, one in known), Decimal("0.00"))
    price = sum((to_cents(one.price * day.quantity) for day, one in known), Decimal("0.00"))
    last: Terms = known[-1][1]
    return FeeLine(rate, price - rate, price, last.percent, last.basis)


def disputable(timesheet: Timesheet) -> list[tuple[str, str]]:
    """What a client may set aside: (public id, words)."""
    lines: list[Day | Expense] = [*timesheet.days.all(), *timesheet.expenses.all()]
    return [(str(line.public_id), _named(line)) for line in lines if line.state == "declared"]


def approvals_of(timesheet: Timesheet, person: Person) -> list[Approval]:
    """Each with `readable`: those of its invoices that this person may open; and with what its
    member still has to write (`to_invoice`, `to_credit`)."""
    found = timesheet.approvals.select_related("by", "client_invoice", "member_invoice")
    approvals = list(found.prefetch_related("credits__invoice").order_by("pk"))
    mine = set(Invoice.objects.visible_to(person).about(timesheet).values_list("pk", flat=True))
    for approval in approvals:
        both = (approval.client_invoice, approval.member_invoice)
        credits = [one.invoice for one in approval.credits.all()]
        approval.readable = [one for one in (*both, *credits) if one and one.pk in mine]
        waits = approval.state == "awaiting_member" and approval.member_invoice is None
        waits = waits or approval.was_refused
        approval.to_invoice = waits and sum_of(lines_of(bill_of(approval), "member")) > 0
        approval.to_credit = may_credit_days(approval)
    return approvals


def months_of(mission: Mission, person: Person) -> list[Timesheet]:
    """What this person may read of a mission, the last month first."""
    mine = Timesheet.objects.visible_to(person).of(mission)
    return list(mine.prefetch_related("days").select_related("submitted_to"))


def _named(line: Day | Expense) -> str:
    on = date_format(line.on, "l j F")
    if isinstance(line, Expense):
        return f"{on} : {line.label}"
    return f"{on} (½)" if abs(line.quantity) < 1 else on


def _open(timesheet: Timesheet) -> bool:
    lines = (*timesheet.days.all(), *timesheet.expenses.all())
    return any(one.state == "declared" for one in lines)


def _since(timesheet: Timesheet, person: Person) -> list[Day]:
    """What later months carry for this one, as far as this person reads them."""
    lines = Day.objects.live().filter(Q(corrects__timesheet=timesheet) | Q(adds_to=timesheet))
    read = lines.filter(timesheet__in=Timesheet.objects.visible_to(person))
    return list(read.select_related("timesheet").order_by("on", "pk"))


def _correctable(timesheet: Timesheet) -> list[Day]:
    return [day for day in timesheet.days.all() if day.state == "approved" and not day.corrects_id]


def _untouched(timesheet: Timesheet) -> bool:
    days = timesheet.days.all()
    return timesheet.state == "submitted" and all(day.state == "declared" for day in days)
