"""A server that drops alerts: whoever of the care team fetches the message raises it there."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.safety import fold_urgent
from meantime.sdk.spaces import Space
from meantime.wire.safety import Alert, AlertFound, AlertPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.safety import Urgent
    from meantime.sdk.http import Http


def raise_missing(thread: Space) -> list[Alert]:
    """Raise the alert of each urgent entry here that nobody has answered, closed or told of.

    Returns what was raised. Nothing is asked of the server where nothing urgent is open. Raises
    as `Http.get`.
    """
    open_here = [each for each in fold_urgent(thread.opened()) if not each.is_answered]
    if not open_here:
        return []
    http = thread.connection.http
    known = {alert.entry_id: alert for alert in alerts_in(http, thread.id)}
    missing = [each for each in open_here if not _is_known(each, known)]
    documented = _documented(thread.connection, thread.id) if missing else set()
    path = f"/spaces/{thread.id}/alerts"
    return [
        http.post(path, AlertFound(entry_id=each.id), Alert)
        for each in missing
        if each.id not in documented
    ]


def alerts_in(http: Http, space_id: str) -> Iterator[Alert]:
    """Yield the alerts of a thread, open ones first. Raises as `Http.get`."""
    yield from all_pages(http, f"/spaces/{space_id}/alerts")


def all_pages(http: Http, path: str, **query: str) -> Iterator[Alert]:
    """Yield the alerts of a list, page by page."""
    cursor = ""
    while True:
        page = http.get(path, AlertPage, **query, cursor=cursor)
        yield from page.alerts
        cursor = page.next
        if not cursor:
            return


def _is_known(urgent: Urgent, known: dict[str, Alert]) -> bool:
    """Tell whether an alert stands for an entry.

    A correction shares that of its message, as long as nobody had taken or closed it before.
    """
    if urgent.id in known:
        return True
    alert = known.get(urgent.re)
    if alert is None:
        return False
    read_at = alert.acknowledged_at or alert.closed_at
    return read_at is None or urgent.received_at <= read_at


def _documented(connection: Connection, thread_id: str) -> set[str]:
    """Return the entries whose end the chart tells, as far as this device has it."""
    found: set[str] = set()
    for (space_id,) in connection.local.rows("SELECT space FROM pins"):
        space = Space(connection, space_id)
        with suppress(ProtocolError, SdkError):
            said = space.purpose()
            if (said.of, said.about) == ("chart", thread_id):
                found |= {each.event.of for each in fold_events(space.opened())}
    return found
