"""Read a request, from one word to a whole pasted brief, with what the referential and the cards know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from ensemble.people.profiles.models import Skill
from ensemble.people.profiles.search.asking import AskedSkill, AskedWord, Request
from ensemble.people.profiles.search.bounds import read_rate, read_start
from ensemble.people.profiles.search.stopwords import STOPWORDS
from ensemble.people.profiles.search.words import bare, fold, spellings, words_of

LONGEST = 50_000  # characters read
LONGEST_NAME = 6  # words in the name of a skill
MOST_SKILLS = 20
MOST_WORDS = 12  # kept of a long brief: those that the fewest cards use
MOST_TYPED = (
    15  # words; in a longer text, one that no card uses is a name, not a slip of the finger
)

# Each name of the referential that stands in the text. Of two skills that share one, the last read
# is kept: the one some card holds, then ours, then the one whose label it is, then the oldest.
NAMED = """
SELECT name.key, skill.id, skill.label_fr, skill.label_en, skill.kind
FROM profiles_skillname name JOIN profiles_skill skill ON skill.id = name.skill_id,
LATERAL (
    SELECT EXISTS (SELECT 1 FROM profiles_searchposting WHERE skill_id = skill.id) AS is_held
) AS held
WHERE name.key = ANY(%s) AND (is_held OR (skill.source = 'ensemble' AND skill.live))
ORDER BY is_held, skill.source = 'ensemble', name.is_label, skill.id DESC
"""

STEMS = """
SELECT word, lexeme, coalesce(
    (SELECT max(known.cards) FROM profiles_searchword known WHERE known.lexeme = found.lexeme), 0)
FROM unnest(%s::text[]) AS word, unnest(tsvector_to_array(search_words(word))) AS found (lexeme)
"""

CLOSEST = """
SELECT asked.word, close.word
FROM unnest(%s::text[]) AS asked (word), LATERAL (
    SELECT known.word FROM profiles_searchword known
    WHERE cards > 0 AND (known.word LIKE asked.word || '%%'
        OR (known.word %% asked.word AND similarity(known.word, asked.word) >= 0.39))
    ORDER BY known.word LIKE asked.word || '%%' DESC,
             similarity(known.word, asked.word) DESC, cards DESC, known.word
    LIMIT 1
) AS close
"""


@dataclass(frozen=True)
class Stem:
    lexeme: str
    cards: int
    """How many cards hold it."""


def read(text: str, *, today: date) -> Request:
    """What `text` asks for. Only words are read; a mistyped one is read as the closest known."""
    rate, rest = read_rate(fold(text[:LONGEST]))
    free_by, rest = read_start(rest, today=today)
    tokens = words_of(rest)
    skills, left = _name_skills(tokens)
    stems = _stems(tokens)
    strangers = [word for word in left if word in stems and not _is_used(stems[word])]
    read_as = _closest(strangers) if strangers and len(tokens) <= MOST_TYPED else {}
    if read_as:
        tokens = [read_as.get(token, token) for token in tokens]
        skills, left = _name_skills(tokens)
        stems |= _stems(read_as.values())
    typed, written = {close: word for word, close in read_as.items()}, spellings(text[:LONGEST])
    return Request(
        skills=_asked_skills(skills, stems),
        words=_asked_words(left, stems, typed, written),
        unknown=tuple(written.get(word, word) for word in strangers if word not in read_as)[
            :MOST_WORDS
        ],
        rate=rate,
        free_by=free_by,
    )


def _name_skills(tokens: Sequence[str]) -> tuple[dict[str, Skill], list[str]]:
    """The skills named, longest names first, by what was typed; and the words left over."""
    skills = _names_among(tokens)
    named: dict[str, Skill] = {}
    left: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            typed = tokens[at : at + length]
            skill = skills.get(" ".join(map(bare, typed)))
            if skill and not (length == 1 and typed[0] in STOPWORDS):
                named.setdefault(" ".join(typed), skill)
                break
        else:
            length = 1
            if tokens[at] not in STOPWORDS:
                left.append(tokens[at])
        at += length
    return named, list(dict.fromkeys(left))


def _names_among(tokens: Sequence[str]) -> dict[str, Skill]:
    """The skills whose names stand in the text, by the key of the name."""
    bared = [bare(token) for token in tokens]
    keys = {
        " ".join(bared[start : start + length])
        for length in range(1, LONGEST_NAME + 1)
        for start in range(len(bared) - length + 1)
    }
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [list(keys)])
        return {
            key: Skill(id=number, label_fr=french, label_en=english, kind=kind)
            for key, number, french, english, kind in cursor.fetchall()
        }


def _stems(words: Iterable[str]) -> dict[str, list[Stem]]:
    """The stems of each word that has some."""
    stems: dict[str, list[Stem]] = {}
    asked = sorted({word for word in words if word not in STOPWORDS})
    with connection.cursor() as cursor:
        cursor.execute(STEMS, [asked])
        for word, lexeme, cards in cursor.fetchall():
            stems.setdefault(word, []).append(Stem(lexeme, cards))
    return stems


def _is_used(stems: list[Stem]) -> bool:
    return any(stem.cards for stem in stems)


def _closest(strangers: list[str]) -> dict[str, str]:
    """For each word that no card uses, the one it may have been meant for: it begins so, or looks so."""
    with connection.cursor() as cursor:
        cursor.execute(CLOSEST, [[word for word in strangers if len(word) > 2]])
        return dict(cursor.fetchall())


def _asked_skills(named: dict[str, Skill], stems: dict[str, list[Stem]]) -> tuple[AskedSkill, ...]:
    asked: dict[int, AskedSkill] = {}
    for typed, skill in named.items():
        spelt = [stem for word in typed.split() for stem in stems.get(word, [])]
        said = all(stem.cards for stem in spelt)  # else no card says the whole name
        lexemes = {stem.lexeme for stem in spelt} if said else set()
        asked.setdefault(
            skill.pk,
            AskedSkill(
                id=skill.pk,
                label=skill.label,
                typed=typed,
                lexemes=tuple(sorted(lexemes)),
                is_sector=skill.kind == Skill.Kind.SECTOR,
            ),
        )
    return tuple(asked.values())[:MOST_SKILLS]


def _asked_words(
    left: list[str], stems: dict[str, list[Stem]], typed: dict[str, str], written: dict[str, str]
) -> tuple[AskedWord, ...]:
    """The words that some card uses, in the order of the text; of too many, the rarest."""
    asked: dict[str, tuple[int, AskedWord]] = {}
    for word in left:
        for stem in stems.get(word, []):
            if stem.cards:
                read_as = word if word in typed else ""
                own = typed.get(word, word)
                one = AskedWord(stem.lexeme, written.get(own, own), read_as)
                asked.setdefault(stem.lexeme, (stem.cards, one))
    rarest = set(sorted(asked, key=lambda lexeme: asked[lexeme][0])[:MOST_WORDS])
    return tuple(word for lexeme, (_cards, word) in asked.items() if lexeme in rarest)
