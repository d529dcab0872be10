"""Whether a bundle is well made: its kinds, required elements, codes, times, and references.

No model of a library is asked here; the tests ask one as well. Source: HL7 FHIR R4 (4.0.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.fhir.faults import Fault, in_sight
from meantime.fhir.references import dangling, places_of
from meantime.fhir.resources import check_resource
from meantime.fhir.table import table
from meantime.fhir.values import check_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.elements import Json

Entry = tuple[str, "Json"]  # where a resource stands, and the resource


class NoBundle(ValueError):
    """What was given is no FHIR bundle, or none that can be read."""


def read_bundle(raw: bytes) -> Json:
    """Return what stands in a file. Raises NoBundle unless it is JSON and calls itself a bundle."""
    try:
        found = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise NoBundle("This file is not JSON.") from None
    if not isinstance(found, dict) or found.get("resourceType") != "Bundle":
        raise NoBundle("This file is not a FHIR bundle.")
    return found


def check_bundle(bundle: Json) -> list[Fault]:
    """Return all that is wrong with a bundle, in its order; nothing for one that is well made."""
    around = {name: value for name, value in bundle.items() if name != "entry"}
    faults = [*check_frame(bundle), *check_values("Bundle", around)]
    entries = list(entries_of(bundle))
    for where, resource in entries:
        faults += [*check_resource(where, resource), *check_values(where, resource)]
    return faults + list(dangling(bundle, entries))


def check_frame(bundle: Json) -> Iterator[Fault]:
    """Yield what is wrong with the bundle around its resources."""
    kinds = table().resources["Bundle"].codes["type"]
    if bundle.get("type") not in kinds:
        yield Fault("Bundle.type", f"{in_sight(bundle.get('type'))} is none of {', '.join(kinds)}")
    every = bundle.get("entry", [])
    if not isinstance(every, list):
        yield Fault("Bundle.entry", "must be a list")
        return
    for n, entry in enumerate(every):
        if not isinstance(entry, dict) or not isinstance(entry.get("resource"), dict):
            yield Fault(f"entry[{n}]", "has no resource")
    yield from _check_places(every)


def entries_of(bundle: Json) -> Iterator[Entry]:
    """Yield the resources of a bundle with where each stands, whatever else is in it."""
    every = bundle.get("entry")
    for n, entry in enumerate(every if isinstance(every, list) else ()):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            kind = resource.get("resourceType")
            yield f"entry[{n}] {kind if isinstance(kind, str) else '?'}", resource


def _check_places(every: list[object]) -> Iterator[Fault]:
    seen: set[str] = set()
    for n, entry in enumerate(every):
        if not isinstance(entry, dict):
            continue
        place = entry.get("fullUrl")
        if not isinstance(place, str) or not place:
            yield Fault(f"entry[{n}].fullUrl", "is missing")
        elif place in seen:
            yield Fault(f"entry[{n}].fullUrl", "is that of another entry")
        else:
            seen.add(place)
            if not _is_place_of(place, entry.get("resource")):
                yield Fault(f"entry[{n}].fullUrl", "is not that of its resource's id")


def _is_place_of(place: str, resource: object) -> bool:
    """Tell whether a place fits a resource; one without an id fits everywhere."""
    id_ = resource.get("id") if isinstance(resource, dict) else None
    return id_ is None or (isinstance(id_, str) and id_ in places_of(place))
