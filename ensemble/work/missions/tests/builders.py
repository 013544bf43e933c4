"""Needs, shortlists and missions for tests, each made by the actions that make them in life."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.welcoming import accept_charter
from ensemble.people.profiles.models import Member
from ensemble.work.missions.actions.charging import approve_fee_rule, propose_fee_rule
from ensemble.work.missions.actions.choosing import choose
from ensemble.work.missions.actions.composing import add, compose
from ensemble.work.missions.actions.consenting import ask_all, say_yes
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.sending import send
from ensemble.work.missions.actions.signing import sign
from ensemble.work.missions.models import FeeRule, Mission, Need, Presentation, Shortlist

ANSWERS = {
    "title": "Remettre en ordre les flux de l’usine de Bourg",
    "context": "Deux fournisseurs livrent en retard depuis six mois.",
    "outcome": "En juin, neuf commandes sur dix partent à l’heure.",
    "place": "Bourg-en-Bresse",
    "presence": "hybrid",
    "starts_on": date(2026, 12, 7),
    "days": 60,
    "rhythm": "trois jours par semaine",
}
WHY = "Karim a fermé un entrepôt de cette taille sans un jour de rupture."
LIMIT = "N’a jamais travaillé en anglais."


def another_member(name: str, claire: Person, at: datetime) -> Member:
    """Beyond the cast; her card has no rate."""
    email = f"{name.lower().replace(' ', '.')}@ailleurs.example"
    member = invite_member(name=name, email=email, by=claire, at=at)
    accept_charter(member, by=member.person, at=at)
    return member


def put_in_force(
    by: Person,
    approver: Person,
    *,
    at: datetime,
    basis: str = "client_price",
    percent: str = "8",
    valid_from: date | None = None,
) -> FeeRule:
    rule = propose_fee_rule(
        basis=basis,
        percent=Decimal(percent),
        valid_from=valid_from or at.date(),
        by=by,
        at=at,
    )
    return approve_fee_rule(rule, by=approver, at=at)


def sent_need(by: Person, *, at: datetime, **answers) -> Need:
    """By someone with a seat; a talent manager must exist."""
    draft = describe(by=by, at=at, **(ANSWERS | answers))
    return send(draft, by=by, at=at)


def asked_shortlist(need: Need, members: list[Member], *, by: Person, at: datetime) -> Shortlist:
    shortlist = compose(need, by=by, at=at)
    for member in members:
        add(shortlist, member, by=by, at=at, why=WHY, limit=LIMIT)
    ask_all(shortlist, by=by, at=at)
    return shortlist


def presentation_of(shortlist: Shortlist, member: Member) -> Presentation:
    return shortlist.presentations.get(member=member)


def shared_shortlist(need: Need, members: list[Member], *, by: Person, at: datetime) -> Shortlist:
    shortlist = asked_shortlist(need, members, by=by, at=at)
    for member in members:
        say_yes(presentation_of(shortlist, member), by=member.person, at=at)
    return sign(shortlist, by=by, at=at)


def chosen_mission(shortlist: Shortlist, member: Member, *, by: Person, at: datetime) -> Mission:
    return choose(
        presentation_of(shortlist, member),
        by=by,
        at=at + timedelta(days=1),
        starts_on=date(2026, 12, 7),
        days=60,
    )
