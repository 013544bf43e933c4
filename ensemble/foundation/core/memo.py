"""What is read once a request: the same question asked by several parts of one page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_memo: ContextVar[dict[str, Any] | None] = ContextVar("memo", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """Begin with nothing remembered; whatever is remembered ends with the request."""
    token = _memo.set({})
    try:
        yield
    finally:
        _memo.reset(token)


def once[T](name: str, read: Callable[[], T]) -> T:
    """What `read` answers, asked once within a request, each time outside of one."""
    memo = _memo.get()
    if memo is None:
        return read()
    if name not in memo:
        memo[name] = read()
    return memo[name]


def forget(name: str) -> None:
    """It has just changed: the next question reads it again."""
    if (memo := _memo.get()) is not None:
        memo.pop(name, None)
