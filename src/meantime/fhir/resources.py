"""Whether one resource has what R4 requires, and US Core if it says that it is of that profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fhir.elements import US_CORE
from meantime.fhir.faults import Fault, in_sight
from meantime.fhir.rules import RULES
from meantime.fhir.table import Required, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.elements import Json


def check_resource(where: str, resource: Json) -> Iterator[Fault]:
    """Yield the faults of a resource; of a kind that the table has not, that alone."""
    kind = resource.get("resourceType")
    known = table().resources.get(kind) if isinstance(kind, str) else None
    if known is None or kind == "Bundle":
        yield Fault(where, "is of a kind that this check does not know")
        return
    yield from _missing(where, resource, known.required)
    yield from _check_parts(where, resource, known)
    for path, codes in known.codes.items():
        yield from _check_codes(f"{where}.{path}", _at(resource, path.split(".")), codes)
    if _is_us_core(resource):
        yield from _missing(where, resource, table().us_core.get(str(kind), []))
    for rule in RULES.get(str(kind), ()):
        if why := rule(resource):
            yield Fault(where, why)


def _missing(where: str, part: Json, names: list[str]) -> Iterator[Fault]:
    for name in names:
        if part.get(name) in (None, "", [], {}) and f"_{name}" not in part:
            yield Fault(f"{where}.{name}", "is missing")


def _check_parts(where: str, resource: Json, known: Required) -> Iterator[Fault]:
    for name, required in known.parts.items():
        for part in _listed(resource.get(name)):
            if isinstance(part, dict):
                yield from _missing(f"{where}.{name}", part, required)
            else:
                yield Fault(f"{where}.{name}", "must be an object")


def _check_codes(where: str, found: list[object], codes: list[str]) -> Iterator[Fault]:
    for code in found:
        if isinstance(code, dict):  # a CodeableConcept
            yield from _check_codes(where, _at(code, ["coding", "code"]), codes)
        elif code not in codes:
            yield Fault(where, f"{in_sight(code)} is none of {', '.join(codes)}")


def _at(part: object, path: list[str]) -> list[object]:
    """Return what stands at a path, through all lists on the way."""
    found = [part]
    for name in path:
        inner = [each.get(name) for each in found if isinstance(each, dict)]
        found = [one for each in inner if each is not None for one in _listed(each)]
    return found


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_us_core(resource: Json) -> bool:
    profiles = _at(resource, ["meta", "profile"])
    return any(isinstance(each, str) and each.startswith(US_CORE) for each in profiles)
