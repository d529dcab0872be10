"""What somebody tries and is refused is written down as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeVar, TypeVarTuple

from meantime.server.kit.problems import Problem, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.store import Store
    from meantime.server.kit.unit import Unit

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
AN_ID: Final = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class Tried:
    """Something that somebody tries: that it was refused is in the audit, with the slug."""

    def __init__(self, store: Store, actor: Actor, action: str, subject: str) -> None:
        self._store = store
        self._actor = actor
        self._what = action, subject

    async def write(self, fn: Callable[[Unit, *Ts], T], *args: *Ts) -> T:
        """Return what `fn` does. Raises what it raises."""
        try:
            return await self._store.write(self._actor, fn, *args)
        except Unavailable:
            raise
        except Problem as refused:
            outcome = str(refused.slug)
            await self._store.write(self._actor, note_refusal, *self._what, outcome)
            raise


def note_refusal(unit: Unit, action: str, subject: str, outcome: str) -> None:
    """Record that something was refused. What is no id is left out: it may be anything."""
    unit.audit(action, subject=subject if AN_ID.fullmatch(subject) else "", outcome=outcome)
