"""The shortlist as a page to print and to file."""

from ensemble.foundation.papers.typesetting import typeset
from ensemble.work.missions.models import Presentation, Shortlist


def shortlist_pdf(shortlist: Shortlist, agreed: list[Presentation], *, language: str) -> bytes:
    """The signed letter, for those who file: the same words and lines of money as the page."""
    need = shortlist.need
    return typeset(
        "missions/shortlist",
        {
            "at": shortlist.shared_at,
        },
        language=language,
    )
