"""A record as one bundle, or as lines of one kind each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from meantime.fhir.agreement import map_agreements
from meantime.fhir.answers import map_answers
from meantime.fhir.audit import map_audit
from meantime.fhir.care import map_care
from meantime.fhir.conversation import map_conversation
from meantime.fhir.documents import map_documents
from meantime.fhir.elements import Json, instant
from meantime.fhir.index import index_of
from meantime.fhir.measures import map_measures
from meantime.fhir.people import map_people
from meantime.fhir.provenance import map_provenance
from meantime.fhir.requests import map_requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.record import Record

URN: Final = "urn:uuid:"
PARTS: Final = (
    map_people,
    map_conversation,
    map_answers,
    map_measures,
    map_agreements,
    map_documents,
    map_care,
    map_audit,
    map_requests,
    map_provenance,
)


def map_record(record: Record) -> Iterator[Json]:
    """Yield the resources of a record; references are by `urn:uuid`, all to others of them."""
    index = index_of(record)
    for part in PARTS:
        yield from part(index)


def make_bundle(record: Record) -> Json:
    """Return a record as a FHIR R4 bundle of type `collection`; twice the same for the same."""
    entries = [{"fullUrl": f"{URN}{each['id']}", "resource": each} for each in map_record(record)]
    return {
        "resourceType": "Bundle",
        "id": index_of(record).id("Bundle", record.thread),
        "type": "collection",
        "timestamp": instant(record.made_at),
        "entry": entries,
    }


def write_lines(record: Record) -> dict[str, bytes]:
    """Return a record as NDJSON by kind of resource; references are `Kind/id` there.

    Source: FHIR Bulk Data, ndjson.
    """
    every = list(map_record(record))
    places = {f"{URN}{each['id']}": f"{each['resourceType']}/{each['id']}" for each in every}
    found: dict[str, list[str]] = {}
    for each in every:
        line = json.dumps(_relative(each, places), ensure_ascii=False, separators=(",", ":"))
        found.setdefault(str(each["resourceType"]), []).append(line)
    return {kind: "".join(f"{line}\n" for line in lines).encode() for kind, lines in found.items()}


def _relative(part: object, places: dict[str, str]) -> object:
    """Return the same with the references rewritten; only references are, never words."""
    if isinstance(part, list):
        return [_relative(each, places) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        name: places.get(value, value)
        if name == "reference" and isinstance(value, str)
        else _relative(value, places)
        for name, value in part.items()
    }
