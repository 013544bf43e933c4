"""What a member is paid next: of everything that is owed, and of one mission alone. The home asks at each visit."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from ensemble.money.invoicing.models import Invoice
from ensemble.people.profiles.models import Member
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.models import Approval
from ensemble.work.treasury.books import KEPT, owed_to, payments_of
from ensemble.work.treasury.lines import Line
from ensemble.work.treasury.money import as_scheduled
from ensemble.work.treasury.promises import PAYABLE_ON


class Ahead(NamedTuple):
    """A payment to come; `mission` is the key of the one whose days it pays, when days made it."""

    line: Line
    mission: int | None


def ahead_of(member: Member, *, at: datetime) -> list[Ahead]:
    """In two queries: those that are certain of their day, then what is owed, each in its order."""
    live = payments_of(member).live().exclude(run__state="draft")
    live = live.annotate(mission=_mission_of("invoice")).order_by("run__pay_on", "pk")
    on = today(at)
    owed = owed_to(member).annotate(payable_on=PAYABLE_ON, mission=_mission_of("pk"))
    return [
        *(Ahead(as_scheduled(one), one.mission) for one in live[:KEPT]),
        *(
            Ahead(_as_owed(one, on), one.mission)
            for one in owed.order_by("payable_on", "pk")[:KEPT]
        ),
    ]


def first_of(ahead: Sequence[Ahead], mission: Mission) -> Line | None:
    return next((one.line for one in ahead if one.mission == mission.pk), None)


def _mission_of(invoice: str) -> Subquery:
    billed = Approval.objects.filter(member_invoice=OuterRef(invoice)).order_by("pk")
    return Subquery(billed.values("timesheet__mission")[:1])


def _as_owed(invoice: Invoice, earliest: date) -> Line:
    certain, on = invoice.promised_on is not None, max(invoice.payable_on, earliest)
    sentence = _("Promised; nothing to do on your side.") if certain else ""
    return Line("invoiced", invoice.number, invoice.open_amount, on, sentence, certain)
