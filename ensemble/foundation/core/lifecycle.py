"""States as data, and the one gesture that changes them.

A model declares the moves it knows:

    LIFECYCLE = Lifecycle({"draft": {"sent", "withdrawn"}, "sent": {"withdrawn"}})

and an action makes one of them with `move(need, "sent", sent_at=at)`: a single
`UPDATE … WHERE state IN (…)`, so that of two people who click together one wins
and the other is told (`TooLate`).
"""

from collections.abc import Mapping, Sequence

from django.db import models
from django.utils.functional import Promise

from ensemble.foundation.core.errors import TooLate


class Lifecycle:
    def __init__(self, moves: Mapping[str, set[str]]):
        self.moves = {state: frozenset(targets) for state, targets in moves.items()}
        for targets in moves.values():
            for target in sorted(targets):  # the same order every time: migrations compare it
                self.moves.setdefault(target, frozenset())

    @property
    def states(self) -> list[str]:
        return list(self.moves)

    @property
    def ends(self) -> list[str]:
        return [state for state, targets in self.moves.items() if not targets]

    def sources(self, target: str) -> list[str]:
        """The states from which `target` may be reached."""
        if target not in self.moves:
            raise ValueError(f"{target!r} is not one of {self.states}")
        return [state for state, targets in self.moves.items() if target in targets]

    def allows(self, state: str, target: str) -> bool:
        return target in self.moves[state]

    def constraint(self, name: str) -> models.CheckConstraint:
        """The database knows the states too."""
        return models.CheckConstraint(condition=models.Q(state__in=self.states), name=name)


def move(thing: models.Model, to: str, *, late: str | Promise = "", **facts) -> None:
    """Move `thing` to a state and write the facts of that move with it, or raise TooLate.

    `late` is the sentence told to whoever comes second.
    """
    move_all([thing], to, late=late, **facts)


def move_all(things: Sequence[models.Model], to: str, *, late: str | Promise = "", **facts) -> None:
    """The same move of several things of one model, in one statement: all of them, or TooLate. Call it in
    a transaction, which takes back those that had moved."""
    if not things:
        return
    first = things[0]
    at_hand = type(first)._base_manager.filter(pk__in=[one.pk for one in things])
    moved = at_hand.filter(state__in=first.LIFECYCLE.sources(to)).update(state=to, **facts)
    if moved != len(things):
        raise TooLate(late)
    for one in things:
        one.state = to
        for name, value in facts.items():
            setattr(one, name, value)
