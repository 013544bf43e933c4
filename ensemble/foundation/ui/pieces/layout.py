"""Cards, sections, callouts, dialogs, tabs: what holds other things."""

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()

TONES = {
    "info": "info",
    "done": "circle-check",
    "watch": "triangle-alert",
    "error": "circle-alert",
    "act": "circle-dot",
    "quiet": "minus",
}


def rendered(name: str, **context) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", context)


@register.simple_block_tag
def card(content, heading="", eyebrow="", note="", tone="", url="", level=2, id="") -> SafeString:
    """tone: people (mirabelle), sunken, quiet."""
    return rendered(
        "card",
        content=content,
        heading=heading,
        eyebrow=eyebrow,
        note=note,
        tone=tone,
        url=url,
        level=level,
        id=id,
    )


@register.simple_block_tag
def captured(content) -> SafeString:
    """`{% captured as name %}…{% endcaptured %}`: what stands lower in the page, known higher up."""
    return content


@register.simple_block_tag
def section(content, heading="", url="", link="", id="") -> SafeString:
    return rendered("section", content=content, heading=heading, url=url, link=link, id=id)


@register.simple_block_tag
def callout(content, tone="info", heading="", level=2) -> SafeString:
    return rendered(
        "callout", content=content, tone=tone, icon_name=TONES[tone], heading=heading, level=level
    )


@register.simple_block_tag
def dialog(content, id, heading="", opener="", kind="secondary", wide=False) -> SafeString:
    return rendered(
        "dialog", content=content, id=id, heading=heading, opener=opener, kind=kind, wide=wide
    )


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items, label=""):
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(context, page: Page):
    return {"page": page, "request": context.get("request")}


@register.inclusion_tag("ui/components/drawing.html")
def drawing(kind):
    """Circles and what they share: apart, together, waiting, search, none."""
    return {"kind": kind}


@register.inclusion_tag("ui/components/empty_state.html")
def empty_state(heading, text="", url="", action="", drawing="apart"):
    return {"heading": heading, "text": text, "url": url, "action": action, "drawing": drawing}


@register.inclusion_tag("ui/components/status.html")
def status(tone, word):
    """Always a word and an icon; tone: done, info, watch, error, act, quiet."""
    return {"tone": tone, "word": word, "icon_name": TONES[tone]}


@register.simple_block_tag
def facts(content) -> SafeString:
    return rendered("facts", content=content)


@register.inclusion_tag("ui/components/fact.html")
def fact(label, value):
    return {"label": label, "value": value}
