"""Every page of the product, by who opens it: what is looked at by axe, on narrow screens and in pictures.

A reader is someone of the town, or someone on the way in (`doors`); nobody for a visitor. What
answers otherwise than by a page of its own is named in `elsewhere`, with its reason.
"""

from e2e.pages import clients, doors, finance, members, talent, team, troubles, visitors
from e2e.pages.elsewhere import ELSEWHERE

__all__ = ["ELSEWHERE", "READERS", "pages"]

LISTS = {
    "": visitors.pages,
    **doors.ON_THE_WAY,
    "Julie Lemaire": doors.proving_again,
    "Zoé Martin": members.arriving,
    "Karim Benali": members.pages,
    "Ingrid Solheim": members.billing_herself,
    "Laurent Petit": clients.pages,
    "Hélène Faure": clients.buying,
    "Amadou Sissoko": clients.meeting,
    "Thomas Guérin": clients.after_the_choice,
    "Damien Tellier": clients.describing,
    "Claire Morel": talent.pages,
    "Inès Carpentier": finance.pages,
    "Odile Rey": team.pages,
}
READERS = tuple(LISTS)


def pages() -> dict[str, dict[str, int]]:
    """The addresses of each reader, with the status that each answers."""
    refused = troubles.statuses()
    return {
        reader: dict.fromkeys(of(), 200) | refused.get(reader, {}) for reader, of in LISTS.items()
    }
