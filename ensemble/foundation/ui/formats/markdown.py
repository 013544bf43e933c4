"""What people write, as safe HTML: no raw HTML, no remote image, no link that runs anything."""

import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "a"),
    *("ul", "ol", "li", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESS = re.compile(r"https?://|mailto:|tel:|/(?!/)", re.IGNORECASE)


def to_html(text: str | None) -> str:
    """Its highest heading is of level three: a page keeps the first two for itself."""
    return nh3.clean(
        _READER.render(text or ""),
        tags=TAGS,
        attributes={"a": {"href"}},
        attribute_filter=_only_addresses,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )


def _only_addresses(tag: str, attribute: str, value: str) -> str | None:
    """A link leads to a full address or to a page of ours; anything else stays words."""
    return None if attribute == "href" and not ADDRESS.match(value) else value


def _lower_headings(state: StateCore) -> None:
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    above = min((int(token.tag[1]) for token in headings), default=1) - 3
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - above, 6)}"


_READER = MarkdownIt("commonmark", {"html": False, "breaks": True})
_READER.enable(["table", "strikethrough"]).disable("image")
_READER.core.ruler.push("lower_headings", _lower_headings)
