"""What clients wrote and nobody has read: about a need, or about someone presented."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task, judged
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.conversations.reading import with_news
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need, Presentation
from ensemble.work.missions.promises import answer_promised

SHOWN, MOST = 12, 60


def words_to_answer(person: Person, *, at: datetime) -> Group:
    """Each by the day on which a word is answered here, while its need is open."""
    needs = Need.objects.open()
    presented = Presentation.objects.filter(shortlist__need__in=needs)
    news = _longest_waiting(person, needs, presented)
    needs = needs.filter(pk__in=_keys(news, "missions.need")).ready_to_read()
    presented = presented.filter(pk__in=_keys(news, "missions.presentation"))
    words = [_about_a_need(one, news["missions.need", one.pk]) for one in needs]
    words += [
        _about_someone(one, news["missions.presentation", one.pk])
        for one in presented.ready_to_read()
    ]
    words.sort(key=lambda task: task.due)
    return Group(_("Clients waiting for a word"), judged(words[:SHOWN], at=at))


def _longest_waiting(
    person: Person, needs: QuerySet[Need], presented: QuerySet[Presentation]
) -> dict[tuple[str, int], Conversation]:
    """The conversation of each of these things in which the oldest word was not read."""
    of_needs = Q(about_label="missions.need", about_id__in=needs.values("pk"))
    of_people = Q(about_label="missions.presentation", about_id__in=presented.values("pk"))
    news: dict[tuple[str, int], Conversation] = {}
    for talk in with_news(person).filter(of_needs | of_people).order_by("news_at", "pk")[:MOST]:
        news.setdefault((talk.about_label, talk.about_id), talk)
    return news


def _about_a_need(need: Need, talk: Conversation) -> Task:
    return Task(
        eyebrow=need.organisation.name,
        title=str(need),
        url=reverse("missions:questions", args=[need.public_id]),
        verb=_("Read and answer"),
        due=answer_promised(talk.news_at),
    )


def _about_someone(presentation: Presentation, talk: Conversation) -> Task:
    return Task(
        eyebrow=_("About %(name)s") % {"name": presentation.person.name},
        title=str(presentation.need),
        url=reverse("missions:question", args=[presentation.public_id]),
        verb=_("Read and answer"),
        due=answer_promised(talk.news_at),
    )


def _keys(news: dict[tuple[str, int], Conversation], label: str) -> list[int]:
    return [key for about, key in news if about == label]
