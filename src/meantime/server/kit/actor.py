"""Who makes a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from meantime.server.kit.problems import NotSignedIn

if TYPE_CHECKING:
    from litestar.datastructures import State
    from litestar.types import Scope


@dataclass(frozen=True, slots=True)
class Actor:
    """A sign-in at work.

    `seat_id` is the id whose key opened it: an account, an invitation's seat or a practice's
    own seat; `account_id` is None for the last two. Scope `append` can only append entries.
    """

    practice_id: str
    seat_id: str
    account_id: str | None
    sign_in_id: str
    scope: Literal["full", "append"] = "full"


class Actors(Protocol):
    """Finds the actor of a request by its token or cookie; the accounts room provides it."""

    async def of(self, scope: Scope) -> Actor:
        """Return who asks. Raises NotSignedIn for no, an old or a revoked token."""


async def provide_appender(scope: Scope, state: State) -> Actor:
    """Return who asks, as the dependency `appender` of the one route that any token opens."""
    actors: Actors = state.actors
    return await actors.of(scope)


async def provide_actor(scope: Scope, state: State) -> Actor:
    """Return who asks, as the dependency `actor` of a route; never an append-only token."""
    actor = await provide_appender(scope, state)
    if actor.scope != "full":
        raise NotSignedIn
    return actor
