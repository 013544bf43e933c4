"""People: whole circles, kept distinct, lit when they are together."""

from zlib import crc32

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ensemble.foundation.ui.formats.names import initials

register = template.Library()
UNSAID = mark_safe(' aria-hidden="true"')
HUES = ("sapin", "brique", "outremer", "prairie")


def hue(person: object) -> str:
    """The tint of someone's circle: always the same, and meaning nothing."""
    return HUES[crc32(str(getattr(person, "name", person)).encode()) % len(HUES)]


@register.simple_tag(name="portrait")
def portrait_tag(person, size="medium", present=False, named=True) -> SafeString:
    """size: small, medium, large, huge; `named=False` where the name is written beside."""
    return portrait(person, size, present=present, named=named)


def portrait(
    person: object, size: str, *, present: bool = False, named: bool = False
) -> SafeString:
    """Drawn here and not in a template: a list shows fifty of them."""
    photo = getattr(person, "portrait_url", "")
    return format_html(
        '<span class="portrait portrait-{} hue-{}"{}{}>{}</span>',
        size,
        hue(person),
        mark_safe(" data-present") if present else "",
        format_html(' role="img" aria-label="{}"', _name(person)) if named else UNSAID,
        format_html('<img src="{}" alt="" loading="lazy">', photo) if photo else initials(person),
    )


@register.inclusion_tag("ui/components/portrait_group.html")
def portrait_group(people, limit=4, size="medium", together=False):
    people = list(people)
    shown = people if len(people) == limit + 1 else people[:limit]
    return {
        "portraits": [portrait(person, size, named=True) for person in shown],
        "more": len(people) - len(shown),
        "size": size,
        "together": together,
    }


def _someone(person: object, size: str, *, present: bool = False) -> dict:
    return {"name": _name(person), "portrait": portrait(person, size, present=present)}


def _name(person: object) -> str:
    return str(getattr(person, "name", person))


@register.inclusion_tag("ui/components/person_line.html")
def person_line(person, line="", url="", note="", size="medium", present=False):
    return _someone(person, size, present=present) | {"line": line, "url": url, "note": note}


@register.simple_block_tag
def shortlist_card(content, person, line="", level=2, url="") -> SafeString:
    context = _someone(person, "large") | {
        "content": content,
        "line": line,
        "level": level,
        "url": url,
    }
    return render_to_string("ui/components/shortlist_card.html", context)


@register.inclusion_tag("ui/components/why.html")
def why(person, text):
    name = str(getattr(person, "name", person))
    return {"first_name": getattr(person, "first_name", "") or name.split()[0], "text": text}


@register.inclusion_tag("ui/components/vouch.html")
def vouch(text, name="", organisation="", context="", verified_on=None):
    return {
        "text": text,
        "name": name,
        "organisation": organisation,
        "context": context,
        "verified_on": verified_on,
    }


@register.inclusion_tag("ui/components/signed.html")
def signed(person, line="", on=None):
    """The signature at the foot of a letter."""
    return _someone(person, "large") | {"line": line, "on": on}


@register.inclusion_tag("ui/components/presence_chip.html")
def presence_chip(words, until=None, kind="open"):
    icons = {"open": "door-open", "cafe": "coffee", "place": "map-pin"}
    return {"words": words, "until": until, "icon_name": icons[kind]}
