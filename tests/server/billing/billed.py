"""A thread that costs something, and who says what about that, by real requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.server.swept import forget_what_waits
from tests.world import ok

if TYPE_CHECKING:
    import httpx2

    from tests.world import Person, World

MIDMONTH = datetime(2031, 3, 14, 16, tzinfo=UTC)  # a Friday noon in New York
EACH = {
    "kind": "per_message",
    "currency": "USD",
    "amount": 1500,
    "share": 10_000,
    "tax": 825,
    "replies": 0,
    "since": "2031-03-01",
    "until": None,
}
SETTINGS = {
    "currency": "USD",
    "tax": 0,
    "run_day": 3,
    "due_days": 30,
    "remind_after_days": 14,
    "codes": {},
    "visits_count": True,
}
MONTHLY = {**EACH, "kind": "monthly", "amount": 4000, "tax": 0}


class Billed:
    """A practice with a thread, at noon in the middle of March 2031."""

    def __init__(self, world: World, at: datetime = MIDMONTH) -> None:
        world.server.write(forget_what_waits)
        world.clock.set(at)
        self.world, self.practice = world, world.practice()
        self.thread, self.client = self.practice.care, self.practice.client
        self.clinician, self.owner = self.practice.clinician, self.practice.owner
        self.path = f"/spaces/{self.thread.id}"

    def wait(self, **span: float) -> None:
        self.world.clock.advance(timedelta(**span))

    def go_to(self, at: datetime, *people: Person) -> None:
        """Let it be another time, at which everybody has signed in anew."""
        self.world.clock.set(at)
        for person in people or (self.owner, self.clinician, self.client):
            person.sign_in()

    def hire(self, *permissions: str) -> Person:
        """Return a member of the staff who may do this."""
        hired = self.practice.hire()
        said = {"permissions": list(permissions)}
        assert self.owner.api.put(f"/staff/{hired.id}", json=said).is_success
        return hired

    def say(self, who: Person, **marks: Any) -> str:
        """Post something sealed; return its id. The server cannot tell what it says."""
        entry_id: str = self.thread.post(who, **{"attention": 0, **marks}).id
        return entry_id

    def fees(self, who: Person | None = None) -> Any:
        return ok((who or self.client).api.get(f"{self.path}/fees"))

    def offer(self, terms: Any = None, plan_id: str = "", by: Person | None = None) -> Any:
        who = by or self.clinician
        id_ = plan_id or self.say(who)
        return who.api.put(f"{self.path}/fee-plans/{id_}", json=terms or EACH)

    def answer(
        self, plan_id: str, said: str, by: Person | None = None, answer_id: str = ""
    ) -> httpx2.Response:
        who = by or self.client
        body = {"answer_id": answer_id or self.say(who), "answer": said}
        return who.api.put(f"{self.path}/fee-plans/{plan_id}/answer", json=body)

    def agree(self, **terms: Any) -> Any:
        """Offer a plan, and agree to it; return it."""
        offered = ok(self.offer({**EACH, **terms}))
        return ok(self.answer(offered["id"], "agreed"))

    def reply(self, attention: int = 1, **marks: Any) -> str:
        """Let the client write and the clinician answer; return the answer's id."""
        asked = self.say(self.client, attention=attention)
        return self.say(self.clinician, re=asked, attention=1, **marks)

    def charged(self, *items: str, **said: Any) -> dict[str, Any]:
        """Return what is said of some replies by EACH; 8.25 % of $15.00 is $1.24."""
        price = {"amount": 1500, "tax": 124, "currency": "USD", **said}
        return {"items": [{"item": item, **price} for item in items]}

    def charge(
        self, *items: str, by: Person | None = None, charge_id: str = "", **said: Any
    ) -> httpx2.Response:
        """Say that some replies cost something, which may be refused."""
        who = by or self.clinician
        body = {"charge_id": charge_id or self.say(who), **self.charged(*items, **said)}
        return who.api.post(f"{self.path}/charges", json=body)

    def take_back(self, item: str, by: Person | None = None) -> httpx2.Response:
        return (by or self.clinician).api.delete(f"{self.path}/charges/{item}")

    def replies(self, month: str = "", by: Person | None = None) -> Any:
        params = {"month": month} if month else {}
        return ok((by or self.clinician).api.get(f"{self.path}/replies", params=params))["replies"]
