"""How somebody who is signed in is told that something waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.webhooks import OwnWebhooks
from meantime.wire.notices import KeptNoticeChoices, Undelivered

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.wire.notices import NoticeChoices


class OwnNotices:
    """A part of `Person`."""

    connection: Connection

    def notice_choices(self) -> KeptNoticeChoices:
        """Return how I am told that something waits, and whether mail reaches me."""
        return self.connection.http.get("/notices/choices", KeptNoticeChoices)

    def set_notice_choices(self, choices: NoticeChoices) -> KeptNoticeChoices:
        """Choose how I am told. Raises ProblemError `malformed` with `problem.fields`."""
        return self.connection.http.put("/notices/choices", choices, KeptNoticeChoices)

    def test_notice(self) -> None:
        """Have a notice sent to me. Raises ProblemError `malformed` if that cannot be now."""
        self.connection.http.change("POST", "/notices/test")

    def unreached(self) -> list[str]:
        """Return which of my clients mail does not reach. Staff only."""
        return self.connection.http.get("/notices/undelivered", Undelivered).seat_ids

    @property
    def webhooks(self) -> OwnWebhooks:
        """Which programs of the practice are told that something has happened."""
        return OwnWebhooks(self.connection.http)
