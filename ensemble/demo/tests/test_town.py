"""The town keeps the rules of the house: who is who, how it is written, nothing real."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import ensemble.demo
import ensemble.people.profiles
from ensemble.demo.town import COMPANIES, MEMBERS, NEEDS, TEAM, words
from ensemble.demo.town.shapes import Presented

TOWN = Path(ensemble.demo.__file__).parent / "town"
REFERENTIAL = Path(ensemble.people.profiles.__file__).parent / "data" / "skills.csv"

BREAKABLE = re.compile(  # spaces that would let a line break where it must not
    r" [:;?!»]|«[^\u00a0]|\d (?:h|m²|%|€|M€|Md€)(?!\w)|\d\u00a0h \d|\d \d{3}(?!\d)"
)
GLUED = re.compile(r"(?<=\w)[;?!»%]")  # in French, a no-break space comes first
OTHER = {
    "fr": {"line_other"},
    "en": {"line", "text", "languages", "can_help_with", "would_like_help_with"},
}

with REFERENTIAL.open(encoding="utf-8") as file:
    SKILLS = list(csv.DictReader(file))
KINDS = {row["code"]: row["kind"] for row in SKILLS}
CARDS = {member.email: member for member in MEMBERS}
PRESENTED = [(need, presented) for need in NEEDS for presented in need.shortlist]


def texts(thing: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string below `thing`, with the names that lead to it."""
    if isinstance(thing, str):
        yield path, thing
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts(getattr(thing, each.name), f"{path}.{each.name}")
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from texts(value, f"{path}.{name}")
    elif isinstance(thing, list | tuple):
        for number, value in enumerate(thing):
            yield from texts(value, f"{path}.{number}")


def everything() -> list[tuple[str, str]]:
    said = {name: value for name, value in vars(words).items() if name.isupper()}
    return list(texts([MEMBERS, COMPANIES, TEAM, NEEDS, said]))


def french() -> list[str]:
    """What is written in French: members speak theirs, and are answered in it."""
    told = [texts([need for need in NEEDS if need.language == "fr"])]
    told += [texts(answered.answer) for _, answered in PRESENTED if speaks_french(answered)]
    told += [texts([COMPANIES, TEAM, words.TAGLINE, words.FRONT_PAGE, words.CHARTER, words.LEGAL])]
    for member in MEMBERS:
        said = {each.name: getattr(member, each.name) for each in fields(member)}
        told.append(texts({k: v for k, v in said.items() if k not in OTHER[member.language]}))
    heard = [pair for each in told for pair in each]
    return [
        text for path, text in heard if not re.search(r"[._]en\b|shortlist\.\d+\.answer$", path)
    ]


def speaks_french(presented: Presented) -> bool:
    return CARDS[presented.member].language == "fr"


def people() -> list:
    return [*MEMBERS, *TEAM, *(contact for company in COMPANIES for contact in company.people)]


def plain(term: str) -> str:
    decomposed = unicodedata.normalize("NFKD", term.casefold().replace("’", "'"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def test_it_names_each_skill_and_each_synonym_once() -> None:
    terms: list[str] = []
    for row in SKILLS:
        terms += {plain(row["label_fr"]), plain(row["label_en"])}
        terms += [plain(synonym) for synonym in row["synonyms"].split("|")]
    assert [term for term, times in Counter(terms).items() if times > 1] == []
    assert [
        code for code, times in Counter(row["code"] for row in SKILLS).items() if times > 1
    ] == []
    assert {row["kind"] for row in SKILLS} == {"skill", "sector", "method", "tool"}


def test_it_has_forty_members_eight_companies_seven_colleagues_and_nineteen_needs() -> None:
    assert (len(MEMBERS), len(COMPANIES), len(TEAM), len(NEEDS)) == (40, 8, 7, 19)
    cast = ["Karim Benali", "Julie Lemaire", "Nadia Ferrand", "Sophie Arnaud"]
    assert [member.name for member in MEMBERS[:4]] == cast


def test_it_invents_every_address_and_gives_it_to_one_person() -> None:
    addresses = [person.email for person in people()]
    assert [address for address, times in Counter(addresses).items() if times > 1] == []
    assert [address for address in addresses if not address.endswith(".example")] == []
    assert words.EMAIL.endswith(".example")
    assert words.VIDEO_LINK.endswith(".example/")


def test_it_dials_numbers_reserved_for_fiction() -> None:
    reserved = re.compile(r"0(1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98)( \d\d){2}")
    numbers = [*(colleague.phone for colleague in TEAM), words.PHONE]
    assert [number for number in numbers if not reserved.fullmatch(number)] == []


def test_it_describes_members_with_the_referential() -> None:
    for member in MEMBERS:
        kinds = [KINDS.get(code) for code in member.skills]
        assert (member.name, 4 <= len(set(member.skills)) <= 8) == (member.name, True)
        assert (member.name, [kind for kind in kinds if kind in (None, "sector")]) == (
            member.name,
            [],
        )
        assert (member.name, {KINDS.get(code) for code in member.sectors}) == (
            member.name,
            {"sector"},
        )
    assert [company.key for company in COMPANIES if KINDS.get(company.sector) != "sector"] == []


def test_it_gives_each_member_a_card_of_a_plausible_size() -> None:
    for member in MEMBERS:
        assert (member.name, 60 <= len(member.text.split()) <= 200) == (member.name, True)
        assert (member.name, 450 <= member.rate <= 1400) == (member.name, True)
        assert (member.name, 1 <= member.rhythm_days <= 5) == (member.name, True)
        assert (member.name, max(len(member.line), len(member.line_other)) <= 120) == (
            member.name,
            True,
        )
    assert Counter(member.language for member in MEMBERS) == {"fr": 35, "en": 5}


def test_it_ends_no_sentence_with_an_exclamation_mark_and_joins_no_word_with_a_dot() -> None:
    assert [text for _, text in everything() if "!" in text] == []
    assert [text for _, text in everything() if "·" in text] == []


def test_it_writes_true_apostrophes_and_spaces_that_hold() -> None:
    prose = [(path, text) for path, text in everything() if "https://" not in text]
    assert [text for _, text in prose if "'" in text] == []
    assert [text for _, text in prose if BREAKABLE.search(text)] == []
    assert [text for text in french() if GLUED.search(text)] == []


def test_it_presents_members_to_clients_and_by_talents_who_exist() -> None:
    contacts = {(company.key, person.key) for company in COMPANIES for person in company.people}
    talents = {colleague.key for colleague in TEAM if colleague.role == "talent"}
    assert [need.key for need in NEEDS if (need.company, need.by) not in contacts] == []
    assert {need.talent for need in NEEDS} == talents
    assert {member.met_by for member in MEMBERS} == talents
    assert [presented.member for _, presented in PRESENTED if presented.member not in CARDS] == []
    for need in NEEDS:
        presented = [each.member for each in need.shortlist]
        named = {question.about for question in need.questions} | {need.chosen}
        named |= {need.meeting[0]} if need.meeting else set()
        assert (need.key, named - {""} - set(presented)) == (need.key, set())
        assert (need.key, len(set(presented))) == (need.key, len(presented))
        assert (need.key, len(presented) in (0, 2, 3, 4, 5)) == (need.key, True)


def test_it_gives_a_reason_and_an_honest_limit_for_each_person() -> None:
    for need, presented in PRESENTED:
        known = (need.key, presented.member)
        assert (known, len(presented.why.split()) >= 15) == (known, True)
        assert (known, len(presented.limit.split()) >= 5) == (known, True)


def test_it_answers_everyone_who_was_not_retained() -> None:
    for need, presented in PRESENTED:
        known = (need.key, presented.member)
        owed = need.state in ("chosen", "none_fits") and presented.member != need.chosen
        assert (known, bool(presented.client_words)) == (known, owed)
        assert (known, len(presented.answer.split()) >= 60) == (known, owed)


def test_it_asks_no_client_to_pay_above_the_budget() -> None:
    for need, presented in PRESENTED:
        price = CARDS[presented.member].rate * 1.12
        assert (need.key, presented.member, price <= need.budget) == (
            need.key,
            presented.member,
            True,
        )


def test_it_tells_the_steps_of_a_need_in_order() -> None:
    for need in NEEDS:
        days = list(need.ago.values())
        assert (need.key, days) == (need.key, sorted(days, reverse=True))


def test_it_shows_needs_in_every_state() -> None:
    states = Counter(need.state for need in NEEDS)
    assert states == {
        "draft": 1,
        "sent": 3,
        "reframing": 1,
        "composing": 1,
        "consents": 1,
        "agreed": 1,
        "shared": 2,
        "meeting": 1,
        "chosen": 6,
        "none_fits": 1,
        "withdrawn": 1,
    }


def test_it_keeps_each_file_short() -> None:
    lengths = {path.name: len(path.read_text().splitlines()) for path in TOWN.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
