"""A unit of work: who, when, and in which transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.kit.audit import AuditRow
from meantime.server.kit.problems import NotSignedIn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.events import Hearers
    from meantime.server.kit.line import Line


class Unit:
    """What a service function works with; made by the store, once per operation.

    `db` is inside a transaction (`line`, what is behind it, is for the kit alone), `now`
    is the operation's one instant (aware, UTC), `actor` is None before anybody has signed in.
    """

    __slots__ = ("_hearers", "actor", "audit_rows", "hooks", "later", "line", "now")

    def __init__(self, line: Line, now: datetime, actor: Actor | None, hearers: Hearers) -> None:
        self.line = line
        self.now = now
        self.actor = actor
        self.audit_rows: list[AuditRow] = []
        self.hooks: list[Callable[[], None]] = []
        self.later: list[Callable[[Unit], None]] = []
        self._hearers = hearers

    @property
    def db(self) -> Connection:
        """The connection, in a transaction; whoever takes it may change anything."""
        self.line.is_touched = True
        return self.line.db

    @property
    def caller(self) -> Actor:
        """The actor, where there must be one. Raises NotSignedIn."""
        if self.actor is None:
            raise NotSignedIn
        return self.actor

    def ask(self, event: object) -> None:
        """Let the rooms above refuse what is about to happen, by raising a Problem."""
        self._hearers.dispatch(self, event)

    def tell(self, event: object) -> None:
        """Let the rooms above take part in what has happened, in this transaction."""
        self._hearers.dispatch(self, event)

    def audit(
        self, action: str, *, subject: str = "", outcome: str = "ok", practice_id: str = ""
    ) -> None:
        """Record that the actor did `action` to `subject` (an id); joins the commit.

        Whoever hears of an AuditRow hears of it now. `practice_id` is needed only where there is
        no actor yet.
        """
        actor = self.actor
        row = AuditRow(
            practice_id or (actor.practice_id if actor else ""),
            self.now,
            actor.seat_id if actor else "",
            actor.sign_in_id if actor else "",
            action,
            subject,
            outcome,
        )
        self.audit_rows.append(row)
        self.tell(row)

    def after_commit(self, hook: Callable[[], None]) -> None:
        """Call `hook` on the event loop once the transaction is durable; never if it fails."""
        self.hooks.append(hook)

    def afterwards(self, write: Callable[[Unit], None]) -> None:
        """Run `write` in a transaction once this read is done, before its answer leaves.

        Nothing that a reader waits for: if it cannot be stored, the answer leaves all the same.
        """
        self.later.append(write)
