"""Who makes a request: the token or cookie that it carries, looked up or remembered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from meantime.server.accounts.queries import sign_ins as queries
from meantime.server.accounts.rules.sign_ins import is_alive, is_worth_noting, token_hash
from meantime.server.kit.problems import NotSignedIn, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from litestar.types import HTTPScope, Scope

    from meantime.server.accounts.door import Door
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.store import Store

COOKIE = "__Host-meantime"
SAFE = {"GET", "HEAD", "OPTIONS"}
REMEMBERED_FOR = timedelta(seconds=5)  # how long another process's revocation may go unnoticed
MOST_REMEMBERED = 50_000


@dataclass(slots=True)
class Remembered:
    """A token as the database had it at `looked_up_at`."""

    actor: Actor
    last_seen_at: datetime | None
    expires_at: datetime
    looked_up_at: datetime


class SignInActors:
    """Finds actors by token. A revocation in this process takes effect with its own answer."""

    def __init__(self, store: Store, door: Door) -> None:
        self._store = store
        self._door = door
        self._remembered: dict[bytes, Remembered] = {}
        self._revocations = 0
        door.hub.hear_ends(self.forget)

    async def of(self, scope: Scope) -> Actor:
        """Return who asks. Raises NotSignedIn for no, an old or a revoked token."""
        hashed = token_hash(carried_token(cast("HTTPScope", scope), self._door.is_allowed_origin))
        now = self._store.clock.now()
        known = self._remembered.get(hashed)
        if known is None or not timedelta() <= now - known.looked_up_at < REMEMBERED_FOR:
            known = await self._look_up(hashed, now)
        self._refuse_if_over(known, now)
        if known.last_seen_at is not None and is_worth_noting(known.last_seen_at, now):
            known.last_seen_at = now  # at once: of many requests in flight, one takes the note
            # A full disk is no reason to keep somebody from reading.
            with suppress(Unavailable):
                await self._store.write(None, queries.note_use, known.actor)
        return known.actor

    def forget(self, sign_in_id: str) -> None:
        """Let a sign-in that has ended be asked for again, and found to be revoked."""
        self._revocations += 1
        gone = [k for k, v in self._remembered.items() if v.actor.sign_in_id == sign_in_id]
        for hashed in gone:
            del self._remembered[hashed]

    async def _look_up(self, hashed: bytes, now: datetime) -> Remembered:
        before = self._revocations
        found = await self._store.read(None, queries.by_token, hashed)
        if found is None:
            raise NotSignedIn
        known = Remembered(*found, now)
        # What was read may have been revoked while it was on its way here.
        if before == self._revocations:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[hashed] = known
        return known

    def _refuse_if_over(self, known: Remembered, now: datetime) -> None:
        if known.last_seen_at is None:
            over = now >= known.expires_at
        else:
            over = not is_alive(self._door.limits, known.last_seen_at, known.expires_at, now)
        if over:
            raise NotSignedIn


def carried_token(scope: HTTPScope, is_allowed_origin: Callable[[str], bool]) -> str:
    """Return the token that a request carries.

    A cookie travels without its owner's will, so it counts for a change only together with an
    Origin that is the web app's. Raises NotSignedIn.
    """
    headers = dict(scope["headers"])
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token
    token = cookie_in(headers.get(b"cookie", b"").decode("latin-1"))
    is_safe = scope["method"] in SAFE
    if token and (is_safe or is_allowed_origin(headers.get(b"origin", b"").decode("latin-1"))):
        return token
    raise NotSignedIn


def cookie_in(header: str) -> str:
    """Return the value of the sign-in's cookie, "" if there is none."""
    for part in header.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE:
            return value
    return ""
