"""Where each person may go from any page: five entries at most, then the avatar."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import has_role, is_client, is_team, roles_of, seats_of
from ensemble.foundation.accounts.models.team import Role
from ensemble.foundation.core.memo import once
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import member_of
from ensemble.people.profiles.models import Member

Row = tuple[str, str, str, str]  # key, label, icon, name of the address

# Pages that stand in a room without beginning like it: a letter is read among the needs.
ROOMS = {
    "shortlists": "/needs",
    "presentations": "/needs",
    "answers": "/needs",
    "articles": "/missions",
    "timesheets": "/missions",
    "businesses": "/compliance",
    "credit": "/finance",
    "ledger": "/finance",
    "einvoices": "/invoices",
    "mandates": "/invoices",
    "billing": "/invoices",
}
# Where there is no such room: a member reads invoices beside their money.
BESIDE = {"/invoices": "/money"}


@dataclass(frozen=True)
class Place:
    key: str
    label: str
    icon: str
    url: str
    current: bool = False


def desk(request: HttpRequest) -> dict:
    """Context of every page; nothing is asked of the database until a template looks."""
    person = getattr(request, "person", None)
    return {
        "me": person,
        "me_line": SimpleLazyObject(lambda: _line(person)),
        "me_links": SimpleLazyObject(lambda: _places(_about_me(person), request)),
        "navigation": SimpleLazyObject(lambda: places(request)),
        "operator": SimpleLazyObject(Operator.current),
        "palette": SimpleLazyObject(lambda: _palette(person)),
    }


def places(request: HttpRequest) -> list[Place]:
    """The navigation of whoever asks, with the room they stand in marked."""
    person = getattr(request, "person", None)
    if person is None:
        return []
    rows = _of_the_team(person) if is_team(person) else _of_a_client_or_member(person)
    return _places(rows, request)


def _places(rows: list[Row], request: HttpRequest) -> list[Place]:
    found = [(key, label, icon, reverse(name)) for key, label, icon, name in rows]
    path = ROOMS.get(request.path.split("/")[1], request.path)
    here = _room_of(path, [url for *_, url in found])
    return [Place(key, label, icon, url, url == here) for key, label, icon, url in found]


def _room_of(path: str, rooms: list[str]) -> str:
    """The longest that the path begins with; home is a room for itself alone."""
    known = [url for url in rooms if path == url or (url != "/" and path.startswith(url))]
    if not known and (beside := BESIDE.get("/" + path.split("/")[1])) in rooms:
        return str(beside)
    return max(known, key=len, default="")


def _of_the_team(person: Person) -> list[Row]:
    rows = [("home", _("Today"), "sun", "desk:home")]
    if has_role(person, "talent", "finance"):
        rows.append(("needs", _("Needs"), "inbox", "missions:needs"))
    if has_role(person, "talent", "community"):
        rows.append(("people", _("People"), "users", "profiles:search"))
    if has_role(person, "talent", "finance"):
        rows.append(("missions", _("Missions"), "briefcase", "contracts:missions"))
    if has_role(person, "finance"):
        rows.append(("finance", _("Finance"), "landmark", "treasury:desk"))
        rows.append(("safes", _("Papers"), "file-check", "compliance:desk"))
        rows.append(("invoices", _("Invoices"), "receipt", "invoicing:invoices"))
        rows.append(("fees", _("Fees"), "euro", "missions:fee_rules"))
    rows.append(("agenda", _("Agenda"), "calendar", "calendar:agenda"))
    if has_role(person, "administrator"):
        rows.append(("team", _("Team"), "users-round", "accounts:team"))
        rows.append(("settings", _("Settings"), "settings", "administration:settings"))
    return rows


def _of_a_client_or_member(person: Person) -> list[Row]:
    rows = [("home", _("Home"), "house", "desk:home")]
    if is_client(person):
        rows += [
            ("needs", _("Needs"), "inbox", "missions:needs"),
            ("people", _("People"), "users", "missions:people"),
        ]
    elif _belongs(person):
        rows.append(("proposals", _("Proposals"), "handshake", "missions:proposals"))
    if is_client(person) or _belongs(person):
        rows.append(("missions", _("Missions"), "briefcase", "contracts:missions"))
    if _belongs(person):
        rows.append(("money", _("Money"), "wallet", "treasury:money"))
    if any(seat.role == "buyer" for seat in seats_of(person)):
        rows.append(("invoices", _("Invoices"), "receipt", "invoicing:invoices"))
    rows.append(("agenda", _("Agenda"), "calendar", "calendar:agenda"))
    return rows


def _about_me(person: Person | None) -> list[Row]:
    if person is None:
        return []
    rows = []
    if _belongs(person):
        rows.append(("availability", _("Availability"), "calendar-check", "profiles:availability"))
        rows.append(("card", _("My card"), "user-round", "profiles:me"))
        rows.append(("safe", _("My safe"), "folder", "compliance:safe"))
    if is_client(person):
        rows.append(
            ("organisation", _("My organisation"), "building-2", "accounts:my_organisation")
        )
    return [
        *rows,
        ("letters", _("My letters"), "mail", "mailroom:index"),
        ("about", _("About me"), "user", "persons:me"),
        ("keys", _("Keys and sessions"), "key-round", "accounts:keys"),
    ]


def member_here(person: Person) -> Member | None:
    """Asked by the home and by several entries of every page: read once a request."""
    return once(f"member {person.pk}", lambda: member_of(person))


def _belongs(person: Person) -> bool:
    member = member_here(person)
    return member is not None and member.state in ("active", "away")


def _line(person: Person | None) -> str:
    if person is None:
        return ""
    if roles := roles_of(person):
        return ", ".join(str(Role(role).label) for role in sorted(roles))
    if seats := seats_of(person):
        return seats[0].organisation.name
    return _("Member") if _belongs(person) else ""


def _palette(person: Person | None) -> dict | None:
    if person is None or not is_team(person):
        return None
    page = reverse("desk:palette")
    return {"label": _("Search"), "page": page, "results": page}
