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

    `mail_fails_since` is null while mail reaches them, as far as is known. `devices` is on how many
    browsers they are told.
    """

    choices: NoticeChoices
    has_mail: bool
    login: str
    mail_fails_since: datetime | None
    devices: int


class Undelivered(Shape):
    """Clients of the caller's whom mail does not reach."""

    seat_ids: list[str]


class PushKey(Shape):
    """The server's public key (RFC 8292), an uncompressed point on P-256 in base64url."""

    key: str


class PushDevice(Shape):
    """Where a browser takes notices, as it says itself; its keys are base64url (RFC 8291)."""

    endpoint: str
    p256dh: str
    auth: str


class PushRenewal(Shape):
    """A browser that may be told already; `was` is the endpoint that it had before, or ""."""

    device: PushDevice
    was: str


class PushStanding(Shape):
    """Whether the caller is told on that browser."""

    is_on: bool


class PushEnd(Shape):
    """The browser on which the caller is to be told no more."""

    endpoint: str
