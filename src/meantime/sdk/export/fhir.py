"""`record.fhir.json`: the record for other programs, as FHIR R4 (decision 0030)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from meantime.fhir.bundle import make_bundle
from meantime.sdk.cases import Case
from meantime.sdk.fhir.gathering import gather_record
from meantime.sdk.threads import Thread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.record import Record
    from meantime.sdk.export.subject import Subject
    from meantime.sdk.spaces import Space


def write_fhir(record: Record) -> bytes:
    """Return a bundle of all threads of a record that can be read, each with its own people.

    Raises ProblemError, Unreachable: appointments, openings and guardians are asked of the server.
    """
    bundles = [make_bundle(gather_record(case, record.locale)) for case in cases_of(record.subject)]
    if not bundles:
        return json.dumps({"resourceType": "Bundle", "type": "collection"}).encode()
    entries = [entry for each in bundles for entry in _entries(each)]
    return json.dumps(bundles[0] | {"entry": entries}, ensure_ascii=False).encode()


def cases_of(subject: Subject) -> Iterator[Case]:
    """Yield a record's threads as cases; what could not be read at all is in none."""
    chart, desk = (_space(subject, purpose) for purpose in ("chart", "desk"))
    for part in subject.parts:
        if part.purpose == "thread" and part.log:
            connection = part.space.connection
            thread = Thread(connection, part.id)
            yield Case(connection, part.id, thread, chart, desk, part.fault)


def _space(subject: Subject, purpose: str) -> Space | None:
    found = (part.space for part in subject.parts if part.purpose == purpose and part.log)
    return next(found, None)


def _entries(bundle: dict[str, object]) -> list[object]:
    entries = bundle["entry"]
    return entries if isinstance(entries, list) else []
