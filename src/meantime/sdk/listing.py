"""Which spaces there are: the server's list, and those that this device knows without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.wire.spaces import SpacePage, SpaceSummary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.http import Http


def list_spaces(http: Http, *, seated: bool = False) -> Iterator[SpaceSummary]:
    """Yield what the server lists for the signed-in seat: hints, until each log is verified.

    With `seated` the spaces alone in which it sits today, by the server's word.
    """
    only = {"seated": "true"} if seated else {}
    cursor = ""
    while True:
        page = http.get("/spaces", SpacePage, cursor=cursor, **only)
        yield from page.spaces
        cursor = page.next
        if not cursor:
            return
