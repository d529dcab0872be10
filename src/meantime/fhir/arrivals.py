"""Whom a bundle of another program brings into a practice: a plan, and all that is wrong with it.

Of a bundle the people and what lies ahead of them are taken: Patient, RelatedPerson, Practitioner,
Appointment. Everything else is named as left behind. With anything wrong there is no plan.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.fhir.appointed import Appointed, read_appointments, whose
from meantime.fhir.checking import check_frame, entries_of
from meantime.fhir.faults import Fault, in_sight
from meantime.fhir.profiles import name_of, read_profile
from meantime.fhir.references import known_places
from meantime.fhir.resources import check_resource
from meantime.fhir.values import check_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from meantime.fhir.checking import Entry
    from meantime.fhir.elements import Json
    from meantime.protocol.posts import Profile

TAKEN: Final = ("Patient", "RelatedPerson", "Practitioner", "Appointment")
# What must not be read over: with it a resource may mean the contrary of what it says.
BINDING: Final = ("implicitRules", "modifierExtension")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody whom a bundle brings, as their desk is to say, with their appointments."""

    profile: Profile
    appointments: tuple[Appointed, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return who(self.profile)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """`wrong` keeps everybody out; `left` says what does not come along."""

    people: tuple[Arrival, ...]
    wrong: tuple[Fault, ...]
    left: tuple[Fault, ...]


def who(profile: Profile) -> tuple[str, str]:
    """Return what tells one client from another when a bundle comes again."""
    return " ".join(profile.name.split()).casefold(), profile.birth_date


def plan_arrivals(bundle: Json, now: datetime, practitioner: str = "") -> Arrivals:
    """Return whom a bundle brings at `now` (aware).

    Where it has appointments of several practitioners, `practitioner` is the name or the id of the
    one whose are taken. A plan with faults has no people.
    """
    entries = list(entries_of(bundle))
    mine = [each for each in entries if each[1].get("resourceType") in TAKEN]
    wrong = [*check_frame(bundle), *_check(mine)]
    if wrong:
        return Arrivals((), tuple(wrong), ())
    known = known_places(bundle)
    appointments = [each for each in mine if each[1]["resourceType"] == "Appointment"]
    chosen, wrong = whose(mine, appointments, known, practitioner)
    booked, wrong_times, left_times = read_appointments(appointments, known, now, chosen)
    people, wrong_people, left_people = _people(mine, booked, known)
    wrong += [*wrong_times, *wrong_people, *_twice(mine, people)]
    left = (*_others(entries), *left_people, *left_times)
    return Arrivals(() if wrong else tuple(each for _, each in people), tuple(wrong), left)


def _check(mine: Sequence[Entry]) -> Iterator[Fault]:
    for where, resource in mine:
        yield from check_resource(where, resource)
        yield from check_values(where, resource)
        for name in BINDING:
            if name in resource:
                yield Fault(f"{where}.{name}", "is not understood here and must not be ignored")


def _others(entries: Sequence[Entry]) -> Iterator[Fault]:
    """Name the kinds that are left behind, and how many of each."""
    kinds = Counter(str(each.get("resourceType")) for _, each in entries)
    for kind, count in sorted(kinds.items()):
        if kind not in TAKEN:
            yield Fault(in_sight(kind).strip("'"), f"{count} left behind")


def _people(
    mine: Sequence[Entry], booked: dict[int, list[Appointed]], known: dict[str, Json]
) -> tuple[list[tuple[str, Arrival]], list[Fault], list[Fault]]:
    """Return the patients with where each stands; `booked` is by the identity of a resource."""
    people, wrong, left = [], [], []
    for where, resource in mine:
        if resource["resourceType"] != "Patient":
            continue
        if why := _is_gone(resource):
            left.append(Fault(where, why))
            continue
        related = [one for _, one in mine if _is_related_to(one, resource, known)]
        profile, lost = read_profile(resource, related)
        left += [Fault(where, each) for each in lost]
        if profile is None:
            wrong.append(Fault(f"{where}.name", "has nobody's name"))
        else:
            people.append((where, Arrival(profile, tuple(booked.get(id(resource), ())))))
    return people, wrong, left


def _is_gone(patient: Json) -> str:
    if patient.get("deceasedBoolean") is True or "deceasedDateTime" in patient:
        return "has died, and is left behind"
    return "is not active, and is left behind" if patient.get("active") is False else ""


def _is_related_to(one: Json, patient: Json, known: dict[str, Json]) -> bool:
    about = one.get("patient") if one["resourceType"] == "RelatedPerson" else None
    target = about.get("reference") if isinstance(about, dict) else None
    return isinstance(target, str) and known.get(target) is patient


def _twice(mine: Sequence[Entry], people: Sequence[tuple[str, Arrival]]) -> Iterator[Fault]:
    """Refuse two of one name and birth date: nobody could tell them apart the next time."""
    seen: set[tuple[str, str]] = set()
    for where, arrival in people:
        if arrival.key in seen:
            yield Fault(where, "has the name and the birth date of another")
        seen.add(arrival.key)
    for where, resource in mine:
        if resource["resourceType"] != "Patient" and not name_of(resource) and "name" in resource:
            yield Fault(f"{where}.name", "has nobody's name")
