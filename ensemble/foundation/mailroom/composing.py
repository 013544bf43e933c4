"""From a Markdown template to the two versions of a letter, in its reader's language and zone.

The template's first line is `# Subject`. A paragraph that is only a link becomes a button.
Names and words typed by people stand in letters, so a letter links to this installation,
to its meeting rooms, to telephone numbers and addresses, and nowhere else.
"""

import re
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

import css_inline
import nh3
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.csp import CSP
from markdown_it import MarkdownIt

from ensemble.foundation.core.text import clean_text
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person

SEALED = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-popups", "allow-same-origin", "allow-top-navigation-by-user-activation"],
}
"""What a browser may do with a letter shown on a page: its own styles, and links that leave the frame.

No script ever runs in it; of the same origin, so that the page can measure how long it is."""

MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False})
TAGS = {"p", "a", "strong", "em", "ul", "ol", "li", "h2", "h3", "blockquote", "br", "hr", "code"}
BLANKS = re.compile(r"[^\S\u00a0]+")  # the no-break space of French stays in a subject
LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
LONE_LINK = re.compile(r'<p><a href="([^"]+)"[^>]*>([^<]+)</a></p>')


@dataclass(frozen=True)
class Words:
    subject: str
    text: str
    html: str


def compose(kind: str, *, to: Person, operator: Operator, **context) -> Words:
    with translation.override(to.language), timezone.override(ZoneInfo(to.time_zone)):
        shared = {"to": to, "operator": operator, "url": settings.BASE_URL}
        template = get_template(f"letters/{kind}.{to.language}.md", using="letters")
        source = clean_text(template.render(shared | context))
        first, _newline, body = source.partition("\n")
        subject = BLANKS.sub(" ", first.removeprefix("# ")).strip()[:250]
        body = re.sub(r"\n{3,}", "\n\n", body.strip())
        html = render_to_string(
            "mailroom/letter.html",
            shared | {"subject": subject, "body": _html(body, operator)},
        )
        return Words(subject, _plain(body, operator), _inliner().inline(html))


def _html(markdown: str, operator: Operator) -> str:
    places = filter(None, [settings.BASE_URL, operator.video_link])
    ours = ("mailto:", "tel:", *(f"{place.rstrip('/')}/" for place in places))  # a whole host
    clean = nh3.clean(
        MARKDOWN.render(markdown),
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=lambda tag, name, value: value if value.startswith(ours) else None,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return LONE_LINK.sub(r'<p class="act"><a class="button" href="\1">\2</a></p>', clean)


def _plain(markdown: str, operator: Operator) -> str:
    text = LINK.sub(lambda link: f"{link[1]}\n{link[2]}", markdown)
    text = re.sub(r"\*\*(.+?)\*\*|`([^`]+)`", r"\1\2", text)
    return f"{text}\n\n-- \n{operator.name}\n{operator.address}".rstrip()


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)
