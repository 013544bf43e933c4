"""The hands of the story: days before and after the day the world is built."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ensemble.foundation.core.workdays import CLOSES, OPENS, is_working_day, next_working_day

PARIS = ZoneInfo("Europe/Paris")
A_DAY = timedelta(hours=CLOSES.hour - OPENS.hour)


class Clock:
    def __init__(self, now: datetime):
        self.now = now

    def ago(self, days: float) -> datetime:
        """That many days ago, five of which in seven are worked: always within working hours,
        and later whenever `days` is less."""
        span = A_DAY * days * 5 / 7
        moment = self._last_worked(self.now.astimezone(PARIS))
        while (worked := moment - self._at(moment.date(), OPENS)) < span:
            span -= worked
            moment = self._at(previous_working_day(moment.date()), CLOSES)
        return moment - span

    def day(self, in_days: int) -> date:
        return (self.now + timedelta(days=in_days)).astimezone(PARIS).date()

    def working_day(self, in_days: int) -> date:
        """The first working day at or after that many days from now."""
        day = self.day(in_days)
        return day if is_working_day(day) else next_working_day(day)

    def at(self, day: date, hour: int) -> datetime:
        return self._at(day, time(hour))

    def hour(self, in_days: int, hour: str) -> datetime:
        return self._at(self.working_day(in_days), time.fromisoformat(hour))

    def _last_worked(self, moment: datetime) -> datetime:
        """`moment` within working hours, otherwise the closing before it."""
        if is_working_day(moment.date()) and moment.time() >= OPENS:
            return min(moment, self._at(moment.date(), CLOSES))
        return self._at(previous_working_day(moment.date()), CLOSES)

    @staticmethod
    def _at(day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, PARIS)


def previous_working_day(day: date) -> date:
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
