"""An approval and all that it is billed from, read once."""

from dataclasses import dataclass
from functools import cached_property

from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import LegalEntity, Mandate
from ensemble.money.invoicing.reading import mandate_of
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.courses import Course, course_of
from ensemble.work.timesheets.models import Approval, Day, Expense


@dataclass(frozen=True)
class Bill:
    """What was approved never changes, so that it is read once for both sides; nor do the parties while
    it is written."""

    approval: Approval
    days: list[Day]
    spent: list[Expense]
    course: Course

    @property
    def mission(self) -> Mission:
        return self.approval.timesheet.mission

    @property
    def terms(self) -> Terms:
        """The last version agreed: no day is approved before there is one."""
        return self.course.versions[-1]

    @cached_property
    def operator(self) -> LegalEntity | None:
        return LegalEntity.objects.operator()

    @cached_property
    def client(self) -> LegalEntity | None:
        return LegalEntity.objects.of(self.mission.organisation)

    @cached_property
    def business(self) -> Business | None:
        return business_of(self.mission.member)

    @cached_property
    def mandate(self) -> Mandate | None:
        """That under which the operator writes in the member's name, on the day of the approval."""
        return mandate_of(self.mission.member, on=day_of(self.approval.at))


def bill_of(approval: Approval) -> Bill:
    days = approval.days_approved.select_related(
        "corrects__approval__client_invoice", "corrects__approval__member_invoice"
    )
    return Bill(
        approval,
        list(days.order_by("on", "pk")),
        list(approval.recharged.order_by("on", "pk")),
        course_of(approval.timesheet.mission),
    )
