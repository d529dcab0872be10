"""A run of the bridge over all clients of a practice, by its own seat: for custodians."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.sdk.bridge.errors import Away, NotConnected
from meantime.sdk.bridge.fhir_server import FhirServer
from meantime.sdk.bridge.kept import settings_of
from meantime.sdk.bridge.outbound import make_client
from meantime.sdk.bridge.pushing import PAUSES, Outcome, Pusher
from meantime.sdk.bridge.reading import HeldNotes
from meantime.sdk.bridge.tokens import Tokens
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.export.every import practice_holdings
from meantime.wire.practices import Practice, PracticeDetails
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import httpx2

    from meantime.sdk.bridge.kept import PatientOf
    from meantime.sdk.connection import Connection
    from meantime.sdk.export.every import Held, Holdings

UNREAD: Final = "the client's spaces cannot be read [{}]"


@dataclass(slots=True)
class Report:
    """What became of each client, as far as the run came; `unplaced` spaces say not whose they are.

    `away_for` is None if the record system answered; else it did not, or asked to wait so long.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    unplaced: dict[str, str] = field(default_factory=dict)
    away_for: float | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How to run: `is_dry` only looks, `is_retrying` also tries again what was refused.

    `pauses` are the seconds before each further try of what may pass; `real` is what speaks to the
    network.
    """

    is_dry: bool = False
    is_retrying: bool = False
    pauses: Sequence[float] = PAUSES
    real: httpx2.BaseTransport | None = None


USUAL: Final = How()


@dataclass(frozen=True, slots=True)
class Bridge:
    """Between a practice, by a custodian who has its key, and the record system that they named."""

    connection: Connection
    details: PracticeDetails
    pusher: Pusher

    def push(self, holdings: Holdings, clients: Iterable[Held]) -> Report:
        """Send what waits of some clients, as far as the record system answers."""
        report = Report(unplaced=dict(holdings.unplaced))
        patients = settings_of(self.connection.local).patients  # now: a person may name more
        for held in clients:
            try:
                report.outcomes.append(self._push(held, patients.get(held.id)))
            except Away as away:
                report.away_for = away.after
                break
        return report

    def _push(self, held: Held, wanted: PatientOf | None) -> Outcome:
        """Send one client's notes; whatever keeps these from being read keeps no other's."""
        try:
            notes = HeldNotes(held, self.connection.practice_id, self.details)
            return self.pusher.push(notes, wanted)
        except ProtocolError as error:
            code = error.code
        except ProblemError as refused:
            if refused.slug == ProblemSlug.NOT_SIGNED_IN:
                raise
            code = refused.slug
        except StrangeAnswer:
            code = "strange"
        return Outcome(held.id, held.name, UNREAD.format(code))


@contextmanager
def open_bridge(connection: Connection, how: How = USUAL) -> Iterator[Bridge]:
    """Yield the bridge of a practice. Raises NotConnected, Unreachable."""
    settings = settings_of(connection.local)
    if settings.place is None:
        raise NotConnected
    place = settings.place
    details = connection.http.get("/practice", Practice).details
    with make_client(is_inside=place.is_inside, real=how.real) as client:
        pusher = Pusher(
            FhirServer(place.base, Tokens(place, settings.key, client), client),
            connection.local,
            place.base,
            is_dry=how.is_dry,
            is_retrying=how.is_retrying,
            pauses=how.pauses,
        )
        yield Bridge(connection, details, pusher)


def run_once(connection: Connection, how: How = USUAL) -> Report:
    """Send what waits of all clients; return what became of it.

    Raises NotConnected, TokenRefused, UnsafePlace; ProtocolError `nokey` for all but custodians,
    Unreachable where Meantime's own server does not answer.
    """
    with open_bridge(connection, how) as bridge, practice_holdings(connection) as holdings:
        return bridge.push(holdings, holdings.clients.values())
