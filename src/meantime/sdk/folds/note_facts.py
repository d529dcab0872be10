"""What a device counts in a conversation for a note. Nobody types it, and anybody can count again.

The same rules stand in the web app (`lib/sync/folds/note-facts.ts`); `vectors/notes.json` holds
both to them. Source: protocol.md section 7, Notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk
from meantime.protocol.note_posts import Facts, Reader, SafetyFact
from meantime.protocol.posts import File, Promise, Text
from meantime.protocol.safety_posts import Redirect, RedirectPick
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.team_marks import fold_team_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

CARE_TEAM: Final = frozenset({"clinician", "practice"})
SAID: Final = (
    Text,
    File,
    Promise,
    Redirect,
    RedirectPick,
    CheckIn,
    CheckInAnswer,
    Homework,
    HomeworkAnswer,
    MeasureAsk,
    MeasureAnswer,
)
OF_CONCERN: Final = 2  # attention
COUNTED: Final = (
    *("entries", "from_client", "from_team", "files"),
    *("answered", "waiting", "median_ms", "longest_ms"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` until before `until`, in ms by the server's time."""

    since: int
    until: int

    def has(self, message: Message) -> bool:
        return self.since <= message.shown_at < self.until


@dataclass(frozen=True, slots=True)
class Beside:
    """What a chart says of messages, by their ids: their themes, and how their alerts ended."""

    themes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)


def log_until(log: Iterable[Opened], until: int) -> list[Opened]:
    """Return what the server had before `until` (ms), so that a count stays as it was."""
    return [opened for opened in log if to_ms(opened.received_at) < until]


def period_end(messages: Iterable[Message], wanted: int) -> int:
    """Return `wanted` (ms), or just behind the last message if that is earlier.

    Nothing that comes later, by whatever clock, then falls into the period.
    """
    shown = [each.shown_at for each in messages if each.shown_at < wanted]
    return max(shown, default=wanted - 1) + 1


def beside_in(chart: Sequence[Opened]) -> Beside:
    """Return what a chart says of messages; of one alert the newest end counts."""
    events = {each.event.of: each.event.outcome for each in fold_events(chart)}
    return Beside(fold_team_marks(chart).tags, events)


def count_facts(
    period: Period, messages: Iterable[Message], people: People, beside: Beside
) -> Facts:
    """Return what was said in a period; `messages` are those known before its end.

    An answer that came after the period is none. The minutes, the week, the policy and the readers
    are for others to add.
    """
    said = [each for each in messages if is_said(each, people) and each.shown_at < period.until]
    covered = [each for each in said if period.has(each)]
    theirs = [each for each in covered if people.role(each.author) == "client"]
    waits = reply_times(said, people)
    asking = [each for each in theirs if each.attention > 0 and not each.is_withdrawn]
    took = sorted(waits[each.id] for each in asking if each.id in waits)
    return Facts(
        since=period.since,
        until=period.until,
        entries=[each.id for each in covered],
        from_client=len(theirs),
        from_team=len(covered) - len(theirs),
        files=sum(isinstance(each.post, File) for each in covered),
        answered=len(took),
        waiting=len(asking) - len(took),
        median_ms=_median(took),
        longest_ms=max(took, default=0),
        themes=list(
            dict.fromkeys(tag for each in covered for tag in beside.themes.get(each.id, ()))
        ),
        safety=[
            SafetyFact(
                of=each.id,
                at=each.shown_at,
                attention=2 if each.attention == OF_CONCERN else 3,
                outcome=beside.outcomes.get(each.id, ""),
            )
            for each in theirs
            if each.attention >= OF_CONCERN
        ],
    )


def is_said(message: Message, people: People) -> bool:
    """Tell whether this is something that client or care team said, also what nobody can read."""
    is_theirs = people.role(message.author) in {"client", *CARE_TEAM}
    return is_theirs and (message.post is None or isinstance(message.post, SAID))


def reply_times(messages: Sequence[Message], people: People) -> dict[str, int]:
    """Return how long (ms) each of the clients' messages waited, by its id, if it was answered.

    An answer names a client's message, and answers all that the same client wrote before it.
    """
    by_id = {each.id: each for each in messages}
    took: dict[str, int] = {}
    for answer in sorted(messages, key=lambda each: (each.shown_at, each.seq)):
        asked = by_id.get(answer.re)
        if asked is None or people.role(answer.author) not in CARE_TEAM:
            continue
        if people.role(asked.author) != "client":
            continue
        for each in messages:
            if each.author == asked.author and each.seq <= asked.seq:
                took.setdefault(each.id, max(0, answer.shown_at - each.shown_at))
    return took


def readers_until(log: Sequence[Opened], since: int) -> list[Reader]:
    """Return who could read from `since` (ms) until the end of a log, in order of their coming."""
    received = {opened.entry.seq: to_ms(opened.received_at) for opened in log}
    return [
        Reader(name=member.name, role=member.role)
        for member in fold_people(log).by_id.values()
        if member.role != "invite"
        and (member.is_seated or received.get(member.left_seq, since) >= since)
    ]


def week_of(day: str) -> str:
    """Return the Monday of a local day's week."""
    at = date.fromisoformat(day)
    return (at - timedelta(days=at.weekday())).isoformat()


def is_late(on: str, today: str) -> bool:
    """Tell whether what is written `today` about the local day `on` is a late entry."""
    return (date.fromisoformat(today) - date.fromisoformat(on)).days > 1


def mismatches(facts: Facts, recounted: Facts) -> list[str]:
    """Return which counts of a note are not those of the conversation, by their names."""
    found = [name for name in COUNTED if getattr(facts, name) != getattr(recounted, name)]
    if _concerns(facts) != _concerns(recounted):
        found.append("safety")
    return found


def _concerns(facts: Facts) -> list[tuple[str, int, int]]:
    return [(each.of, each.at, each.attention) for each in facts.safety]


def _median(sorted_ms: Sequence[int]) -> int:
    if not sorted_ms:
        return 0
    middle = len(sorted_ms) // 2
    if len(sorted_ms) % 2:
        return sorted_ms[middle]
    return (sorted_ms[middle - 1] + sorted_ms[middle]) // 2
