"""Every route says what rights it answers to, every right is a row, every pair is exercised."""

import hashlib
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from ensemble.config.tests.authorization.calls import CALLS
from ensemble.config.tests.authorization.matrix import (
    ALLOWED,
    CODES,
    COLUMNS,
    FILE,
    MATRIX,
    rows,
)

# What stands above "Further rows" was given: it changes by a recorded decision, with this sum.
GIVEN = "64d021f8"
# Rows whose object does not exist yet. This list only shrinks.
ROWS_TO_COME = """
account.notifications.change api_token.create application.create application.decide application.read
audit.read_about_me bulk.export circle.read circle.read_open dm.read
dm.reported_excerpt.read event.attendees.read
event.cancel event.create event.read_members event.read_public help.read help.read_private
help.reply impersonate impersonate.class3_or_sign
newsletter.send
person.erase.execute person.erase.request person.export post.hide reference.write
signal.faites_moi_signe.read signal.presence.read
vouch.publish vouch.write
""".split()

# Rows that let nobody, whoever they are: no route offers it, and the database refuses it.
REFUSED_TO_ALL = {
    right
    for right, codes in MATRIX.items()
    if "X" in codes.values() and not ALLOWED & set(codes.values()) and right not in ROWS_TO_COME
}


def routes(patterns=None, space: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each page with the rights it declares; static files are WhiteNoise's and have no route."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", getattr(pattern.callback, "rights", ())
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, inner)


def declared() -> set[str]:
    return {right for _name, rights in routes() for right in rights}


def test_every_route_declares_its_rights():
    assert [name for name, rights in routes() if not rights] == []


def test_every_declared_right_is_a_row():
    assert sorted(declared() - set(MATRIX)) == []


def test_every_row_is_declared_or_still_to_come():
    """What is refused to all has no route: `test_refusals` tries it in SQL."""
    assert sorted(set(MATRIX) - declared() - REFUSED_TO_ALL) == ROWS_TO_COME


def test_every_right_of_every_route_is_exercised():
    exercised = {(call.to, call.right) for call in CALLS}
    declared_pairs = {(name, right) for name, rights in routes() for right in rights}
    assert sorted(declared_pairs - exercised) == []
    assert sorted(exercised - declared_pairs) == []


def test_each_row_has_twelve_known_codes():
    wrong = [right for right, codes in rows() if len(codes) != len(COLUMNS) or {*codes} - CODES]
    assert wrong == []
    assert len(rows()) == len(MATRIX)


def test_a_signed_out_reader_of_a_private_page_is_led_to_the_door():
    """`ano` is never told more than the bearer of a link, except what is public."""
    private = [row for row in MATRIX.values() if row["ano"] not in "YFNX"]
    assert {row["ano"] for row in private} == {"L"}


def test_the_given_rows_are_as_they_were_given():
    given = FILE.read_text().partition("# Further rows")[0]
    assert hashlib.sha256(given.encode()).hexdigest()[:8] == GIVEN


def test_a_route_hides_more_than_its_row_but_never_shows_more():
    loosened = [str(call) for call in CALLS for c in call.hides.split() if call.code(c) != "N"]
    assert loosened == []
