"""Comparing what happened with what the matrix says."""

import re
from datetime import date
from itertools import zip_longest
from uuid import UUID, uuid4

from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext

from ensemble.config.tests.authorization.asking import Answer, Call, ask, ask_as
from ensemble.config.tests.authorization.matrix import ALLOWED
from ensemble.config.tests.authorization.world import World

NOBODY = 2_000_000_000
# On every page: the token of its forms, and the address it was asked at.
LITERAL = re.compile(r"'(?:[^']|'')*'|\b[0-9]+\b|\"s[0-9]+_x[0-9]+\"")
CHANGING = re.compile(r'"[A-Za-z0-9]{64}"|[0-9a-f]{8}-[0-9a-f-]{27}|20\d{8}|[0-9a-f.]{32,}')


def judge(call: Call, world: World, column: str, channel: str) -> None:
    call.before(world, column)
    code, before = call.code(column), call.counts and call.counts(world, column)
    judge_one = {"M": _judge_step_up, "D": _judge_two}.get(code, _judge_plain)
    answer = judge_one(call, world, column, channel)
    _judge_words(call, world, column, channel, answer)
    if call.counts and code not in ALLOWED:
        assert call.counts(world, column) == before, "Something was written"
    if code == "N" and column != "lnk" and channel == "page" and answer.outcome == "hidden":
        _judge_silence(call, world, column, channel)


def _judge_plain(call: Call, world: World, column: str, channel: str) -> Answer:
    answer, code = ask(call, world, column, channel), call.code(column)
    assert answer.outcome in _expected(call, column, code), (
        f"{code} expected, {answer.status} {answer.outcome} met"
    )
    return answer


def _expected(call: Call, column: str, code: str) -> set[str]:
    if code in ALLOWED:
        at_the_door = (
            {"door", "proof"} if call.right.startswith(("door.", "invitation.")) else set()
        )
        return {"done", *at_the_door}
    if column == "lnk":  # a signature that opens nothing is being signed out
        return {"door", "refused", "hidden"}
    hidden = {"hidden"}
    if call.listing or call.counts:
        hidden = {"hidden", "done", "refused", "unfinished"}
    return {
        "L": {"door"},
        "F": {"refused"},
        "N": hidden,
        "J": {"refused", "hidden"},
        "X": {"refused", "hidden", "late", "no such method"},
    }[code]


def _judge_step_up(call: Call, world: World, column: str, channel: str) -> Answer:
    asked = ask(call, world, column, channel, stale=True)
    assert asked.outcome == "proof", f"A proof is asked first; met {asked.status} {asked.outcome}"
    return _judge_plain(call, world, column, channel)


def _judge_two(call: Call, world: World, column: str, channel: str) -> Answer:
    """One begins (a step-up is enough); she who began never confirms, another person does."""
    if call.second is None:
        return _judge_step_up(call, world, column, channel)
    asked = ask(call, world, column, channel, stale=True)
    assert asked.outcome == "proof", f"A proof is asked first; met {asked.status} {asked.outcome}"
    alone = ask(call, world, column, channel)
    assert alone.outcome == "refused", f"Whoever began may not confirm; met {alone.outcome}"
    confirmed = ask_as(call.second(world, column), call, world, column, channel)
    assert confirmed.outcome == "done", f"A second person may; met {confirmed.outcome}"
    return alone


def _judge_words(call: Call, world: World, column: str, channel: str, answer: Answer) -> None:
    if call.right.startswith("demo."):
        return  # invented people, whose letters everyone reads
    told = [
        mark
        for mark, readers in world.marks.items()
        if mark in answer.body and column not in readers
    ]
    assert told == [], f"It says what {column} may not read: {told}"
    allowed = call.code(column) in ALLOWED and answer.status == 200
    mark = call.shows if call.shows in world.marks else f"mark-{call.shows}"
    if call.shows and allowed and channel == "page" and column in world.marks[mark]:
        assert mark in answer.body, f"{mark} does not show"


def _judge_silence(call: Call, world: World, column: str, channel: str) -> None:
    """What is hidden answers as what never existed: the same words, after the same work."""
    here = call.args(world, column)
    if here:
        hidden, work = _observed(call, world, column, channel, here)
        elsewhere = [_random_like(one) for one in here]
        never, other = _observed(call, world, column, channel, elsewhere)
        assert never.status == hidden.status
        assert _still(never.body) == _still(hidden.body), "It tells what is hidden from what is not"
        assert other == work, f"It takes longer to hide than to find nothing: {_apart(work, other)}"


def _observed(
    call: Call, world: World, column: str, channel: str, args: list
) -> tuple[Answer, list[str]]:
    """The answer, and all that was asked of the database for it, whatever it was asked about."""
    reset_queries()  # only so many are kept
    with CaptureQueriesContext(connection) as asked:
        answer = ask(call, world, column, channel, args=args)
    return answer, [LITERAL.sub("?", query["sql"]) for query in asked.captured_queries]


def _apart(work: list[str], other: list[str]) -> str:
    """The first statement that differs, from where it does."""
    for one, two in zip_longest(work, other, fillvalue=""):
        if one != two:
            pairs = enumerate(zip_longest(one, two))
            same = max(next(at for at, (a, b) in pairs if a != b) - 60, 0)
            return f"…{one[same : same + 300]}… and not …{two[same : same + 300]}…"
    return ""


def _random_like(argument: object) -> object:
    if isinstance(argument, UUID):
        return uuid4()
    if isinstance(argument, date):
        return argument  # a month exists in every mission
    return NOBODY if isinstance(argument, int) else f"{argument}"[::-1]


def _still(body: str) -> str:
    return CHANGING.sub("…", body)
