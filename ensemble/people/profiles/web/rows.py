"""One person found: drawn here and not in a template, twenty of them at every letter typed."""

from datetime import date
from functools import cache, lru_cache
from types import SimpleNamespace
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ensemble.foundation.ui.pieces.people import portrait
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.search.asking import Found, Request
from ensemble.people.profiles.search.facts import said_of

ROW = """<li>{}<div class="found-who"><h2><a href="{}">{}</a> <small class="muted">{}</small></h2>
<p>{}</p><p class="found-facts">{}</p><ul class="terms">{}</ul></div></li>
"""
NOBODY = UUID(int=0)
TICK = mark_safe('<svg class="icon" aria-hidden="true"><use href="#tick"/></svg>')


def row(request: Request, found: Found, *, today: date) -> SafeString:
    """Who, in a line, where and when; then what of the request the card answers, and what it does not."""
    card = found.card
    address = _address().replace(str(NOBODY), str(card["public_id"]))
    photo = f"{address}/portrait" if card["has_portrait"] else ""
    return format_html(
        ROW,
        portrait(SimpleNamespace(name=card["name"], portrait_url=photo), "medium"),
        address,
        card["name"],
        "" if card["state"] == "active" else Member.State(card["state"]).label,
        card["line"],
        said_of(card, today=today),
        _terms(request, found),
    )


@cache
def _address() -> str:
    """The address of a card, worked out once for all of them."""
    return reverse("profiles:person", args=[NOBODY])


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
