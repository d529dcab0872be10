"""One client's record that a custodian opens in an emergency, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol import flows
from tests.world import ok

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from tests.space import Space
    from tests.world import Person, Practice, World


class Case:
    """A client with a thread, a chart and a desk; `owner` is custodian and sits in none of them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.practice: Practice = world.practice()
        self.thread: Space = self.practice.care
        self.clinician, self.owner = self.practice.clinician, self.practice.owner
        self.chart = self.practice.found(self.clinician, "team", "chart")
        self.desk = self.practice.found(self.clinician, "team", "desk")
        self.practice.seat  # noqa: B018  its sign-in is needed

    @property
    def spaces(self) -> tuple[Space, Space, Space]:
        return self.thread, self.chart, self.desk

    def custodian(self) -> Person:
        """Return another colleague, who answers for the records as well."""
        person, roster = self.practice.hire(), self.practice.roster
        swap = flows.change_role(
            self.owner.account, roster.state, person.id, "custodian", self.world.now_ms
        )
        roster.send(self.owner, swap)
        return person

    def reason(self, by: Person | None = None, chart: Space | None = None) -> Entry:
        """Write a sealed reason into the chart; the server does not know that it is one."""
        return (chart or self.chart).post(by or self.practice.seat, "Why.")

    def ask(self, by: Person, reason: str, who: Person | None = None, **said: Any) -> Any:
        body = {
            "account_id": (who or by).id,
            "chart_id": self.chart.id,
            "desk_id": self.desk.id,
            "reason_id": reason,
            **said,
        }
        return by.api.post(f"/spaces/{self.thread.id}/emergencies", json=body)

    def open(self, by: Person | None = None, who: Person | None = None) -> Any:
        """Open the record with a reason of its own."""
        return ok(self.ask(by or self.owner, self.reason().id, who))

    def sit(self, who: Person) -> None:
        """Seat somebody in all three, as the practice."""
        for space, role in zip(self.spaces, ("clinician", "member", "member"), strict=True):
            self.practice.seat_in(space, self.practice.seat, who, role)

    def reads(self, who: Person) -> list[int]:
        """Return what the server answers to somebody who fetches the three."""
        return [who.api.get(space.path).status_code for space in self.spaces]

    def review(self, by: Person, id_: str, review_id: str) -> Any:
        return by.api.post(f"/emergencies/{id_}/review", json={"review_id": review_id})

    def openings(self, who: Person) -> Any:
        return ok(who.api.get(f"/spaces/{self.thread.id}/openings"))["openings"]
