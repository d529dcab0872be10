"""Which spaces there are: the server's list, and those that this device knows without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.wire.spaces import SpacePage, SpaceSummary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.http import Http


def list_spaces(http: Http) -> Iterator[SpaceSummary]:
    """Yield what the server lists for the signed-in seat: hints, until each log is verified."""
    cursor = ""
    while True:
        page = http.get("/spaces", SpacePage, cursor=cursor)
        yield from page.spaces
        cursor = page.next
        if not cursor:
            return
