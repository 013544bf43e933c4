"""How a benchmark times what it compares, and how it says it."""

import time
from collections.abc import Callable, Sequence
from statistics import median


def timed(work: Callable[[], object]) -> float:
    """Seconds by the clock on the wall."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def worked(work: Callable[[], object]) -> float:
    """Seconds of this process's own processor: what others do meanwhile is left out."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def p50(action: Callable[[dict], object], asked: Sequence[dict]) -> float:
    """Milliseconds of the middle one."""
    return 1000 * median(timed(lambda one=one: action(one)) for one in asked)


def spread(figures: Sequence[float], form: str = "{:.2f}") -> str:
    low, high = form.format(min(figures)), form.format(max(figures))
    return f"{form.format(median(figures))} ({low} to {high})"


def report(what: str, ratios: Sequence[float], sign: str, goal: float) -> None:
    middle = median(ratios)
    met = middle >= goal if sign == "≥" else middle <= goal
    verdict = "met" if met else "not met"
    print(f"  {what}: ×{spread(ratios)}, goal {sign} {goal:.2f}: {verdict}", flush=True)
