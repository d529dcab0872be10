"""What a person chose for their notices, and what of it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, available_timezones

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY: Final = 24 * 60
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Choices:
    """How somebody wants to be told. Minutes are since midnight of `zone` (IANA).

    `quiet` is (from, until), over midnight if it ends earlier than it begins. With `daily_at`
    there is one digest a day. An urgent notice goes by none of it.
    """

    zone: str = "UTC"
    by_mail: bool = True
    daily_at: int | None = None
    quiet: tuple[int, int] | None = None
    reminds: bool = True

    def leaves_at(self, due_at: datetime, now: datetime) -> datetime:
        """Return when a notice that is due at `due_at` may leave (UTC), not before `now`."""
        at = due_at
        if self.daily_at is not None and minute_of(self.zone, at) != self.daily_at:
            at = next_at(self.zone, self.daily_at, at)
        at = max(at, now)
        if self.quiet and is_within(self.quiet, minute_of(self.zone, at)):
            return end_of_quiet(self.zone, self.quiet[1], at)
        return at


def minute_of(zone: str, at: datetime) -> int:
    """Return the minute of the day that a clock in `zone` shows."""
    shown = at.astimezone(ZoneInfo(zone))
    return shown.hour * 60 + shown.minute


def is_within(quiet: tuple[int, int], minute: int) -> bool:
    since, until = quiet
    return since <= minute < until if since < until else minute >= since or minute < until


def next_at(zone: str, minute: int, after: datetime) -> datetime:
    """Return the first instant past `after` (UTC) at which a clock in `zone` shows `minute`."""
    return min(at for at in instants(zone, minute, after) if minute_of(zone, at) == minute)


def end_of_quiet(zone: str, minute: int, after: datetime) -> datetime:
    """Return when quiet hours end that last at `after`, UTC.

    On the night in which clocks skip that minute it is as much later as they skip.
    """
    return min(instants(zone, minute, after))


def instants(zone: str, minute: int, after: datetime) -> list[datetime]:
    """Return the instants past `after` at which `minute` falls within the next days."""
    clock = ZoneInfo(zone)
    today = after.astimezone(clock).date()
    shown = [
        datetime.combine(today + days * ONE_DAY, time(*divmod(minute, 60)), clock)
        for days in (0, 1, 2)
    ]
    found = [each.replace(fold=fold).astimezone(UTC) for each in shown for fold in (0, 1)]
    return [at for at in found if at > after]


def wrong_choices(choices: Choices) -> Iterator[tuple[str, str]]:
    """Yield (field, reason) for what cannot be kept. Never raises."""
    if choices.zone not in _zones():
        yield "zone", "must be an IANA time zone"
    if choices.daily_at is not None and not 0 <= choices.daily_at < DAY:
        yield "daily_at", "must be a minute of the day"
    if choices.quiet is None:
        return
    if not all(0 <= minute < DAY for minute in choices.quiet):
        yield "quiet", "must be two minutes of the day"
    elif choices.quiet[0] == choices.quiet[1]:
        yield "quiet", "must not end as they begin"
    elif choices.daily_at is not None and is_within(choices.quiet, choices.daily_at):
        yield "daily_at", "must not lie in the quiet hours"


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
