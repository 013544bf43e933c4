"""The hands of the story: days before and after the day the world is built."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ensemble.foundation.core.workdays import is_working_day, next_working_day, next_working_moment

PARIS = ZoneInfo("Europe/Paris")


class Clock:
    def __init__(self, now: datetime):
        self.now = now

    def ago(self, days: float) -> datetime:
        """That many days ago, within working hours, and never later than now."""
        return min(next_working_moment(self.now - timedelta(days=days)), self.now)

    def day(self, in_days: int) -> date:
        return (self.now + timedelta(days=in_days)).astimezone(PARIS).date()

    def hour(self, in_days: int, hour: str) -> datetime:
        """A local hour, on the first working day at or after that many days from now."""
        day = self.day(in_days)
        day = day if is_working_day(day) else next_working_day(day)
        return datetime.combine(day, time.fromisoformat(hour), PARIS)
