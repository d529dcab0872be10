"""Which threads have a place in a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.server.policies.rules.offers import is_offered

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime


class Said(NamedTuple):
    """What was decided about messaging in a thread; `decision` is "none" before anybody has.

    `offered_at` is the first time that it was offered, whatever was decided since.
    """

    decision: str
    state: str
    offered_at: datetime | None

    @property
    def is_off(self) -> bool:
        """Whether messaging is not for this client, for now or any more."""
        return self.decision == "not_now" or self.state == "ended"

    @property
    def is_offered(self) -> bool:
        return is_offered(self.decision, self.state)


def places(clients: Collection[str], said: Mapping[str, Said]) -> set[str]:
    """Return the threads that have a place: a client sits or is invited, or messaging was offered.

    None that it was decided against, or where it has ended.
    """
    offered = {space_id for space_id, each in said.items() if each.is_offered}
    off = {space_id for space_id, each in said.items() if each.is_off}
    return (offered | set(clients)) - off
