"""A colleague who covers for a time, and what the server gives them then."""

from datetime import timedelta
from typing import NamedTuple

from tests.world import Practice, ok

HOUR = timedelta(hours=1)


class Cover(NamedTuple):
    """`practice.owner` sits in `practice.care` from in one hour on, for two."""

    practice: Practice

    @property
    def who(self):
        return self.practice.owner

    @property
    def path(self):
        return term_path(self.practice.care, self.who)

    def later(self, hours):
        self.practice.world.clock.advance(hours * HOUR)


def term_path(space, who):
    return f"/spaces/{space.id}/seats/{who.id}/term"


def term(world, starts, ends, zone="America/New_York"):
    now = world.clock.now()
    said = {"starts_at": now + starts * HOUR, "ends_at": now + ends * HOUR}
    return {**{name: at.isoformat() for name, at in said.items()}, "zone": zone}


def terms_of(person):
    return ok(person.api.get("/terms"))["terms"]
