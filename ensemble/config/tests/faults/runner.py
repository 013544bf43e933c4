"""A pay run lived again and again, each time killed somewhere else: `python -m … --seeds 200`.

One process, set up once, forks a child for each step that is to be cut, and the child dies for good
(SIGKILL) at the point that the seed chose. All invariants are read after each death, whatever was
answered till then among them (I5); then the step is done again, as its author would. The last line
printed is JSON.
"""

import argparse
import gc
import json
import os
import random
import sys
from collections.abc import Callable
from datetime import timedelta

import django

django.setup()

from django.db import connection, connections  # noqa: E402 (Django is set up first)
from django.utils import timezone  # noqa: E402

from ensemble.config.tests.faults import payday  # noqa: E402
from ensemble.config.tests.faults.answered import lost  # noqa: E402
from ensemble.config.tests.faults.invariants import broken  # noqa: E402
from ensemble.foundation.core import faults  # noqa: E402
from ensemble.foundation.core.errors import Refused, TooLate  # noqa: E402

DONE, LATE, REFUSED, KILLED = 0, 3, 4, -9


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=20)
    asked.add_argument("--first", type=int, default=1)
    told = asked.parse_args()
    payday.settle_in()
    warm_up()
    failed = {}
    deaths = 0
    for seed in range(told.first, told.first + told.seeds):
        story = Story(seed)
        story.live()
        deaths += story.deaths
        if story.troubles:
            failed[seed] = story.troubles
    if troubles := broken():
        failed[0] = troubles
    print(json.dumps({"seeds": told.seeds, "deaths": deaths, "failed": failed}))
    return 1 if failed else 0


def warm_up() -> None:
    """A day lived here and killed nowhere: children find templates, catalogues and schemas read."""
    day = payday.Day(0, invoices=1)
    first = (day.owe, day.prepare, day.submit, day.approve, day.download, day.download)
    for act in (*first, day.work, day.bring, day.work):
        act()
    if troubles := [*broken(), *day.wrong()]:
        raise AssertionError(troubles)
    gc.collect()
    gc.freeze()  # children share these pages, none copies them to count references


class Story:
    """One seed: a run from its first invoice to its statement."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        self.day = payday.Day(seed, invoices=self.chance.randint(1, 3))
        self.troubles: list[str] = []
        self.answered: list[str] = []
        self.deaths = 0

    def live(self) -> None:
        day = self.day
        self.done("invoices", day.owe)
        self.step("prepare", day.prepare, "payrun.prepare")
        self.step("submit", day.submit, "payrun.submit")
        self.expect(outcome_of(day.approve_alone), REFUSED, "the preparer approves (F10)")
        self.step(
            "approve",
            day.approve,
            "payrun.before_post",
            "payrun.after_post",
            "invoicing.after_settlement",
            "payrun.approved",
        )
        if self.chance.random() < 0.3:
            self.expect(outcome_of(day.approve), LATE, "a second approval (F10)")
        self.step("download", day.download, "payrun.download")
        self.step("download again", day.download, "payrun.download")
        self.both("tell", day.work, "payrun.told")
        self.step("import", day.bring, "files.between_bytes_and_row", "treasury.after_lines")
        self.both("match", day.work, "treasury.after_match", "invoicing.after_settlement")
        self.check("at the end")
        self.troubles += day.wrong()

    def step(self, name: str, act: Callable[[], None], *points: str) -> None:
        """Twice when it is to die the first time: what it says then is what it should have said."""
        point = self.chance.choice(["", *points])
        if point:
            self.expect(ended(begin(act, kill=point)), KILLED, f"{name} at {point}")
            self.deaths += 1
            self.check(f"{name}, killed at {point}")
        self.done(name, act)

    def both(self, name: str, act: Callable[[], None], *points: str) -> None:
        """F9: two workers at once take the same jobs, one of them dies perhaps, another comes after."""
        point = self.chance.choice(["", *points])
        first, second = begin(act, kill=point), begin(act)
        outcomes = [ended(first), ended(second)]
        if KILLED in outcomes:
            self.deaths += 1
            self.check(f"{name}, killed at {point}")
        self.done(name, act)
        for outcome in outcomes:
            if outcome not in (DONE, KILLED):
                self.troubles.append(f"{name}: a worker ended with {outcome}")

    def done(self, name: str, act: Callable[[], None]) -> None:
        """Answered as done: its rows are looked for after each death that follows (I5)."""
        self.expect(outcome_of(act), DONE, name)
        self.answered.append(name)

    def expect(self, outcome: int, wanted: int, name: str) -> None:
        if outcome != wanted:
            self.troubles.append(f"{name}: {outcome} instead of {wanted}")

    def check(self, when: str) -> None:
        """All invariants. Files of earlier seeds were proved then, and are all drawn again at the very end."""
        found = [*broken(since_run=self.day.last_run), *lost(self.day, self.answered)]
        self.troubles += [f"{when}: {trouble}" for trouble in found]


def begin(act: Callable[[], None], *, kill: str = "") -> int:
    """A child of its own connection and, at that point, of its own death."""
    connections.close_all()
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    faults.NAMED = kill
    os._exit(outcome_of(act))


def outcome_of(act: Callable[[], None]) -> int:
    try:
        act()
    except TooLate:
        return LATE
    except Refused:
        return REFUSED
    except Exception as trouble:  # in a forked process: told, and the seed fails by its status
        print(f"{act.__name__}: {trouble!r}", file=sys.stderr, flush=True)
        return 1
    return DONE


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    begun = timezone.now()
    status = main()
    print(f"{(timezone.now() - begun) / timedelta(seconds=1):.1f} s", file=sys.stderr)
    connection.close()
    sys.exit(status)
