"""Whole lives of a person's notices, decided as the server does: never a flood, nobody untold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meantime.server.notices.rules.choices import Choices, is_within, minute_of
from meantime.server.notices.rules.leaving import QUIET, Told, leaves_at
from meantime.server.notices.rules.telling import Standing, is_needed

START = datetime(2026, 3, 7, 12, tzinfo=UTC)  # the night after, clocks go forward in New York
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NEW_YORK = "America/New_York"
CHOSEN = [
    Choices(),
    Choices(zone=NEW_YORK, quiet=(22 * 60, 7 * 60)),
    Choices(zone=NEW_YORK, daily_at=18 * 60),
    Choices(zone=NEW_YORK, daily_at=8 * 60, quiet=(22 * 60, 7 * 60)),
]


@dataclass
class Kept:
    """A notice as a row has it."""

    shown_at: datetime
    due_at: datetime
    left_at: datetime | None = None
    is_over: bool = False


@dataclass
class Life:
    """One person's notices, with the rules that the service asks, and no database."""

    choices: Choices
    kept: list[Kept] = field(default_factory=list)
    written: list[datetime] = field(default_factory=list)  # when each entry shows
    visits: list[datetime] = field(default_factory=list)

    def write(self, now, due_at):
        self.written.append(now)
        if is_needed(self.standing(), due_at, now):
            self.kept.append(Kept(now, due_at))

    def standing(self):
        waiting = [each.due_at for each in self.kept if not each.left_at and not each.is_over]
        is_told = any(each.left_at and not each.is_over for each in self.kept)
        return Standing(min(waiting, default=None), is_told)

    def come(self, now):
        self.visits.append(now)
        for each in self.kept:
            each.is_over = each.is_over or each.shown_at <= now

    def last(self):
        left = [(each.left_at, each.is_over) for each in self.kept if each.left_at]
        return Told(*max(left)) if left else None

    def decide(self, now):
        waiting = (each for each in self.kept if not each.left_at and not each.is_over)
        due = sorted((e for e in waiting if e.due_at <= now), key=lambda each: each.due_at)
        if not due:
            return
        at = leaves_at(self.last(), self.choices, due[0].due_at, now)
        if at is not None and at > now:
            for each in due:
                each.due_at = at
            return
        for each in due if at is None else due[1:]:
            each.is_over = True
        if at is not None:
            due[0].left_at = now

    @property
    def told(self):
        return sorted(each.left_at for each in self.kept if each.left_at)


EVENTS = st.lists(
    st.tuples(
        st.integers(0, 3 * 24 * 60),  # the minute
        st.sampled_from(["write", "write", "come"]),
        st.sampled_from([0, 0, 30, 240]),  # minutes until the reader may hear of it
    ),
    max_size=30,
)


def second_of(event):
    """Return when an event happens; nobody comes by in the very instant in which they are told."""
    return event[0] * 60 + (30 if event[1] == "come" else 0)


def lived(choices, events):
    """Return a life through these events, decided on whenever something is due."""
    life, now = Life(choices), START
    for minute, what, wait in [*sorted(events, key=second_of), (6 * 24 * 60, "end", 0)]:
        until = START + timedelta(seconds=second_of((minute, what, wait)))
        while (first := life.standing().first_due_at) is not None and first <= until:
            now = max(now, first)
            life.decide(now)
        now = until
        if what == "write":
            life.write(now, now + wait * MINUTE)
        elif what == "come":
            life.come(now)
    return life


@given(st.sampled_from(CHOSEN), EVENTS)
def test_nobody_is_ever_flooded(choices, events):
    told = lived(choices, events).told
    pause = QUIET if choices.daily_at is None else DAY - timedelta(hours=1)  # a day may lack one
    assert all(later - earlier >= pause for earlier, later in pairwise(told))
    if choices.quiet:
        assert not any(is_within(choices.quiet, minute_of(choices.zone, at)) for at in told)


@given(st.sampled_from(CHOSEN), EVENTS)
def test_nobody_is_told_twice_without_having_come_by(choices, events):
    life = lived(choices, events)
    for earlier, later in pairwise(life.told):
        assert any(earlier <= visit <= later for visit in life.visits)


@given(st.sampled_from(CHOSEN), EVENTS)
def test_whoever_has_not_come_by_was_told(choices, events):
    life = lived(choices, events)
    since = max(life.visits, default=START - MINUTE)
    unseen = [shown for shown in life.written if shown > since]
    assert not unseen or any(at > since for at in life.told)
