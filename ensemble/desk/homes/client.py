"""The home of a client: what to decide, where our needs stand, who works here, who to call."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.desk.cards import Task, judged
from ensemble.desk.homes.budget import Budget, budget_of
from ensemble.desk.homes.contracts import extensions_to_answer
from ensemble.desk.homes.papers import to_sign
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.conversations.reading import with_news
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import moment
from ensemble.work.contracts.reading import ends_on_of
from ensemble.work.missions.models import Mission, Need, NotRetained, Shortlist
from ensemble.work.missions.promises import answer_promised, promise, today
from ensemble.work.timesheets.waiting import MonthToAnswer, months_to_answer

OVER = ("ended", "given_up")


@dataclass(frozen=True)
class ClientHome:
    months: list[MonthToAnswer]
    tasks: list[Task]
    needs: list[Need]
    missions: list[Mission]
    budget: Budget | None
    appointment: Appointment | None
    contact: Person | None


def client_home(person: Person, *, at: datetime) -> ClientHome:
    under_way = list(Need.objects.visible_to(person).not_ended().with_stage().ready_to_read())
    needs = [need for need in under_way if need.is_open]
    drafts = [need for need in under_way if need.state == "draft" and need.author_id == person.pk]
    here = Mission.objects.visible_to(person).exclude(state__in=OVER)
    here = here.annotate(ends_on=ends_on_of("pk"))
    missions = list(here.ready_to_read().order_by("-pk")[:4])
    managers = [need.talent_manager for need in needs] + [one.talent_manager for one in missions]
    tasks = [
        *to_sign(person),
        *extensions_to_answer(person),
        *(_draft(need, at) for need in drafts[:1]),
        *_letters(person, needs, at),
        *_questions(person, needs, at),
        *_sentences(person),
    ]
    return ClientHome(
        months=months_to_answer(person),
        tasks=judged(tasks, at=at),
        needs=needs,
        missions=missions,
        budget=budget_of(person),
        appointment=Appointment.objects.attended_by(person).booked().ahead(at).first(),
        contact=_answering(managers[0], at) if managers else None,
    )


def _answering(manager: Person, at: datetime) -> Person:
    return Absence.objects.who_answers_for(manager, on=today(at))


def _draft(need: Need, at: datetime) -> Task:
    """The promise that a need receives, were it sent now."""
    return Task(
        eyebrow=_("A need not sent yet"),
        title=str(need) or _("Without a title"),
        note=_("Your answers are kept."),
        promise=_("Sent now, it has its answer by %(when)s.") % {"when": moment(promise(at))},
        due=promise(at),
        url=reverse("missions:check"),
        verb=_("Read it again and send it"),
    )


def _letters(person: Person, needs: list[Need], at: datetime) -> list[Task]:
    shared = Shortlist.objects.visible_to(person).select_related("signed_by").order_by()
    letters = {letter.need_id: letter for letter in shared}
    return [_letter(need, letters[need.pk], at) for need in needs if need.pk in letters]


def _letter(need: Need, letter: Shortlist, at: datetime) -> Task:
    """The promise made to whoever asks to meet one of them, now."""
    return Task(
        eyebrow=str(need),
        title=ngettext("%(count)s person awaits you", "%(count)s people await you", need.agreed)
        % {"count": need.agreed},
        note=_("Chosen and signed by %(name)s.") % {"name": letter.signed_by.name},
        promise=_("Ask to meet one of them: %(name)s brings you half-hours by %(when)s.")
        % {"name": need.talent_manager.first_name, "when": moment(answer_promised(at))},
        due=answer_promised(at),
        url=reverse("missions:shortlist", args=[letter.public_id]),
        verb=_("Read the letter"),
        person=letter.signed_by,
    )


def _questions(person: Person, needs: list[Need], at: datetime) -> list[Task]:
    asked = {talk.about_id for talk in with_news(person) if talk.about_label == "missions.need"}
    return [
        Task(
            eyebrow=str(need),
            title=_("%(name)s asks you something") % {"name": need.talent_manager.first_name},
            note=_("Your answer helps find the right person."),
            promise=_("Answer now: %(name)s writes back by %(when)s.")
            % {"name": need.talent_manager.first_name, "when": moment(answer_promised(at))},
            due=answer_promised(at),
            url=reverse("missions:questions", args=[need.public_id]),
            verb=_("Read and answer"),
            person=need.talent_manager,
        )
        for need in needs
        if need.pk in asked
    ]


def _sentences(person: Person) -> list[Task]:
    """One sentence for each person met and not retained: they get a written answer."""
    owed = (
        NotRetained.objects.to_explain_by(person)
        .values(
            "presentation__shortlist__need__public_id",
            "presentation__shortlist__need__current__title",
        )
        .annotate(people=Count("pk"), first=Min("promised_at"))
        .order_by("presentation__shortlist__need__public_id")
    )
    return [
        Task(
            eyebrow=row["presentation__shortlist__need__current__title"],
            title=ngettext(
                "One sentence for the person not retained",
                "One sentence for each of the %(count)s people not retained",
                row["people"],
            )
            % {"count": row["people"]},
            note=_("They agreed to be presented to you; each one receives an answer."),
            due=row["first"],
            url=reverse(
                "missions:sentences", args=[row["presentation__shortlist__need__public_id"]]
            ),
            verb=_("Write"),
        )
        for row in owed
    ]
