"""People: whole circles, kept distinct, lit when they are together."""

from zlib import crc32

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ensemble.foundation.ui.formats.names import initials

register = template.Library()
HUES = ("sapin", "brique", "outremer", "prairie")


def hue(person: object) -> str:
    """The tint of someone's circle: always the same, and meaning nothing."""
    return HUES[crc32(str(getattr(person, "name", person)).encode()) % len(HUES)]


def _portrait(person, size="medium", present=False, named=True) -> dict:
    return {
        "name": str(getattr(person, "name", person)),
        "initials": initials(person),
        "photo": getattr(person, "portrait_url", ""),
        "hue": hue(person),
        "size": size,
        "present": present,
        "named": named,
    }


@register.inclusion_tag("ui/components/portrait.html")
def portrait(person, size="medium", present=False, named=True):
    """size: small, medium, large, huge; `named=False` where the name is written beside."""
    return _portrait(person, size, present, named)


@register.inclusion_tag("ui/components/portrait_group.html")
def portrait_group(people, limit=4, size="medium", together=False):
    people = list(people)
    shown = people if len(people) == limit + 1 else people[:limit]
    return {
        "portraits": [_portrait(person, size) for person in shown],
        "more": len(people) - len(shown),
        "size": size,
        "together": together,
    }


@register.inclusion_tag("ui/components/person_line.html")
def person_line(person, line="", url="", note="", size="medium", present=False):
    return _portrait(person, size, present, named=False) | {"line": line, "url": url, "note": note}


@register.simple_block_tag
def shortlist_card(content, person, line="", level=2, url="") -> SafeString:
    context = _portrait(person, "large", named=False) | {
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
    return _portrait(person, "large", named=False) | {"line": line, "on": on}


@register.inclusion_tag("ui/components/presence_chip.html")
def presence_chip(words, until=None, kind="open"):
    icons = {"open": "door-open", "cafe": "coffee", "place": "map-pin"}
    return {"words": words, "until": until, "icon_name": icons[kind]}
