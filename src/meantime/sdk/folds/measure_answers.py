"""What clients answered to measures in a thread: which answers belong together, and what stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.measures.scoring import is_answer, urgent
from meantime.protocol.measure_posts import MeasureAnswer
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.content.measures import Measure
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People


@dataclass(frozen=True, slots=True)
class Said:
    """An answer by a client; `at` (ms) is their claim, `received_at` the server's."""

    entry: str
    seq: int
    author: str
    at: int
    received_at: int
    post: MeasureAnswer


@dataclass(frozen=True, slots=True)
class Urgent:
    """An answer that could not wait, and the entry that said it, at `at` (ms, its author's)."""

    entry: str
    item: str
    value: int
    at: int


def fold_answers(log: Iterable[Opened], people: People) -> list[Said]:
    """Return what clients answered, in the order of the log."""
    return [
        Said(o.entry.id, o.entry.seq, o.entry.author, o.entry.at, to_ms(o.received_at), o.post)
        for o in log
        if isinstance(o.post, MeasureAnswer) and people.role(o.entry.author) == "client"
    ]


def occasions(answers: Iterable[Said]) -> list[list[Said]]:
    """Return at which occasions a measure was answered, each with what was said at it.

    For an ask there is one for each client. Without one each `done` ends an occasion, so that what
    is filled in again next month is another. What stands is last: the newest `done`, else the
    newest.
    """
    found: dict[tuple[str, str, str, int], list[Said]] = {}
    turns: dict[tuple[str, str], int] = {}
    for said in answers:
        own = (said.author, said.post.measure)
        turn = 0 if said.post.of else turns.get(own, 0)
        found.setdefault((*own, said.post.of, turn), []).append(said)
        if not said.post.of and said.post.state == "done":
            turns[own] = turn + 1
    ordered = [sorted(each, key=lambda said: said.post.state == "done") for each in found.values()]
    return sorted(ordered, key=lambda each: each[-1].seq)


def allowed(measure: Measure | None, post: MeasureAnswer) -> dict[str, int]:
    """Return the answers that a measure allows, by item; of one that is not known here none."""
    items = {item.id: item for item in measure.items} if measure else {}
    return {
        said.item: said.value
        for said in post.answers
        if measure and said.item in items and is_answer(measure, items[said.item], said.value)
    }


def urgent_in(occasion: Sequence[Said], measure: Measure | None) -> Iterator[Urgent]:
    """Yield what could not wait; the same answer again, as in the whole form, is said once."""
    if measure is None:
        return
    told: set[tuple[str, int]] = set()
    for said in occasion:
        answers = allowed(measure, said.post)
        for item in urgent(measure, answers):
            if (item, answers[item]) not in told:
                told.add((item, answers[item]))
                yield Urgent(said.entry, item, answers[item], said.at)
