"""Where an alert stands on its ladder: what was taken, what is planned, and who is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.server.safety.queries.steps import FAILED, steps_of
from meantime.server.safety.rules.again import again_at
from meantime.server.safety.rules.course import Planned, course
from meantime.server.safety.service.calling import Next, Taken, call
from meantime.server.safety.service.ladder import ladder_for
from meantime.server.safety.service.people import standing_in

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.safety.rules.ladder import Rung
    from meantime.server.safety.rules.people import People

read_course: Final = msgspec.json.Decoder(list[Planned]).decode


def climb_of(unit: Unit, ways: Ways, alert: Row[Any]) -> Climb:
    """Return where an alert stands, with whoever is on its ladder now."""
    ladder = ladder_for(unit, alert.practice_id)
    standing = standing_in(unit, (alert.practice_id, alert.space_id), ladder, alert.begun_at)
    planned = (
        read_course(alert.course)
        if alert.course
        else list(course(ladder, standing.hours, alert.begun_at))
    )
    rows = steps_of(unit, alert.practice_id, [alert.id]).get(alert.id, [])
    taken = [
        Taken(row.rung, row.at, row.state, row.account_ids)
        for row in rows
        if row.at >= alert.begun_at
    ]
    return Climb(unit, ways, alert, standing.people, planned, taken, len(rows) - len(taken))


@dataclass(slots=True)
class Climb:
    """An alert on its ladder: what is planned, and what was taken since that began.

    It has `earlier` steps from before it began again.
    """

    unit: Unit
    ways: Ways
    alert: Row[Any]
    people: People
    planned: list[Planned]
    taken: list[Taken]
    earlier: int

    @property
    def is_planned(self) -> bool:
        return bool(self.planned) and self.alert.acknowledged_at is None

    @property
    def is_lost(self) -> bool:
        """Tell whether nobody knows: whoever was woken last was not reached, or nobody was yet.

        A rung without anybody changes nothing of that.
        """
        woken = [each.state for each in self.taken if each.state != "nobody"]
        return not woken or woken[-1] == FAILED

    @property
    def may_hurry(self) -> bool:
        """Tell whether the next person is woken before their time."""
        return self.is_planned and self.is_lost and self.has_untried

    def go_on(self) -> datetime:
        """Take what is due; return when it goes on: nobody is left out, and nothing is forgotten.

        Before its time, as after a message that failed, nothing is taken.
        """
        due_at: datetime = self.planned[0].at if self.is_planned else self.alert.next_step_at
        if due_at > self.unit.now:
            return due_at
        if self.is_planned:
            self.take_planned()
        else:
            after = self.alert.acknowledged_by
            looks_after = [after] if self.people.may_read(after) else []
            self.take("owner", list(dict.fromkeys([*looks_after, *self.people.owners])))
        if self.is_planned:
            return self.planned[0].at
        return again_at(self.taken[0].at, self.alert.acknowledged_at, self.unit.now)

    def take_planned(self) -> None:
        """Take the next step; and as long as nobody was reached, the next person at once.

        Where a rung is empty but somebody was told before, they keep the time that they have.
        """
        while self.planned:
            rung = self.planned.pop(0).rung
            self.take(rung, self.people.on(rung, self.calls))
            if not self.is_lost or not self.has_untried:
                return

    def take(self, rung: Rung, whom: list[str]) -> None:
        next_ = Next(self.earlier + len(self.taken), self.people.rung_told(rung), whom)
        self.taken.append(call(self.unit, self.ways, self.alert, next_))

    @property
    def calls(self) -> int:
        """Return how many of those on call were called."""
        return sum(each.rung == "on_call" for each in self.taken)

    @property
    def has_untried(self) -> bool:
        """Tell whether somebody further up was not told yet."""
        tried = {account_id for each in self.taken for account_id in each.account_ids}
        return self.people.has_untried({each.rung for each in self.planned}, tried)
