"""A practice on its way through the roll-out, by real requests."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from tests.bodies import DETAILS
from tests.world import WEEK_MS, WELCOME, ok

if TYPE_CHECKING:
    import httpx2

    from tests.server.policies.agreeing import Agreeing
    from tests.space import Space
    from tests.world import Person, World

NO_POST = b64(bytes(16))


def refusal(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


class Rolling:
    """`practice` with its `owner`, a `clinician` and the `directory` in which reasons stand."""

    agreeing: Agreeing

    def __init__(self, world: World) -> None:
        self.world = world
        self.practice = world.practice()
        self.owner, self.clinician = self.practice.owner, self.practice.clinician
        self.directory = self.practice.found(self.owner, "team", "directory")

    def reason(self) -> str:
        """Return the id of a sealed post that says why."""
        entry_id: str = self.directory.post(self.owner, "Why this is so.").id
        return entry_id

    def show(self, person: Person | None = None) -> Any:
        return ok((person or self.owner).api.get("/rollout"))

    def task(self, task_id: str) -> Any:
        """Return a task, or what must be so at a phase's end."""
        found = [each for phase in self.show()["phases"] for each in phase["tasks"] + phase["exit"]]
        return next(each for each in found if each["id"] == f"rollout.{task_id}")

    def tick(self, task_id: str, person: Person | None = None, **said: Any) -> httpx2.Response:
        body = {"done": True, **said}
        return (person or self.owner).api.put(f"/rollout/tasks/rollout.{task_id}", json=body)

    def choose(self, phase: str, person: Person | None = None, **said: Any) -> httpx2.Response:
        return (person or self.owner).api.put("/rollout/phase", json={"phase": phase, **said})

    def begin(self, phase: str) -> Any:
        """Open a phase whatever is still to be done."""
        return ok(self.choose(phase, override=True, reason_id=self.reason()))

    def thread(self) -> Space:
        return self.practice.found(self.clinician)

    def invite(self, thread: Space) -> httpx2.Response:
        """Try to invite a client into a thread; if that is taken, its welcome follows."""
        now, inviter = self.world.now_ms, self.clinician
        invited = flows.invite_client(
            inviter.account, thread.state, WELCOME, until=now + WEEK_MS, at=now
        )
        answer = inviter.api.post(thread.path, json=invited.entries[0].wire)
        if answer.status_code == 201:
            thread.follow(invited.entries[0])
            thread.send(inviter, *invited.entries[1:])
        return answer

    def decide(self, thread: Space, decision: str = "offer") -> httpx2.Response:
        body = {"decision": decision, "review_on": self.day(30)}
        return self.clinician.api.put(f"/spaces/{thread.id}/candidacy", json=body)

    def set_state(self, thread: Space, state: str) -> httpx2.Response:
        body = {"state": state, "at_latest": None}
        return self.clinician.api.put(f"/spaces/{thread.id}/messaging", json=body)

    def allow(self, space_id: str, person: Person | None = None, **said: Any) -> httpx2.Response:
        body = {"reason_id": NO_POST, **said}
        return (person or self.owner).api.put(f"/rollout/exceptions/{space_id}", json=body)

    def disallow(self, space_id: str, person: Person | None = None) -> httpx2.Response:
        return (person or self.owner).api.delete(f"/rollout/exceptions/{space_id}")

    def fill(self, count: int) -> list[Space]:
        """Offer messaging in so many new threads."""
        threads = [self.thread() for _ in range(count)]
        for each in threads:
            ok(self.decide(each))
        return threads

    def day(self, days: int) -> str:
        """Return a local day so many days from now."""
        now = self.world.clock.now().astimezone(ZoneInfo(DETAILS["zone"]))
        day: str = (now.date() + timedelta(days=days)).isoformat()
        return day
