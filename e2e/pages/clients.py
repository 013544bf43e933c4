"""What a client opens: a need, the people presented, the days, the invoices, its own team."""

from e2e.pages.addresses import at
from e2e.pages.members import waiting
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.conversations.models import Conversation
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.models import Extension
from ensemble.work.missions.models import Mission, Need, Presentation, Shortlist
from ensemble.work.missions.web.forms.describing import STEPS


def pages() -> list[str]:
    need = Need.objects.get(author__name="Laurent Petit", state="shared")
    letter = Shortlist.objects.get(need=need, state="shared")
    one = letter.presentations.get(member__person__name="Julie Lemaire")
    said = Conversation.objects.filter(about_label="missions.need", about_id=need.pk).first()
    return [
        *("/", at("missions:needs"), at("missions:need", need), at("missions:sent", need)),
        *(at("missions:shortlist", letter), at("missions:shortlist_print", letter)),
        *(at("missions:choose", one), at("missions:meet", one), at("missions:question", one)),
        *(at("missions:withdraw_need", need), at("missions:attach_brief", need)),
        *(at("missions:versions", need), at("missions:people"), at("contracts:missions")),
        *(at("missions:questions", need), at("conversations:show", said)),
        *(at("accounts:organisation", need.organisation), at("calendar:agenda")),
        *(at("timesheets:show", waiting()), at("contracts:mission", waiting().mission)),
    ]


def buying() -> list[str]:
    """Who signs for the company: its contracts, its invoices, its people."""
    seat = Seat.objects.live().get(person__name="Laurent Petit")
    company, mission = seat.organisation, waiting().mission
    invoice = Invoice.objects.sold().filter(organisation=company).order_by("pk").last()
    return [
        *("/", at("contracts:mission", mission), at("contracts:extend", mission)),
        *(at("contracts:extend", mission) + more(mission), at("contracts:papers", mission)),
        *(at("accounts:organisation", company), at("accounts:invite_colleague", company)),
        *(at("accounts:limit_approval", seat), at("invoicing:client_identity", company)),
        *(at("invoicing:invoices"), at("invoicing:invoice", invoice)),
        at("invoicing:contest", invoice),
    ]


def more(mission: Mission) -> str:
    """What is asked for, to be read again before it leaves."""
    asked = Extension.objects.filter(mission=mission).first()
    until = asked.ends_on if asked else mission.starts_on.replace(year=mission.starts_on.year + 1)
    return f"?ends_on={until}&days=12&words=Encore."


def meeting() -> list[str]:
    booked = Appointment.objects.get(state="booked", about_label="missions.presentation")
    one = Presentation.objects.get(pk=booked.about_id)
    return [
        *(at("calendar:appointment", booked), at("missions:meet", one), at("calendar:agenda")),
        *(at("missions:meeting_move", one), at("missions:meeting_cancel", one)),
    ]


def after_the_choice() -> list[str]:
    """Someone was chosen: a word for each of the others, and the mission to come."""
    mission = Mission.objects.get(need__author__name="Thomas Guérin")
    return [
        *("/", at("missions:sentences", mission.need), at("missions:need", mission.need)),
        *(at("contracts:mission", mission), at("contracts:give_up", mission)),
    ]


def describing() -> list[str]:
    """A need that is being written."""
    return [
        *(at("missions:describe"), at("missions:check"), at("missions:draft_brief")),
        *(at("missions:describe_step", step) for step in STEPS),
    ]
