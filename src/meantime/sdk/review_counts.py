"""What a quarterly review counts out of what people wrote: only devices can, which open it.

Counted is what is asked for the quarter (`content/rollout.yaml`), of the same facts as the metrics
that a device counts (`meantime.sdk.device_metrics`).
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.content.metrics import metrics
from meantime.sdk.device_cases import Weeks, changed
from meantime.sdk.reading_policy import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from meantime.sdk.client_facts import ClientFacts

REDIRECTS: Final = "rollout.q.redirects"
CREEP: Final = "rollout.q.creep"
PHRASES: Final = "rollout.q.phrases"
NOTES: Final = "rollout.q.notes"
OUTCOMES: Final = "rollout.q.outcomes"
NOTE_MS: Final = 7 * 86_400_000  # how long a note may take


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


def review_counts(clients: Mapping[str, ClientFacts], span: Span, zone: str) -> Mapping[str, Count]:
    """Return the counts by question, those alone for which there was something to count.

    Clearly worse on a measure are so many of those with two answers in the last twelve weeks of
    the span; of fewer than a few it is not counted.
    """
    facts = list(clients.values())
    weeks = Weeks(day_of(span.since, zone), day_of(span.until, zone), zone)
    worse = ["worse" in each for each in changed(clients, weeks)]
    found = {
        REDIRECTS: _share(
            talk.live_at > 0 for each in facts for talk in each.talks if span.has(talk.shown_at)
        ),
        CREEP: growth(_lengths(facts, span), _lengths(facts, span.before)),
        PHRASES: _share(
            mark.is_false for each in facts for mark in each.marks if span.has(mark.at)
        ),
        NOTES: _share(_is_noted(each, span) for each in facts if _was_said(each, span)),
        OUTCOMES: _share(worse if len(worse) >= metrics().least else ()),
    }
    return {question: count for question, count in found.items() if count.of}


def growth(now: Sequence[int], before: Sequence[int]) -> Count:
    """Return how many messages there were and are, or how long, whichever has grown more."""
    if not now or not before:
        return Count(len(now), len(before))
    often = Count(len(now), len(before))
    long = Count(round(median(now)), round(median(before)))
    return long if long.of and long.part * often.of > often.part * long.of else often


def _lengths(clients: Iterable[ClientFacts], span: Span) -> list[int]:
    return [said.length for each in clients for said in each.usual if span.has(said.at)]


def _was_said(client: ClientFacts, span: Span) -> bool:
    return any(span.has(at) for at in client.said.values())


def _is_noted(client: ClientFacts, span: Span) -> bool:
    """Tell whether a note spoke of all that was said within seven days; there may be time left."""
    return all(
        client.signed.get(id_, span.until) - at <= NOTE_MS
        for id_, at in client.said.items()
        if span.has(at)
    )


def _share(marks: Iterable[bool]) -> Count:
    known = list(marks)
    return Count(sum(known), len(known))
