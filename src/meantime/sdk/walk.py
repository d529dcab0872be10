"""A walk: the one job per space behind leavers, replaced keys and what is signed everywhere.

Source: protocol.md section 6.

Each step looks at what its space is and does what is missing. So a walk may stop anywhere, be
done again, and be gone on with from another device; there is nothing to remember.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.listing import list_spaces
from meantime.sdk.log import Log

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from meantime.sdk.connection import Connection
    from meantime.sdk.local import Local
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary


Choose = Callable[[list["SpaceSummary"]], list["SpaceSummary"]]
Hands = TypeVar("Hands", bound="Connection")  # whose seats are walked


def _all(listed: list[SpaceSummary]) -> list[SpaceSummary]:
    return listed


@dataclass(slots=True)
class Walk:
    """Walks the spaces of a seat, as the server lists them and as this device knows them."""

    custodian: Connection
    tell: Progress
    done: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    _listed: set[str] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)

    def through(
        self,
        practice: Hands | None,
        seat_id: str,
        step: Callable[[Hands, SpaceSummary], None],
        choose: Choose = _all,
    ) -> None:
        """Take a step in each space in which the practice, or oneself, sits under a key.

        `choose` may leave some out. One that fails is noted and keeps no other from its turn.
        Raises Unreachable.
        """
        listed = choose(self.look(practice, seat_id))
        if practice is None:
            return
        for n, one in enumerate(listed):
            self.tell(n, len(listed))
            with self._kept_at_once(practice):
                self._take(step, practice, one)
        if listed:
            self.tell(len(listed), len(listed))

    def _kept_at_once(self, practice: Connection) -> AbstractContextManager[None]:
        """Let this device write a step as one: broken off, it is taken again from the server's log.

        Not where somebody walks in their own name, whose other programs may write at once.
        """
        return nullcontext() if practice is self.custodian else practice.local.change()

    def look(self, practice: Connection | None, seat_id: str) -> list[SpaceSummary]:
        """Return where the practice, or oneself, sits under a key; take note of it for `missing`.

        Raises Unreachable.
        """
        listed = list(list_spaces(practice.http, seated=True)) if practice else []
        self._listed |= {one.id for one in listed}
        for local in (self.custodian.local, practice.local if practice else None):
            self._known |= _seen_seated(local, seat_id) if local else set()
        return listed

    def missing(self) -> frozenset[str]:
        """Return the spaces that the server should have listed, under this key or another."""
        return frozenset(self._known - self._listed)

    def _take(
        self, step: Callable[[Hands, SpaceSummary], None], practice: Hands, one: SpaceSummary
    ) -> None:
        try:
            step(practice, one)
        except ProtocolError as error:
            self.failed[one.id] = error.code
        except ProblemError as refused:
            self.failed[one.id] = refused.slug
        except StrangeAnswer:
            self.failed[one.id] = "strange"
        else:
            self.done.add(one.id)
            self.failed.pop(one.id, None)  # it is walked again where something came between


def _seen_seated(local: Local, seat_id: str) -> set[str]:
    """Return the spaces in which this device has last seen a seat taken."""
    pinned = [space_id for (space_id,) in local.rows("SELECT space FROM pins")]
    states = ((space_id, Log(local, space_id).state()) for space_id in pinned)
    return {space_id for space_id, state in states if state and seat_id in state.seats}
