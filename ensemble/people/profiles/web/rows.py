"""One person found, said in few strings: the search shows twenty of them at every letter typed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import short_day
from ensemble.foundation.ui.formats.money import rate
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.search.asking import Found, Request

TICK = mark_safe('<svg class="icon" aria-hidden="true"><use href="#tick"/></svg>')


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    url: str
    portrait_url: str
    line: str
    note: str
    facts: str
    terms: SafeString
    """What of the request the card answers, then what it does not."""


def row(request: Request, found: Found, *, today: date) -> Row:
    card = found.card
    public_id = [card["public_id"]]
    return Row(
        name=card["name"],
        url=reverse("profiles:person", args=public_id),
        portrait_url=reverse("profiles:portrait", args=public_id) if card["has_portrait"] else "",
        line=card["line"],
        note="" if card["state"] == "active" else str(Member.State(card["state"]).label),
        facts=" · ".join(_facts(card, today)),
        terms=_terms(request, found),
    )


def _facts(card: dict, today: date) -> list[str]:
    facts = [card["city"]] if card["city"] else []
    if card["remote"]:
        facts.append(_("also at a distance") if card["city"] else _("at a distance"))
    if card["rate"]:
        facts.append(rate(card["rate"]))
    if (free_on := card["free_on"]) is None:
        return facts
    if free_on <= today:
        return [*facts, _("free now")]
    return [*facts, _("free %(day)s") % {"day": short_day(free_on)}]


def _terms(request: Request, found: Found) -> SafeString:
    held, said, missing = [], [], []
    absent = format_html('<span class="visually-hidden">{} </span>', _("not:"))
    for skill in request.skills:
        if found.holds(skill):
            held.append(_term("term", skill.label, TICK))
        elif found.mentions(skill):
            said.append(_term("term term-word", skill.label, TICK))
        else:
            missing.append(_term("term term-missing", skill.label, absent))
    for word in request.words:
        if word.lexeme in found.said:
            said.append(_term("term term-word", word.label, TICK))
        else:
            missing.append(_term("term term-missing", word.label, absent))
    return mark_safe("".join([*held, *said, *missing]))  # each label was escaped


@lru_cache(maxsize=1000)
def _term(css: str, label: str, mark: str) -> SafeString:
    """Twenty people answer the same few terms: each is written once."""
    return format_html('<li class="{}">{}{}</li>', css, mark, label)
