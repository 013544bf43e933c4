"""Time kept on the operator and on the client, in working hours; on nobody else.

need sent → first human word → signed shortlist → the client's answer → choice
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from statistics import median

from django.db.models import F, Min, OuterRef, Subquery
from django.db.models.functions import Least

from ensemble.foundation.core.workdays import working_hours_between
from ensemble.foundation.parameters.models import Operator
from ensemble.work.missions.models import Mission, Need, Postponement, Shortlist

Measure = Callable[[datetime, datetime], timedelta]


@dataclass(frozen=True)
class Clock:
    """The instants of one need, and the working time between them; None for what has not come.

    `first_word` and `shortlist` are the operator's, counted from the sending; `answer` and
    `choice` are the client's, counted from the signed shortlist. `kept` says whether that
    shortlist left by the date first promised: another date given since does not make it kept.
    """

    sent_at: datetime | None
    promised_at: datetime | None  # today's promise, put off or not
    first_word_at: datetime | None
    shared_at: datetime | None
    answered_at: datetime | None
    chosen_at: datetime | None
    first_word: timedelta | None
    shortlist: timedelta | None
    answer: timedelta | None
    choice: timedelta | None
    kept: bool | None


@dataclass(frozen=True)
class Medians:
    """Working time, over the needs sent since a day; None when nothing can be said yet."""

    needs: int
    first_word: timedelta | None
    shortlist: timedelta | None
    answer: timedelta | None
    choice: timedelta | None


def clock_of(need: Need) -> Clock:
    return _clocks(Need.objects.filter(pk=need.pk))[0]


def medians(since: datetime) -> Medians:
    """Published to all members: the operator's delays and the clients', together."""
    clocks = _clocks(Need.objects.filter(sent_at__gte=since))
    return Medians(
        needs=len(clocks),
        first_word=_median(clock.first_word for clock in clocks),
        shortlist=_median(clock.shortlist for clock in clocks),
        answer=_median(clock.answer for clock in clocks),
        choice=_median(clock.choice for clock in clocks),
    )


def _clocks(needs) -> list[Clock]:
    """Two queries, whatever the number of needs."""
    letters = Shortlist.objects.filter(need=OuterRef("pk")).order_by().values("need")
    slipped = Postponement.objects.filter(need=OuterRef("pk")).order_by().values("need")
    missions = Mission.objects.filter(need=OuterRef("pk")).order_by()
    rows = needs.order_by().values_list(
        "sent_at",
        "promised_at",
        Least(
            Subquery(slipped.annotate(first=Min("was")).values("first")),
            Subquery(letters.annotate(first=Min("promised_at")).values("first")),
            F("promised_at"),
        ),
        "first_human_word_at",
        Subquery(letters.annotate(first=Min("shared_at")).values("first")),
        Subquery(letters.annotate(first=Min("answered_at")).values("first")),
        Subquery(missions.values("chosen_at")),
    )
    measure = _measure_of(Operator.current())
    return [_clock(row, measure) for row in rows]


def _clock(row: tuple[datetime | None, ...], measure: Measure) -> Clock:
    sent_at, promised_at, first_promise, first_word_at, shared_at, answered_at, chosen_at = row

    def span(start: datetime | None, end: datetime | None) -> timedelta | None:
        return measure(start, end) if start and end else None

    return Clock(
        sent_at=sent_at,
        promised_at=promised_at,
        first_word_at=first_word_at,
        shared_at=shared_at,
        answered_at=answered_at,
        chosen_at=chosen_at,
        first_word=span(sent_at, first_word_at),
        shortlist=span(sent_at, shared_at),
        answer=span(shared_at, answered_at),
        choice=span(shared_at, chosen_at),
        kept=shared_at <= first_promise if shared_at and first_promise else None,
    )


def _measure_of(operator: Operator) -> Measure:
    return partial(
        working_hours_between,
        zone=operator.time_zone,
        opens=operator.day_starts_at,
        closes=operator.day_ends_at,
    )


def _median(spans: Iterable[timedelta | None]) -> timedelta | None:
    known = [span for span in spans if span is not None]
    return timedelta(seconds=median(span.total_seconds() for span in known)) if known else None
