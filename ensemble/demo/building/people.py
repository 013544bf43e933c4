"""The house, its seven people, the companies it works for, and the members it knows."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from ensemble.demo.building.clock import Clock
from ensemble.demo.town import words
from ensemble.demo.town.companies import COMPANIES
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.shapes import Company, Contact
from ensemble.demo.town.shapes import Member as Neighbour
from ensemble.demo.town.team import TEAM
from ensemble.foundation.accounts.actions.granting import grant_from_console
from ensemble.foundation.accounts.actions.inviting import accept
from ensemble.foundation.accounts.actions.seating import give_seat, open_organisation
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.announcing import announce_free, announce_rhythm
from ensemble.people.profiles.actions.describing import describe, hold_skills
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.remembering import note, tell_how_we_met
from ensemble.people.profiles.actions.welcoming import accept_charter
from ensemble.people.profiles.models import Member, Skill
from ensemble.work.missions.actions.charging import approve_fee_rule, propose_fee_rule

OPENED = 435  # days ago
SETTLED = 240  # when most people came; those who began before came with the house
FIRST = frozenset(
    {
        "delphine.chauvet@apres-lannonce.example",
        "mireille.schott@recette-et-preuve.example",
        "sandrine.vidalenc@bulletin-net.example",
    }
)
FEE = Decimal("8.00")


def set_the_house(now: datetime) -> None:
    """The operator's own words."""
    Operator.objects.filter(pk=1).update(
        name=words.NAME,
        tagline_fr=words.TAGLINE["fr"],
        tagline_en=words.TAGLINE["en"],
        lead_fr=words.FRONT_PAGE["fr"]["lead"],
        lead_en=words.FRONT_PAGE["en"]["lead"],
        words_fr=_front_words("fr"),
        words_en=_front_words("en"),
        charter_fr=words.CHARTER["fr"],
        charter_en=words.CHARTER["en"],
        charter_version=words.CHARTER_VERSION,
        address=words.ADDRESS,
        email=words.EMAIL,
        phone=words.PHONE,
        video_link=words.VIDEO_LINK,
        promise_working_days=words.PROMISE_WORKING_DAYS,
        day_starts_at=time.fromisoformat(words.DAY_STARTS),
        day_ends_at=time.fromisoformat(words.DAY_ENDS),
    )


def _front_words(language: str) -> str:
    page = words.FRONT_PAGE[language]
    steps = [f"{n}. **{title}.** {text}" for n, (title, text) in enumerate(page["steps"], 1)]
    never = [f"- {line}" for line in page["never"]]
    how, not_ever = f"## {page['steps_title']}", f"## {page['never_title']}"
    return "\n".join([how, "", *steps, "", not_ever, "", *never])


def seat_team(clock: Clock) -> dict[str, Person]:
    """The seven, and the fee that two of them agreed on the first day."""
    at, team = clock.ago(OPENED), {}
    for mate in TEAM:
        person = meet(mate.email, mate.name, language=mate.language, at=at)
        prefer(person, agreement=mate.agreement, phone=mate.phone)
        grant_from_console(person, mate.role, at=at)
        team[mate.key] = person
    rule = propose_fee_rule(
        basis="client_price", percent=FEE, valid_from=at.date(), by=team["ines"], at=at
    )
    approve_fee_rule(rule, by=team["bruno"], at=at)
    return team


def seat_companies(clock: Clock) -> dict[tuple[str, str], Person]:
    """Each company opened by its buyer, who gave their seats to the others."""
    return {
        (company.key, contact.key): person
        for company in COMPANIES
        for contact, person in _seat(company, clock)
    }


def _seat(company: Company, clock: Clock) -> list[tuple[Contact, Person]]:
    at = clock.ago(OPENED - 5)
    people = []
    for contact in sorted(company.people, key=lambda contact: contact.role != "buyer"):
        person = meet(contact.email, contact.name, language=contact.language, at=at)
        prefer(person, agreement=contact.agreement)
        people.append((contact, person))
    (first, buyer), *others = people
    sector = Skill.objects.get(code=company.sector)
    organisation = open_organisation(
        company.name, by=buyer, at=at, title=_title(first), city=company.city, sector=str(sector)
    )
    for contact, person in others:
        give_seat(person, organisation, contact.role, by=buyer, at=at, title=_title(contact))
    return people


def seated_contacts() -> dict[tuple[str, str], Person]:
    people = {person.email: person for person in Person.objects.all()}
    return {(one.key, who.key): people[who.email] for one in COMPANIES for who in one.people}


def _title(contact: Contact) -> str:
    return contact.title_fr if contact.language == "fr" else contact.title_en


def seat_members(clock: Clock, team: dict[str, Person]) -> None:
    skills = {skill.code: skill for skill in Skill.objects.filter(source="ensemble")}
    for number, neighbour in enumerate(MEMBERS):
        _seat_member(neighbour, number, clock, team, skills)


def seated_members() -> dict[str, Member]:
    return {one.person.email: one for one in Member.objects.select_related("person")}


def came(email: str, number: int) -> float:
    """How many days ago a member came, one after the other."""
    if email in FIRST:
        return OPENED - 8 - number * 0.1
    return SETTLED - 10 - number * 1.5


def _seat_member(
    neighbour: Neighbour,
    number: int,
    clock: Clock,
    team: dict[str, Person],
    skills: dict[str, Skill],
) -> None:
    talent, at = team[neighbour.met_by], clock.ago(came(neighbour.email, number))
    later = at + timedelta(hours=3)
    member = invite_member(
        name=neighbour.name,
        email=neighbour.email,
        language=neighbour.language,
        by=talent,
        at=at,
    )
    prefer(member.person, agreement=neighbour.agreement)
    accept(Invitation.objects.get(person=member.person), at=later)
    accept_charter(member, by=member.person, at=later)
    held = [skills[code] for code in (*neighbour.skills, *neighbour.sectors)]
    _write_card(member, neighbour, held, at=later)
    _remember(member, neighbour, clock, by=talent, met_at=later)
    announce_rhythm(member.card, Decimal(neighbour.rhythm_days), by=member.person, at=clock.ago(20))
    free_on = clock.working_day(neighbour.free_in_days)
    announce_free(member.card, free_on, by=member.person, at=clock.ago(20))


def _write_card(member: Member, neighbour: Neighbour, held: list[Skill], *, at: datetime) -> None:
    french = neighbour.language == "fr"
    describe(
        member.card,
        by=member.person,
        at=at,
        line=neighbour.line,
        text=neighbour.text,
        years=neighbour.years,
        rate=Decimal(neighbour.rate),
        city=neighbour.city,
        remote=neighbour.remote,
        mobility=neighbour.mobility_fr if french else neighbour.mobility_en,
        languages=[list(spoken) for spoken in neighbour.languages],
        can_help_with=neighbour.can_help_with,
        would_like_help_with=neighbour.would_like_help_with,
    )
    hold_skills(member.card, held, by=member.person, at=at)


def _remember(
    member: Member, neighbour: Neighbour, clock: Clock, *, by: Person, met_at: datetime
) -> None:
    """How they met, told the day they came; then what is worth keeping."""
    french = neighbour.language == "fr"
    story = neighbour.how_we_met_fr if french else neighbour.how_we_met_en
    tell_how_we_met(member, text=story, met_on=clock.day(-OPENED), by=by, at=met_at)
    for text in neighbour.notes:
        note(member, text=text, by=by, at=clock.ago(30))
