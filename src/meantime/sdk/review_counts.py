"""What a quarterly review counts out of what people wrote: only devices can, which open it.

Counted is what is asked for the quarter (`content/rollout.yaml`): whether what was too big for a
message came to a talk, whether messages grow, and which safety rules fired wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Text
from meantime.protocol.safety_posts import MatchMark
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.redirects import fold_redirects
from meantime.sdk.noticing import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.spaces import Space

REDIRECTS: Final = "rollout.q.redirects"
CREEP: Final = "rollout.q.creep"
PHRASES: Final = "rollout.q.phrases"
LIVE: Final = frozenset({"talked", "booked"})


class Count(NamedTuple):
    """So many of so many; of messages that grow, now and in as long a time before."""

    part: int
    of: int


class Span(NamedTuple):
    """From an instant until before another, in ms."""

    since: int
    until: int

    def has(self, at: int) -> bool:
        return self.since <= at < self.until

    @property
    def before(self) -> Span:
        """As long a time, just before."""
        return Span(2 * self.since - self.until, self.since)


@dataclass(slots=True)
class Counting:
    """Takes in one space after another, and has the counts of each question then."""

    span: Span
    redirects: list[bool] = field(default_factory=list)  # of each, whether it came to a talk
    lengths: list[int] = field(default_factory=list)  # of clients' messages, in characters
    lengths_before: list[int] = field(default_factory=list)
    marks: list[MatchMark] = field(default_factory=list)

    def take(self, space: Space) -> None:
        """Take in a thread or a chart; anything else says nothing here."""
        try:
            of = space.purpose().of
        except ProtocolError:  # not open to anybody yet, or a crash left it so
            return
        if of == "thread":
            self.take_redirects(space)
            self.take_messages(space)
        elif of == "chart":
            self.marks += newest_marks(space.opened(), self.span)

    def take_redirects(self, space: Space) -> None:
        found = fold_redirects(space.opened(), space.me, self.span.until)
        self.redirects += [
            each.pick == "time" or each.outcome in LIVE
            for each in found
            if self.span.has(each.shown_at)
        ]

    def take_messages(self, space: Space) -> None:
        """Note how long usual messages were; what is urgent may be as long as it is."""
        for said in fold_messages(space.opened(), space.me, self.span.until):
            is_usual = said.role == "client" and said.attention <= USUAL and not said.is_withdrawn
            if not is_usual or not isinstance(said.post, Text):
                continue
            if self.span.has(said.at):
                self.lengths.append(len(said.text))
            elif self.span.before.has(said.at):
                self.lengths_before.append(len(said.text))

    def counts(self) -> Mapping[str, Count]:
        """Return the counts by question, those alone for which there was something to count."""
        wrong = sum(each.mark == "false_alarm" for each in self.marks)
        found = {
            REDIRECTS: Count(sum(self.redirects), len(self.redirects)),
            CREEP: growth(self.lengths, self.lengths_before),
            PHRASES: Count(wrong, len(self.marks)),
        }
        return {question: count for question, count in found.items() if count.of}


def growth(now: Sequence[int], before: Sequence[int]) -> Count:
    """Return how many messages there were and are, or how long, whichever has grown more."""
    if not now or not before:
        return Count(len(now), len(before))
    often = Count(len(now), len(before))
    long = Count(round(median(now)), round(median(before)))
    return long if long.of and long.part * often.of > often.part * long.of else often


def newest_marks(chart: Sequence[Opened], span: Span) -> list[MatchMark]:
    """Return the newest mark of each message that was marked in a time."""
    marks = [
        opened.post
        for opened in chart
        if isinstance(opened.post, MatchMark) and span.has(opened.entry.at)
    ]
    return list({mark.of: mark for mark in marks}.values())
