"""The safes of the town: the papers of each business, read by finance or waiting for it.

Whoever works somewhere has a full one; a few show what finance finds on its desk in the morning.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from ensemble.demo.building.businesses import described, iban
from ensemble.demo.building.clock import Clock
from ensemble.demo.building.example import example
from ensemble.demo.building.people import FIRST
from ensemble.demo.building.people import came as came_ago
from ensemble.demo.town.needs import NEEDS
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.actions.banking import change_account, release
from ensemble.people.compliance.actions.checking import note_by_hand
from ensemble.people.compliance.actions.describing import choose_status, say_situation
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.reminding import remind
from ensemble.people.compliance.actions.verifying import reject, verify
from ensemble.people.compliance.identifiers import bank_number
from ensemble.people.compliance.models import BankAccount, Business, Document
from ensemble.people.compliance.registries import registers_of
from ensemble.people.compliance.requirements import REQUIREMENTS, Requirement
from ensemble.people.profiles.models import Member

DESCRIBED = 30  # those who said who invoices
FULL = 6  # the first of them, and whoever works somewhere
ENDING, CHANGING = 5, 4  # a certificate that ends soon; bank details that change


def safes(
    clock: Clock, team: dict[str, Person], members: dict[str, Member]
) -> Iterator[Callable[[], None]]:
    """One after the other, before anything is signed: contracts and invoices read what stands here."""
    paper = example()
    everyone = list(members.values())
    working = {need.chosen for need in NEEDS if need.chosen}
    for place, (email, member) in enumerate(members.items()):
        if place < DESCRIBED or email in working:
            is_full = place < FULL or email in working
            yield partial(_open, member, place, is_full, clock, team, paper)
    others = [one for one in everyone[DESCRIBED:] if one.person.email not in working]
    yield partial(_await, others[:4], everyone[CHANGING], clock, team, paper)


def _open(
    member: Member, place: int, is_full: bool, clock: Clock, team: dict[str, Person], paper: bytes
) -> None:
    came = came_ago(member.person.email, place)
    business = described(member, place, clock.ago(came - 0.4))
    _looked_up(business, place, clock.ago(came - 0.6), by=team["ines"])
    if is_full:
        _fill(business, place, came, clock, team, paper)


def _await(
    four: list[Member], changing: Member, clock: Clock, team: dict[str, Person], paper: bytes
) -> None:
    """What finance finds on its desk, or will."""
    waiting, again, held, begun = four
    _waits_for_finance(waiting, clock, paper)
    _is_to_do_again(again, clock, team, paper)
    _first_account(held, clock)
    choose_status(begun, "micro", by=begun.person, at=clock.ago(2))
    _new_account(changing, CHANGING, clock)
    remind(at=clock.ago(1))


def _looked_up(business: Business, place: int, at: datetime, *, by: Person) -> None:
    """By hand, as no register is asked from here; some are still to read."""
    if place % 9 == 8:
        return
    for register in registers_of(business):
        note_by_hand(
            business, register.name, result="matches", proof="Lu sur son site", by=by, at=at
        )


def _fill(
    business: Business,
    place: int,
    came: float,
    clock: Clock,
    team: dict[str, Person],
    paper: bytes,
) -> None:
    """Every paper read by finance, an account called back and released."""
    by = team["ines" if place % 2 else "bruno"]
    for asked, sent_at in _papers(business, place, clock, came):
        document = _sent(business, asked, paper, sent_at)
        verify(document, result=_found(asked), by=by, at=sent_at + timedelta(hours=2))
    account = _account(business, place, clock.ago(came - 0.5))
    called = f"{business.member.person.first_name}, au numéro donné à l’arrivée"
    release(account, called=called, by=team["bruno"], at=clock.ago(came - 4))
    _situation(business, place, clock.ago(came - 5))


def _papers(
    business: Business, place: int, clock: Clock, came: float
) -> Iterator[tuple[Requirement, datetime]]:
    """Each paper once; those that age, a second time since, and every five months for who came first."""
    renewed = [160 if place == ENDING else 45]
    if business.member.person.email in FIRST:
        renewed = [came - 150, came - 290, *renewed]
    for asked in REQUIREMENTS[business.status]:
        yield asked, clock.ago(came - 0.5)
        if asked.ages:
            yield from ((asked, clock.ago(ago)) for ago in renewed)


def _sent(business: Business, asked: Requirement, paper: bytes, at: datetime) -> Document:
    issued_on = at.date() - timedelta(days=3)
    return file_document(
        business,
        asked.kind,
        content=paper,
        name=f"{asked.kind.value}.png",
        issued_on=issued_on,
        expires_on=issued_on + timedelta(days=720) if asked.ends else None,
        code="7XK244PQ" if asked.code else "",
        by=business.member.person,
        at=at,
    )


def _found(asked: Requirement) -> str:
    if asked.kind == Document.Kind.VIGILANCE:
        return "Code reconnu par le site de l’Urssaf."
    return "Lu : il dit ce qu’il doit dire."


def _account(business: Business, place: int, at: datetime) -> BankAccount:
    by = business.member.person
    number = bank_number(iban(place))
    return change_account(business, number, holder=business.trade_name, by=by, at=at)


def _situation(business: Business, place: int, at: datetime) -> None:
    if business.is_employer:
        return
    said: dict = {"cfe_yearly": Decimal(540)}
    if business.status == "micro":
        said |= {"activity": "bnc_ssi", "pays_tax_with_contributions": place % 3 != 0}
        if place % 3 == 0:
            said["marginal_rate"] = Decimal("0.30")
    else:
        said |= {"social_rate": Decimal("0.38"), "tax_rate": Decimal("0.09")}
        said |= {"rates_source": "Mon comptable", "rates_on": at.date()}
    say_situation(business, by=business.member.person, at=at, **said)


def _waits_for_finance(member: Member, clock: Clock, paper: bytes) -> None:
    business = described(member, 100, clock.ago(150))
    for asked in REQUIREMENTS[business.status]:
        _sent(business, asked, paper, clock.ago(0.8))


def _is_to_do_again(member: Member, clock: Clock, team: dict[str, Person], paper: bytes) -> None:
    business = described(member, 101, clock.ago(150))
    document = _sent(business, REQUIREMENTS[business.status][0], paper, clock.ago(3))
    reason = "La deuxième page manque : envoyez l’attestation entière."
    reject(document, reason=reason, by=team["ines"], at=clock.ago(2.5))


def _first_account(member: Member, clock: Clock) -> None:
    """Its hold is over: finance may call."""
    business = described(member, 102, clock.ago(150))
    _account(business, 102, clock.ago(4))


def _new_account(member: Member, place: int, clock: Clock) -> None:
    """Changed yesterday: nothing is paid meanwhile."""
    business = Business.objects.with_names().get(member=member)
    _account(business, 200 + place, clock.ago(0.9))
