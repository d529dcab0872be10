"""Whether everything that a bundle points to is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.faults import Fault, in_sight
from meantime.fhir.values import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.fhir.elements import Json

URN: Final = "urn:uuid:"
ABOUT_SOMEBODY: Final = {"subject": {"Patient", "Group"}, "patient": {"Patient"}}


def known_places(bundle: Json) -> dict[str, Json]:
    """Return the resources of a bundle by all that a reference may call them."""
    found: dict[str, Json] = {}
    every = bundle.get("entry")
    for entry in every if isinstance(every, list) else ():
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(resource, dict):
            continue
        kind, id_, place = resource.get("resourceType"), resource.get("id"), entry.get("fullUrl")
        if isinstance(place, str):
            found.setdefault(place, resource)
        if isinstance(kind, str) and isinstance(id_, str):
            found.setdefault(f"{kind}/{id_}", resource)
    return found


def places_of(place: str) -> list[str]:
    """Return the ids that a `fullUrl` can be of."""
    return [place.removeprefix(URN), place.rsplit("/", 1)[-1]]


def dangling(bundle: Json, entries: Iterable[tuple[str, Json]]) -> Iterator[Fault]:
    """Yield the references that lead nowhere, or to somebody who cannot be meant."""
    known = known_places(bundle)
    for where, resource in entries:
        for path, name, part in walk(resource):
            target = part.get("reference") if isinstance(part, dict) else None
            if target is None or (isinstance(target, str) and target.startswith("#")):
                continue
            if not isinstance(target, str) or target not in known:
                yield Fault(f"{where}.{path}", f"leads nowhere: {in_sight(target)}")
            elif known[target].get("resourceType") not in ABOUT_SOMEBODY.get(
                name, {known[target].get("resourceType")}
            ):
                yield Fault(f"{where}.{path}", "is no patient")
