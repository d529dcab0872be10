"""Bringing the clients of another program into a practice, by a plan that is checked first.

Each becomes a case with a thread to which nobody is invited yet, a desk that says who they are, and
a chart. The same plan again brings nobody twice, and finishes what was interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from meantime.fhir.arrivals import who
from meantime.protocol.encoding import b64
from meantime.sdk.appointments import ID_BYTES, Appointments
from meantime.sdk.caseload import add_client, caseload
from meantime.sdk.errors import SdkError
from meantime.wire.appointments import NewAppointment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meantime.fhir.appointed import Appointed
    from meantime.fhir.arrivals import Arrival
    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress
    from meantime.wire.appointments import Appointment

SPAN: Final = timedelta(days=99)  # the calendar is asked for at most 100 days at once
LONGEST: Final = timedelta(days=1)  # before it, nothing lasts into a span


@dataclass(frozen=True, slots=True)
class Taken:
    """An appointment of a plan and what stands at that time already."""

    wanted: Appointed
    by: Appointment


class TimesTaken(SdkError):
    """Appointments of a plan lie where I have others; nothing was written."""

    def __init__(self, taken: Sequence[Taken]) -> None:
        super().__init__("Some of these appointments lie where you have others already.")
        self.taken = taken


def import_arrivals(
    connection: Connection, people: Sequence[Arrival], zone: str, tell: Progress
) -> list[Case]:
    """Make the cases of a plan and set their appointments by the clock of `zone` (IANA).

    All of it is held against my calendar before anything is written. Raises TimesTaken;
    ProblemError `not-permitted` unless the caller is staff, `malformed` for no zone; Unreachable:
    then do it again.
    """
    every = caseload(connection)
    cases = {who(found): case for case in every if (found := case.profile())}
    _demand_free(connection, people, cases)
    made = []
    for n, arrival in enumerate(people):
        tell(n, len(people))
        case = _completed(cases.get(arrival.key)) or add_client(connection, arrival.profile, every)
        for one in arrival.appointments:
            Appointments(connection.http).book(case.id, _new(case.id, one, zone))
        made.append(case)
    tell(len(people), len(people))
    return made


def _completed(known: Case | None) -> Case | None:
    """Return a case that there was, with its chart; what its desk says since is left as it is."""
    said = known.profile() if known else None
    if known is not None and said is not None:
        known.describe(said)
    return known


def _new(thread_id: str, one: Appointed, zone: str) -> NewAppointment:
    """Return an appointment whose id is its place and time: asked for again, it is the same."""
    place = f"{thread_id}/{one.starts_at.timestamp():.0f}/{one.minutes}".encode()
    return NewAppointment(
        id=b64(blake2b(place, digest_size=ID_BYTES, person=b"mt-fhir-import").digest()),
        starts_at=one.starts_at,
        zone=zone,
        minutes=one.minutes,
    )


def _demand_free(
    connection: Connection, people: Sequence[Arrival], cases: dict[tuple[str, str], Case]
) -> None:
    wanted = [(each, one) for each in people for one in each.appointments]
    if not wanted:
        return
    first = min(one.starts_at for _, one in wanted) - LONGEST
    last = max(one.ends_at for _, one in wanted)
    mine = list(_calendar(connection, first, last))
    set_before = {there.id for there in mine}
    taken = [
        Taken(one, there)
        for arrival, one in wanted
        if _id_in(cases.get(arrival.key), one) not in set_before
        for there in mine
        if one.starts_at < there.ends_at and there.starts_at < one.ends_at
    ]
    if taken:
        raise TimesTaken(taken)


def _id_in(case: Case | None, one: Appointed) -> str:
    return _new(case.id, one, "").id if case else ""


def _calendar(connection: Connection, after: datetime, until: datetime) -> Iterator[Appointment]:
    while after < until:
        for one in Appointments(connection.http).between(after, min(after + SPAN, until)):
            if one.state != "cancelled":
                yield one
        after += SPAN
