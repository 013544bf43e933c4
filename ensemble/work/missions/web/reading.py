"""What the pages of a need show to whoever reads them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ensemble.foundation.accounts.access import has_role, is_team
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.conversations import reading as conversations
from ensemble.foundation.conversations.actions.seeing import see
from ensemble.foundation.conversations.models import Message
from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.persons.models import Person
from ensemble.work.missions import access
from ensemble.work.missions.clock import clock_of
from ensemble.work.missions.models import Need, Presentation, Shortlist
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.missions.models.need import NeedQuerySet
from ensemble.work.missions.web.forms.needs import ColleagueForm, PurchaseOrderForm, WordsForm


@dataclass(frozen=True)
class Group:
    """Needs that stand at the same point."""

    heading: str
    needs: list[Need]


def desk_of(person: Person, needs: NeedQuerySet) -> list[Group]:
    """Open needs: those that wait for whoever reads come first, the nearest promise on top."""
    rows = list(needs.exclude(state__in=("chosen", "withdrawn")).order_by("promised_at", "-pk"))
    names = _for_the_team() if has_role(person, "talent", "finance") else _for_a_client()
    groups = [
        Group(name, [need for need in rows if need.state in states]) for states, name in names
    ]
    return [group for group in groups if group.needs]


def _for_the_team() -> list[tuple[tuple[str, ...], str]]:
    return [
        (("sent",), _("To answer")),
        (("reframing", "composing"), _("Being composed")),
        (("shared",), _("With the client")),
        (("draft",), _("My drafts")),
    ]


def _for_a_client() -> list[tuple[tuple[str, ...], str]]:
    return [
        (("shared",), _("People are waiting for you")),
        (("sent", "reframing", "composing"), pgettext("needs", "With us")),
        (("draft",), _("To send")),
    ]


@dataclass(frozen=True)
class Entry:
    """Someone in a letter, as everyone reads them: words, money, and the hour of a meeting."""

    presentation: Presentation
    fee: FeeLine | None
    meeting: Appointment | None = None


def entries_of(shortlist: Shortlist) -> list[Entry]:
    """The people who agreed, in alphabetical order: two queries, however many they are."""
    people = list(shortlist.presentations.agreed().in_alphabetical_order().ready_to_read())
    meetings = _meetings_of(people)
    return [Entry(one, one.fee_line(), meetings.get(one.pk)) for one in people]


def _meetings_of(people: list[Presentation]) -> dict[int, Appointment]:
    """The last one booked about each."""
    if not people:
        return {}
    label = pointing_at(people[0])["about_label"]
    booked = Appointment.objects.booked().filter(about_label=label)
    found = booked.filter(about_id__in=[one.pk for one in people]).order_by("starts_at")
    return {meeting.about_id: meeting for meeting in found}


def thread_of(thing: Need | Presentation, person: Person) -> list[Message]:
    """What was said about it, for whoever takes part; her own page marks it as seen."""
    conversation = conversations.about(thing).visible_to(person).first()
    if conversation is None:
        return []
    see(conversation, by=person)
    return list(conversation.messages.select_related("by"))


def page_of(need: Need, person: Person, at: datetime) -> dict:
    """The one page of a need: each side finds what is hers."""
    client, talent = access.is_client_of(person, need), access.may_compose(person, need)
    page = {
        "need": need,
        "at": at,
        "client": client,
        "talent": talent,
        "on_our_side": is_team(person),
        "asked": is_asked(need, person) and _presentation_of(need, person),
        "may_reframe": access.may_reframe(person, need) and need.state in REWRITABLE,
        "clock": clock_of(need) if access.may_read_clock(person, need) else None,
        "brief": getattr(need, "brief", None),
    }
    if client or talent:
        page["dates"] = list(need.postponements.select_related("by"))
        page["may_postpone"] = access.may_postpone(person, need) and need.state in REWRITABLE
        page |= {"thread": thread_of(need, person), "form": WordsForm()}
        page["people"] = list(need.client_people())
        page["letters"] = _letters(need, person)
    if client:
        page["colleague_form"] = ColleagueForm()
        page["order_form"] = PurchaseOrderForm(initial={"purchase_order": need.purchase_order})
    if talent:
        page["presentations"] = _running(need)
    return page


REWRITABLE = ("sent", "reframing", "composing")


def is_asked(need: Need, person: Person) -> bool:
    """Whoever reads it as the person thought of: the client's budget is not told to her."""
    return not (access.is_client_of(person, need) or has_role(person, "talent", "finance"))


def _presentation_of(need: Need, person: Person) -> Presentation | None:
    return Presentation.objects.of_member(person).filter(shortlist__need=need).last()


def _letters(need: Need, person: Person) -> list[Shortlist]:
    letters = Shortlist.objects.visible_to(person).filter(need=need).exclude(shared_at=None)
    return list(letters.select_related("signed_by"))


def _running(need: Need) -> list[Presentation]:
    """Who is thought of, asked or agreed in the letter being composed or shared."""
    running = Presentation.objects.filter(shortlist__need=need).exclude(shortlist__state="closed")
    return list(running.in_alphabetical_order().ready_to_read())
