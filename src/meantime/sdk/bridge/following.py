"""The bridge that stays: it sends what waits, and whatever comes, until it is stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from meantime.sdk.bridge.running import USUAL, How, Report, open_bridge
from meantime.sdk.bridge.waking import grown_spaces
from meantime.sdk.export.every import practice_holdings
from meantime.sdk.wakeups import EVERY_SPACE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from meantime.sdk.bridge.running import Bridge
    from meantime.sdk.connection import Connection
    from meantime.sdk.export.every import Held, Holdings

EVERY_SECONDS: Final = 600.0  # without a hint: what was put off, and what no hint told of
LEAST_SECONDS: Final = 60.0  # before what was put off is tried again


def follow(
    connection: Connection, how: How = USUAL, every: float = EVERY_SECONDS
) -> Generator[Report]:
    """Yield a report for each time that something was looked at.

    It wakes when a chart has grown, and at the latest after `every` seconds. Raises as `run_once`,
    and ProblemError `not-signed-in` once the custodian has to come in again.
    """
    with open_bridge(connection, how) as bridge:
        while True:
            with practice_holdings(connection) as holdings:
                report = bridge.push(holdings, holdings.clients.values())
                yield report
                if report.away_for is None:
                    yield from _while_it_lasts(bridge, holdings, every)
            if report.away_for is not None:
                time.sleep(max(LEAST_SECONDS, report.away_for))


def _while_it_lasts(bridge: Bridge, holdings: Holdings, every: float) -> Iterator[Report]:
    """Yield a report for what grows, until all clients have to be looked at again."""
    seats = [seat for held in holdings.clients.values() for seat, _, _ in held.spaces]
    if not seats:
        time.sleep(every)
        return
    known = {one for held in holdings.clients.values() for _, one, _ in held.spaces}
    for grown in grown_spaces(seats[0].http, every):
        if not grown or not grown <= known | {EVERY_SPACE}:
            return  # nothing came for long, or something of a space that nobody has placed yet
        if clients := [held for held in holdings.clients.values() if _has_grown(held, grown)]:
            report = bridge.push(holdings, clients)
            yield report
            if report.away_for is not None:
                return


def _has_grown(held: Held, grown: set[str]) -> bool:
    charts = (one for _, one, purpose in held.spaces if purpose == "chart")
    return EVERY_SPACE in grown or any(one in grown for one in charts)
