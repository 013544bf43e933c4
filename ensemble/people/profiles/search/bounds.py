"""A daily rate and a starting date, read in the text of a request."""

import re
from datetime import date, timedelta
from decimal import Decimal

LOWEST, HIGHEST = 100, 5000
"""Outside, an amount is not a daily rate."""

NUMBER = r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{3,4})"
RATE = re.compile(
    rf"(?:tjm|taux journalier|daily rate)\D{{0,25}}{NUMBER}|{NUMBER}\s*(?:€|euros?\b|eur\b|k?€\s*/)"
)

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("janvier", "january"),
            ("fevrier", "february"),
            ("mars", "march"),
            ("avril", "april"),
            ("mai", "may"),
            ("juin", "june"),
            ("juillet", "july"),
            ("aout", "august"),
            ("septembre", "september"),
            ("octobre", "october"),
            ("novembre", "november"),
            ("decembre", "december"),
        ],
        start=1,
    )
    for name in names
}
START = (
    r"(?:a partir d|des\b|demarr|commenc|debut|disponib|libre|start|from\b|as of|available|free\b)"
)
MONTH = "|".join(MONTHS)
DAY = re.compile(
    rf"{START}.{{0,30}}?(?:"
    r"(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"
    rf"|(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+|(?P<part>mi|debut|fin|early|mid|end of)[ -]+)?"
    rf"(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}}))?"
    r")",
    re.DOTALL,
)
AT_ONCE = re.compile(r"\b(?:immediat\w*|des maintenant|des que possible|asap|at once)\b")


def read_rate(folded: str) -> tuple[Decimal | None, str]:
    """The highest daily rate named, and the text without it."""
    rates = []
    for found in RATE.finditer(folded):
        amount = int(re.sub(r"\D", "", found[1] or found[2]))
        if LOWEST <= amount <= HIGHEST:
            rates.append(amount)
    return (Decimal(max(rates)) if rates else None), RATE.sub(" ", folded)


def read_start(folded: str, *, today: date) -> tuple[date | None, str]:
    """The first date that follows a word of beginning, and the text without it.

    Without a year, the next such day; a month alone begins on its first.
    """
    if found := DAY.search(folded):
        if day := _date(found, today):
            return day, folded[: found.start()] + " " + folded[found.end() :]
    elif AT_ONCE.search(folded):
        return today, AT_ONCE.sub(" ", folded)
    return None, folded


def _date(found: re.Match, today: date) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["y"]:
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
        month, year = MONTHS[found["month"]], int(found["year"] or today.year)
        day = date(year, month, _day_of_month(found, year, month))
        if not found["year"] and day < today - timedelta(days=31):
            day = date(year + 1, month, _day_of_month(found, year + 1, month))
    except ValueError:  # the 31st of a shorter month: no date was read
        return None
    return day


def _day_of_month(found: re.Match, year: int, month: int) -> int:
    if found["day"]:
        return int(found["day"])
    if found["part"] in {"mi", "mid"}:
        return 15
    if found["part"] in {"fin", "end of"}:
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return 1
