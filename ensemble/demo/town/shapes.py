"""The shapes of the town's data."""

from dataclasses import dataclass, field
from textwrap import dedent


def codes(listed: str) -> list[str]:
    """Codes of the referential of skills, in the order the member gives them."""
    return listed.split()


def prose(text: str) -> str:
    """Undo the line breaks of the source: one line a paragraph, one line a list item."""
    paragraphs = dedent(text).strip().split("\n\n")
    return "\n\n".join(_unwrap(paragraph) for paragraph in paragraphs)


def _unwrap(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.splitlines():
        if lines and not line.startswith(("- ", "#")):
            lines[-1] += " " + line
        else:
            lines.append(line)
    return "\n".join(lines)


@dataclass(frozen=True)
class Member:
    """Texts are in the member's `language`; what the house says of her is in both."""

    name: str
    email: str
    agreement: str  # feminine, masculine or neutral
    language: str
    line: str
    line_other: str  # in the other language
    text: str  # Markdown
    years: int
    skills: list[str]
    sectors: list[str]
    languages: list[tuple[str, str]]  # code, level in the member's own words
    city: str
    remote: bool
    mobility_fr: str
    mobility_en: str
    rate: int  # euros a day, before tax
    free_in_days: int
    rhythm_days: int  # days a week
    can_help_with: str
    would_like_help_with: str
    met_by: str  # key of the team
    how_we_met_fr: str
    how_we_met_en: str
    notes: list[str] = field(default_factory=list)  # in French, the language of the house


@dataclass(frozen=True)
class Contact:
    key: str
    name: str
    email: str
    role: str  # buyer or manager
    agreement: str
    language: str
    title_fr: str
    title_en: str


@dataclass(frozen=True)
class Company:
    key: str
    name: str
    sector: str
    city: str
    address: str
    about_fr: str
    about_en: str
    orders_fr: str  # how the company places its orders
    orders_en: str
    people: list[Contact]


@dataclass(frozen=True)
class Teammate:
    key: str
    name: str
    email: str
    role: str  # talent, community, finance or administrator
    agreement: str
    language: str
    title_fr: str
    title_en: str
    phone: str  # from the ranges reserved for fiction


@dataclass(frozen=True)
class Question:
    asked_by: str  # talent, while reframing; client, about a person of the letter
    text: str
    answer: str = ""
    about: str = ""  # e-mail address of the person presented
    ago: float = 0  # days


@dataclass(frozen=True)
class Presented:
    """`why` and `limit` are in the language of the need, the `answer` in the member's."""

    member: str  # e-mail address
    why: str
    limit: str
    consent: str = "agreed"  # draft, asked, agreed or declined
    client_words: str = ""  # not retained: the client's own sentence
    answer: str = ""  # not retained: what the talent manager signs
    slots_in_days: list[tuple[int, str]] = field(default_factory=list)  # day, local hour


@dataclass(frozen=True)
class Need:
    """States: draft, sent, reframing, composing, consents (some awaited), agreed (to be signed),
    shared, meeting (booked), none_fits, chosen, withdrawn."""

    key: str
    company: str
    by: str  # key of a contact of the company
    talent: str  # key of the team
    language: str
    state: str
    title: str
    context: str
    outcome: str
    place: str
    remote: str  # none, some or full
    starts_in_days: int
    days: int
    rhythm: str
    ago: dict[str, float]  # each step so far, in order: how many days ago
    budget: int | None = None  # the client's price, euros a day, before tax
    questions: list[Question] = field(default_factory=list)
    opening: str = ""  # the first lines of the letter
    shortlist: list[Presented] = field(default_factory=list)
    meeting: tuple[str, int, str] | None = None  # e-mail address, in days, local hour
    chosen: str = ""  # e-mail address
    sentence: str = ""  # why none fits, or why it is withdrawn
    purchase_order: str = ""
