"""The ladder that a practice keeps, and what of it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Rung = Literal["clinician", "cover", "on_call", "owner"]
Night = Literal["on_call", "clinician", "nobody"]
Reason = Literal["none", "unchosen", "many", "first", "last", "order", "range", "twice"]

LONGEST: Final = 24 * 60
MOST_STEPS: Final = 12
MOST_ON_CALL: Final = 12


class Step(NamedTuple):
    """A rung, so many minutes after the ladder began."""

    rung: Rung
    after_minutes: int


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in order; `on_call` in the order of being called. Without a `night`, none was chosen.

    `night` is who is woken while nobody is there: on call, the clinician, or nobody until the next
    review window.
    """

    steps: tuple[Step, ...] = (
        Step("clinician", 0),
        Step("cover", 5),
        Step("on_call", 15),
        Step("owner", 30),
        Step("owner", 60),
    )
    night: Night | None = None
    on_call: tuple[str, ...] = ()


class Fault(NamedTuple):
    """What is wrong with a field."""

    field: str
    reason: Reason


def faults(ladder: Ladder) -> Iterator[Fault]:
    """Yield what no ladder can be that somebody chooses. Never raises."""
    yield from _wrong_steps(ladder.steps)
    if ladder.night is None:
        yield Fault("night", "unchosen")
    if len(ladder.on_call) > MOST_ON_CALL:
        yield Fault("on_call", "many")
    elif len(set(ladder.on_call)) < len(ladder.on_call):
        yield Fault("on_call", "twice")


def _wrong_steps(steps: tuple[Step, ...]) -> Iterator[Fault]:
    if not steps or len(steps) > MOST_STEPS:
        yield Fault("steps", "many" if steps else "none")
        return
    for index, step in enumerate(steps):
        if not 0 <= step.after_minutes <= LONGEST:
            yield Fault(f"steps.{index}", "range")
    for index, (one, next_) in enumerate(pairwise(steps), start=1):
        if next_.after_minutes <= one.after_minutes:
            yield Fault(f"steps.{index}", "order")
    if steps[0].after_minutes != 0:
        yield Fault("steps.0", "first")
    if steps[-1].rung != "owner":
        yield Fault(f"steps.{len(steps) - 1}", "last")
