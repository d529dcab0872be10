"""Which version follows which, and whether an older agreement still counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

LONGEST_HOLD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Held:
    """An older version, which counts until just before `until` (UTC)."""

    version: int
    agreed_as: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a policy, as far as agreeing to it is concerned.

    Whoever has agreed to one with the same `agreed_as` has agreed to this one: nothing between
    them asked for a new agreement. `holds` are older ones that count for a time, newest first.
    """

    version: int
    agreed_as: int
    holds: tuple[Held, ...] = ()

    def is_covered_by(self, agreed_as: int, now: datetime) -> bool:
        """Tell whether an agreement to another version counts for this one at `now`."""
        return agreed_as == self.agreed_as or any(
            held.agreed_as == agreed_as and now < held.until for held in self.holds
        )

    def still_held(self, now: datetime) -> Held | None:
        """Return the version before, if it still counts at `now`."""
        return next((held for held in self.holds if now < held.until), None)


def following(
    before: Version | None, version: int, *, agree_again: bool, holds_until: datetime | None
) -> Version:
    """Return a new version after `before`, the one in force where it will count.

    No older one holds longer than `holds_until`, nor than was said when it was followed itself.
    """
    if before is None:
        return Version(version, version)
    if not agree_again:
        return Version(version, before.agreed_as, before.holds)
    if holds_until is None:
        return Version(version, version)
    held = Held(before.version, before.agreed_as, holds_until)
    older = (replace(each, until=min(each.until, holds_until)) for each in before.holds)
    return Version(version, version, (held, *older))


def wrong_hold(holds_until: datetime | None, now: datetime, *, agree_again: bool) -> str:
    """Return what is wrong with the time for which the version before is to hold; "" if nothing."""
    if holds_until is None:
        return ""
    if not agree_again:
        return "goes with a version that asks for a new agreement"
    if not now < holds_until <= now + LONGEST_HOLD:
        return "must lie ahead, within a year"
    return ""
