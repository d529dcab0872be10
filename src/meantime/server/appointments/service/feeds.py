"""A person's calendar at a secret address, for the calendar program that they use anyway.

Whoever knows the address reads it, and it is never shown again: its hash alone is kept.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from meantime.protocol.encoding import b64, digest
from meantime.server.appointments.queries import feeds as queries
from meantime.server.appointments.rules import feeds as rules
from meantime.server.appointments.service.kept import load_between
from meantime.server.appointments.service.listing import whose_is
from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.wire import appointments as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import SeatsChanged

TOKEN_BYTES: Final = 32


def show_feed(unit: Unit) -> wire.Feed:
    """Say since when the caller has a feed. Raises NotPermitted."""
    row = queries.feed_of(unit, unit.caller.practice_id, caller_id(unit))
    return wire.Feed(made_at=row.made_at if row else None)


def make_feed(unit: Unit, new: wire.NewFeed) -> wire.MadeFeed:
    """Make the caller's feed; an earlier address is dead from now on. Raises NotPermitted."""
    token = b64(secrets.token_bytes(TOKEN_BYTES))
    practice_id, me = unit.caller.practice_id, caller_id(unit)
    queries.put_feed(unit, practice_id, me, hash_of(token), new.locale)
    unit.audit("calendar_feed.made", subject=me)
    return wire.MadeFeed(path=f"/feeds/{token}.ics", made_at=unit.now)


def end_feed(unit: Unit) -> None:
    """End the caller's feed, if there is one. Raises NotPermitted."""
    me = caller_id(unit)
    if queries.delete_feed(unit, unit.caller.practice_id, me):
        unit.audit("calendar_feed.ended", subject=me)


def read_feed(unit: Unit, token: str) -> bytes:
    """Return the calendar at an address. Raises NotFound, also once the person has left."""
    row = queries.feed_behind(unit, hash_of(token))
    if row is None or (whose := whose_is(unit, row.practice_id, row.seat_id)) is None:
        raise NotFound
    span = unit.now - rules.BEFORE, unit.now + rules.AHEAD
    found = (
        (kept.row.id, one.each)
        for kept in load_between(unit, whose, *span)
        for one in kept.between(*span)
    )
    return rules.write_feed(found, row.locale, unit.now)


def end_feeds_of_leavers(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed: the feed of whoever has no place here any more is gone."""
    for seat_id in event.removed:
        if whose_is(unit, event.practice_id, seat_id) is None:
            queries.delete_feed(unit, event.practice_id, seat_id)


def caller_id(unit: Unit) -> str:
    """Return the caller's account. Raises NotPermitted for a seat without one."""
    if unit.caller.account_id is None:
        raise NotPermitted
    return unit.caller.account_id


def hash_of(token: str) -> bytes:
    """Return the 32 bytes kept of an address. It is random: its hash needs no salt."""
    return digest("meantime/calendar-feed", token)
