"""A signed-in account on this device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.trust import Roster, check_mine, whole_roster
from meantime.sdk.errors import ProblemError
from meantime.sdk.log import Log
from meantime.sdk.sync import sync
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from meantime.protocol.keys import Account
    from meantime.protocol.state import SpaceState
    from meantime.sdk.http import Http
    from meantime.sdk.local import Local


@dataclass(frozen=True, slots=True)
class Connection:
    """Where to, as whom, and what this device keeps. `id` names the sign-in to the server."""

    http: Http
    account: Account
    local: Local
    practice_id: str
    id: str

    def practice(self) -> SpaceState:
        """Return the practice space, fetched, verified and trusted.

        Raises ProblemError `not-found` for clients, who have no seat there.
        """
        state = sync(self.http, Log(self.local, self.practice_id))
        check_mine(state, self.account.id)
        return state

    def roster(self, *, refresh: bool) -> Roster | None:
        """Return everybody whom the practice ever had, by its own verified log.

        It only grows, so what this device has is enough until somebody is missing in it.
        Returns None to somebody who has no seat in the practice.
        """
        kept = Log(self.local, self.practice_id).state()
        if refresh or kept is None:
            try:
                return whole_roster(self.practice())
            except ProblemError as refused:
                if refused.slug != ProblemSlug.NOT_FOUND:
                    raise
                return None
        check_mine(kept, self.account.id)
        return whole_roster(kept)
