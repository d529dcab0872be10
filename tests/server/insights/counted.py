"""A practice with several clients whose weeks go by, by real requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from meantime.server.insights.service.counting import INSIGHTS
from meantime.server.insights.tables import insight_counts, insight_periods
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.outbox.tables import outbox
from tests.running import poll
from tests.server.boundaries.test_frames_set import frame
from tests.server.swept import swept
from tests.world import ok

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from tests.space import Space
    from tests.world import Person, Practice, World

MONDAY = datetime(2027, 3, 1, 16, tzinfo=UTC)  # 11:00 in New York, in open hours
HOUR = timedelta(hours=1)
WEEK = timedelta(weeks=1)


class Pair(NamedTuple):
    """A client and their thread."""

    client: Person
    thread: Space

    def ask(self) -> Entry:
        return self.thread.post(self.client, attention=1)


class Weeks:
    """`practice` with a `clinician` and `pairs`, founded on a Monday at 11:00 of its own clock."""

    def __init__(self, world: World, clients: int) -> None:
        self.world = world
        world.clock.set(MONDAY)
        self.practice: Practice = world.practice()
        self.owner, self.clinician = self.practice.owner, self.practice.clinician
        ok(self.owner.api.put("/frames/practice", json=frame()))
        self.pairs = [self.pair() for _ in range(clients)]

    def pair(self) -> Pair:
        thread = self.practice.found(self.clinician)
        return Pair(self.practice.admit(thread, self.clinician), thread)

    def at(self, when: datetime, *people: Person) -> None:
        """Go to an instant; these people, or all of them, sign in there."""
        self.world.clock.set(when)
        everybody = (self.owner, self.clinician, *(pair.client for pair in self.pairs))
        for person in people or everybody:
            person.sign_in()

    def answer(self, pair: Pair, message: Entry) -> None:
        pair.thread.post(self.clinician, re=message.id)

    def count(self) -> None:
        """Let everything be counted that is ripe, as on a Monday morning."""
        swept(self.world)
        self.world.server.write(self.order)
        poll(lambda: not self.world.server.read(self.waiting), 20)

    def order(self, unit: Any) -> None:
        id_ = self.practice.id
        post_message(unit, NewMessage(id_, INSIGHTS, id_, INSIGHTS))

    def waiting(self, unit: Any) -> list[Any]:
        found = select(outbox.c.last_error).filter_by(
            practice_id=self.practice.id, channel=INSIGHTS, state="waiting"
        )
        return list(unit.db.execute(found))

    def show(self, **days: str) -> Any:
        return ok(self.owner.api.get("/insights", params=days))

    def metric(self, id_: str, **days: str) -> Any:
        return next(each for each in self.show(**days)["metrics"] if each["id"] == id_)

    def kept(self) -> list[Any]:
        """Return the rows of the room: how far is counted, and all periods."""
        rows: list[Any] = self.world.server.read(self.rows)
        return rows

    def rows(self, unit: Any) -> list[Any]:
        tables = (insight_counts, insight_periods)
        found = [select(table).filter_by(practice_id=self.practice.id) for table in tables]
        return [tuple(row) for each in found for row in unit.db.execute(each)]
