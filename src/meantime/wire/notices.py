"""How people are told that something waits."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from meantime.wire.base import Shape


class NoticeChoices(Shape):
    """What somebody chose. Minutes are since midnight of `zone` (IANA).

    `address` is where mail goes, "" for the e-mail that one signs in with. With `daily_at` there
    is one notice a day. `quiet` is (from, until). An urgent notice goes by neither of them.
    """

    locale: Literal["en", "es"]
    zone: str
    by_mail: bool
    address: str
    daily_at: int | None
    quiet: tuple[int, int] | None
    reminds: bool


class KeptNoticeChoices(Shape):
    """What holds for somebody, and by which ways this server can tell them.

    `mail_fails_since` is null while mail reaches them, as far as is known.
    """

    choices: NoticeChoices
    has_mail: bool
    login: str
    mail_fails_since: datetime | None


class Undelivered(Shape):
    """Clients of the caller's whom mail does not reach."""

    seat_ids: list[str]
