"""A client's record as tests end it: a thread, a chart and a desk, and who may say what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol import flows
from meantime.protocol.sealing import generation_key
from tests.server.spaces.refusals import refused
from tests.world import ok

if TYPE_CHECKING:
    import httpx2

    from tests.world import Person, Practice, Space

DAY: Final = timedelta(days=1)
WAIT: Final = timedelta(days=7)
PAST: Final = WAIT + timedelta(minutes=5)
DUE: Final = date(2034, 3, 6)
ON_THE_DAY: Final = datetime(2034, 3, 6, 17, tzinfo=UTC)  # noon in New York


class Record:
    """The record of a practice's client, which is due on DUE."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.thread = practice.care
        self.chart = practice.found(practice.clinician, "team", "chart")
        self.desk = practice.found(practice.clinician, "team", "desk")
        self.spaces = [self.thread, self.chart, self.desk]
        for space in self.spaces:
            space.post(practice.clinician, "What was said.")
        ok(self.keep(DUE))

    @property
    def path(self) -> str:
        return f"/retention/{self.thread.id}"

    def keep(self, day: date | None, by: Person | None = None) -> httpx2.Response:
        choice = {"spaces": [self.chart.id, self.desk.id], "destroy_on": day and day.isoformat()}
        return (by or self.practice.owner).api.put(self.path, json=choice)

    def hold(self, *, is_held: bool = True) -> httpx2.Response:
        return self.practice.owner.api.put(f"{self.path}/hold", json={"is_held": is_held})

    def plan(self, by: Person | None = None) -> httpx2.Response:
        asked = {"destroy_on": DUE.isoformat()}
        return (by or self.practice.owner).api.put(f"{self.path}/plan", json=asked)

    def show(self) -> Any:
        return ok(self.practice.owner.api.get(self.path))

    def say(self, space: Space, by: Person | None = None) -> dict[str, Any]:
        """Post that a space is destroyed up to its end; return what the server is told."""
        author = by or self.practice.seat
        upto = space.state.seq
        key = generation_key(space.state, author.account, space.state.gen)
        said = {"type": "event", "what": "destroyed", "upto": upto}
        now = self.practice.world.now_ms
        entry = flows.write_post(author.account, space.state, key, said, at=now)
        space.send(author, entry)
        return {"event_id": entry.id, "upto": upto}

    def order(self, space: Space, said: Any, by: Person | None = None) -> httpx2.Response:
        path = f"/spaces/{space.id}/destruction"
        return (by or self.practice.owner).api.post(path, json=said)

    def end(self, space: Space) -> httpx2.Response:
        return self.order(space, self.say(space))

    def go_to(self, at: datetime) -> None:
        self.practice.world.clock.set(at)
        people = self.practice.owner, self.practice.clinician, self.practice.client
        for person in (*people, self.practice.seat):
            person.sign_in()

    def is_whole(self, space: Space) -> bool:
        """Tell whether every body of a space is still there."""
        return all(entry.body for entry in space.fetch(self.practice.clinician))


def kept(answer: httpx2.Response, code: str) -> None:
    refused(answer, 409, "record-kept")
    assert answer.json()["code"] == code
