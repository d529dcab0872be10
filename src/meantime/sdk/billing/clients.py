"""Whom an account is about: names, addresses and payers out of the desks that one can open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.fee_posts import BillingProfile
from meantime.sdk.cases import newest_profile
from meantime.sdk.errors import ProblemError
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.progress import unseen
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from meantime.protocol.posts import Profile
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.wire.spaces import SpaceSummary


@dataclass(frozen=True, slots=True)
class BilledClient:
    """`id` is the thread's. Without a profile nothing is known but that."""

    id: str
    profile: Profile | None = None
    payer: BillingProfile = field(default_factory=BillingProfile)

    @property
    def name(self) -> str:
        return self.profile.name if self.profile else ""

    @property
    def birth_date(self) -> str:
        return self.profile.birth_date if self.profile else ""

    @property
    def address(self) -> str:
        """Where bills go: what was said for that, else where the client lives."""
        return self.payer.address or (self.profile.address if self.profile else "")


def billed_clients(connection: Connection, tell: Progress = unseen) -> dict[str, BilledClient]:
    """Return who the clients are, by thread: for custodians all of the practice.

    A desk that cannot be read leaves its client without a name. Raises Unreachable.
    """
    found: dict[str, BilledClient] = {}
    _read(connection, found, tell)
    with suppress(ProtocolError):  # no custodian
        for key in practice_keys(connection):
            with acting_as(connection, key) as practice:
                if practice is not None:
                    _read(practice, found, tell)
    return found


def say_payer(desk: Space, said: BillingProfile) -> None:
    """Say who pays for a client. Raises as `Space.post`; a biller reads desks alone."""
    if _newest_payer(desk) != said:
        desk.post(said)


def _read(connection: Connection, found: dict[str, BilledClient], tell: Progress) -> None:
    desks = [one for one in list_spaces(connection.http, seated=True) if one.purpose == "desk"]
    for n, one in enumerate(desks):
        tell(n, len(desks))
        with suppress(ProtocolError, ProblemError):
            client = _client(connection, one)
            if client.id not in found or found[client.id].profile is None:
                found[client.id] = client
    tell(len(desks), len(desks))


def _client(connection: Connection, listed: SpaceSummary) -> BilledClient:
    desk = Space(connection, listed.id).catch_up(listed.head)
    return BilledClient(desk.purpose().about, newest_profile(desk), _newest_payer(desk))


def _newest_payer(desk: Space) -> BillingProfile:
    said = [opened.post for opened in desk.opened() if isinstance(opened.post, BillingProfile)]
    return said[-1] if said else BillingProfile()
