"""The appointments of a bundle that lie ahead and stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from meantime.fhir.faults import Fault
from meantime.fhir.profiles import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.fhir.checking import Entry
    from meantime.fhir.elements import Json

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(minutes=480)  # that a calendar here takes
AHEAD: Final = timedelta(days=730)
MINUTE: Final = timedelta(minutes=1)
PAST: Final = "is over, and is left behind"

Read = tuple[dict[int, list["Appointed"]], list[Fault], list[Fault]]


@dataclass(frozen=True, slots=True)
class Appointed:
    """An appointment; `starts_at` is aware."""

    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.minutes * MINUTE


def whose(
    mine: Sequence[Entry], appointments: Sequence[Entry], known: dict[str, Json], named: str
) -> tuple[Json | None, list[Fault]]:
    """Return the practitioner whose appointments are taken, None where it need not be said."""
    every = [one for _, one in mine if one["resourceType"] == "Practitioner"]
    if named:
        found = [one for one in every if named in {name_of(one), one.get("id")}]
        faults = [Fault("Practitioner", f"{len(found)} of that name or id")]
        return (found[0], []) if len(found) == 1 else (None, faults)
    busy = {id(one) for _, each in appointments for one in _actors(each, known, "Practitioner")}
    names = ", ".join(sorted(name_of(one) or "?" for one in every if id(one) in busy))
    faults = [Fault("Appointment", f"say whose are taken: {names}")] if len(busy) > 1 else []
    return None, faults


def read_appointments(
    appointments: Sequence[Entry], known: dict[str, Json], now: datetime, chosen: Json | None
) -> Read:
    """Return appointments by the identity of their patient, what is wrong, what is left behind."""
    booked: dict[int, list[Appointed]] = {}
    wrong: list[Fault] = []
    left: list[Fault] = []
    placed: list[tuple[str, Appointed]] = []
    for where, one in appointments:
        patients = list(_actors(one, known, "Patient"))
        if why := _left_behind(one, patients, known, chosen):
            left.append(Fault(where, f"{why}, and is left behind"))
            continue
        made, why = _read(one, patients, now)
        if made is None:
            (left if why == PAST else wrong).append(Fault(where, why))
            continue
        placed.append((where, made))
        booked.setdefault(id(patients[0]), []).append(made)
    return booked, [*wrong, *_crossing(placed)], left


def _left_behind(
    one: Json, patients: Sequence[Json], known: dict[str, Json], chosen: Json | None
) -> str:
    if one.get("status") != "booked":
        return f"is {one.get('status')}"
    if len(patients) > 1:
        return "is of several patients"
    with_whom = [id(each) for each in _actors(one, known, "Practitioner")]
    if chosen is not None and id(chosen) not in with_whom:
        return "is somebody else's"
    return ""


def _read(one: Json, patients: Sequence[Json], now: datetime) -> tuple[Appointed | None, str]:
    """Return an appointment, or why there is none."""
    if not patients:
        return None, "is of no patient in this bundle"
    start, end = _instant(one.get("start")), _instant(one.get("end"))
    if start is None or end is None:
        return None, "has no time with a zone"
    if start < now:
        return None, PAST
    lasts = end - start
    if start > now + AHEAD:
        return None, "is more than two years ahead"
    if not SHORTEST <= lasts <= LONGEST or lasts % MINUTE or start.second or start.microsecond:
        return None, "does not last 5 to 480 whole minutes"
    return Appointed(start, lasts // MINUTE), ""


def _crossing(placed: list[tuple[str, Appointed]]) -> Iterator[Fault]:
    """Yield what begins before another has ended: one person cannot be in both."""
    in_order = sorted(placed, key=lambda each: each[1].starts_at)
    for (_, before), (where, after) in pairwise(in_order):
        if after.starts_at < before.ends_at:
            yield Fault(where, "begins before another has ended")


def _instant(value: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:  # 24:00, a leap second
        return None
    return at if at is not None and at.tzinfo is not None else None


def _actors(one: Json, known: dict[str, Json], kind: str) -> Iterator[Json]:
    participants = one.get("participant")
    for each in participants if isinstance(participants, list) else ():
        actor = each.get("actor") if isinstance(each, dict) else None
        target = actor.get("reference") if isinstance(actor, dict) else None
        found = known.get(target) if isinstance(target, str) else None
        if found is not None and found.get("resourceType") == kind:
            yield found
