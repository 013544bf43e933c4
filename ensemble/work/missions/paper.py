"""The shortlist as a page to print and to file."""

from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.translation import ngettext

from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats import dates, money
from ensemble.work.missions.models import NeedVersion, Presentation, Shortlist


def shortlist_pdf(shortlist: Shortlist, agreed: list[Presentation], *, language: str) -> bytes:
    """The signed letter, for those who file: the same words and lines of money as the page.

    `agreed` stands in alphabetical order; the shortlist is signed.
    """
    operator = Operator.current()
    with (
        translation.override(language),
        timezone.override(ZoneInfo(operator.time_zone)),
    ):
        data = _data(shortlist, agreed, operator)
    return typeset("missions/shortlist", data, language=language)


def _data(shortlist: Shortlist, agreed: list[Presentation], operator: Operator) -> dict:
    need = shortlist.need
    return {
        "at": shortlist.shared_at,
        "operator": operator.letterhead(translation.get_language()),
        "organisation": need.organisation.name,
        "purchase_order": need.purchase_order,
        "need": {"title": need.current.title, "words": _words(need.current)},
        "by": shortlist.signed_by.name,
        "phone": shortlist.signed_by.phone,
        "signed_on": dates.dated_day(shortlist.shared_at),
        "people": [_person(presentation) for presentation in agreed],
    }


def _words(version: NeedVersion) -> list[str]:
    return [words for words in (version.context, version.outcome) if words]


def _person(presentation: Presentation) -> dict:
    line = presentation.fee_line()
    return {
        "name": presentation.person.name,
        "line": presentation.line,
        "why": presentation.why,
        "limit": presentation.limit,
        "how_we_met": presentation.how_we_met,
        "years": _years(presentation.years),
        "free_on": dates.dated_day(presentation.free_on),
        "place": presentation.place,
        "rate": money.euros(line.rate),
        "fee": money.euros(line.fee),
        "price": money.euros(line.price),
        "percent": money.percent(line.percent),
        "basis": presentation.fee_rule.get_basis_display(),
    }


def _years(years: int | None) -> str:
    if years is None:
        return ""
    return ngettext("%(years)s year of practice", "%(years)s years of practice", years) % {
        "years": years
    }
