"""Records whose day has come, by the server's word: a custodian decides about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.wire.retention import RetentionPage

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.wire.retention import KeptRecord


def due_records(connection: Connection) -> list[KeptRecord]:
    """Return the records that may go, longest due first. ProblemError `not-permitted`."""
    found: list[KeptRecord] = []
    cursor = ""
    while True:
        page = connection.http.get("/retention", RetentionPage, cursor=cursor)
        found += [
            each
            for each in page.records
            if each.destroy_on and each.destroy_on <= page.today and not each.is_held
        ]
        cursor = page.next
        if not cursor:
            return sorted(found, key=lambda each: str(each.destroy_on))
