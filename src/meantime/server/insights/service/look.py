"""What is looked at while a time is counted: facts of the rooms below, each read once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from meantime.server.boundaries import service as boundaries
from meantime.server.insights.events import MadeUpSought
from meantime.server.insights.rules.contact import EVENING, Posted, Seat
from meantime.server.insights.rules.replies import Message
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from meantime.server.boundaries.rules.days import Period
    from meantime.server.boundaries.rules.frames import Frame
    from meantime.server.insights.rules.weeks import Weeks
    from meantime.server.kit.unit import Unit


class Look:
    """A practice's facts of a time, looked at at an instant; none of made-up threads (`but`)."""

    def __init__(self, unit: Unit, practice_id: str, span: Period, looked_at: datetime) -> None:
        self.unit = unit
        self.practice_id = practice_id
        self.span = span
        self.looked_at = looked_at
        self.but = made_up_in(unit, practice_id)
        self.frame_of = boundaries.frames_in(unit, practice_id)

    @cached_property
    def messages(self) -> Sequence[Message]:
        """What waited at any time of the span."""
        found = boundaries.waited_between(self.unit, self.practice_id, self.span, self.but)
        return [Message(*each) for each in found]

    @cached_property
    def seats(self) -> Sequence[Seat]:
        found = spaces.client_seats(self.unit, self.practice_id, self.but)
        return [Seat(*each) for each in found]

    @cached_property
    def posts(self) -> Sequence[Posted]:
        """All that was posted in the span, and in the evening behind it."""
        span = self.span[0], self.span[1] + EVENING
        found = spaces.posts_between(self.unit, self.practice_id, span, self.but)
        return [Posted(*each) for each in found]

    @cached_property
    def threads(self) -> Sequence[tuple[str, str]]:
        """Threads in which a client sits today, each with who answers for it."""
        found = spaces.responsible_with_clients(self.unit, self.practice_id)
        return [(space_id, who) for space_id, who in found if space_id not in self.but]

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        """The frames of clinicians with a client, of those who have one."""
        found = {who: self.frame_of(who) for _, who in self.threads}
        return {who: frame for who, frame in sorted(found.items()) if frame}


class Looks:
    """Looks at whole weeks of a practice, one for each different stretch of them."""

    def __init__(self, unit: Unit, practice_id: str, looked_at: datetime) -> None:
        self._given = unit, practice_id
        self._looked_at = looked_at
        self._made: dict[Weeks, Look] = {}

    def at(self, weeks: Weeks) -> Look:
        if weeks not in self._made:
            span = weeks.starts_at, weeks.ends_at
            self._made[weeks] = Look(*self._given, span, self._looked_at)
        return self._made[weeks]


def made_up_in(unit: Unit, practice_id: str) -> set[str]:
    """Return the threads in which nobody is in care: they count in no number."""
    sought = MadeUpSought(practice_id)
    unit.ask(sought)
    return sought.spaces
