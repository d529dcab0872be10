"""Communication and AuditEvent: what was asked about the record, and to whom it was disclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.audit import DICOM
from meantime.fhir.elements import (
    Json,
    coding,
    concept,
    identifier,
    instant,
    kept,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.requested import Disclosing, RecordRequest, RequestWord

ASKED: Final = {
    "access": "Request for the record",
    "amendment": "Request to amend the record",
    "accounting": "Request for an accounting of disclosures",
}
SAID: Final = {
    "extended": "The answer to a request is put off",
    "granted": "A request is granted",
    "part": "A request is granted in part",
    "denied": "A request is denied",
    "withdrawn": "A request is taken back",
    "disagrees": "Statement of disagreement",
    "replies": "Rebuttal",
}
EXPORT: Final = coding(DICOM, "110106", "Export")


def map_requests(index: Index) -> Iterator[Json]:
    """Yield requests with all that was said to each, `about` what is to be amended; disclosures."""
    for request in index.record.requests:
        yield _request(index, request)
        yield from (_word(index, request, each) for each in request.words)
    yield from (_disclosing(index, each) for each in index.record.disclosures)


def _request(index: Index, request: RecordRequest) -> Json:
    about = index.item(request.about)
    entry, said = request.entry, words(request.text)
    fields: Json = {
        "identifier": [identifier("entry", entry.id)],
        "status": "completed",
        "category": [concept(text=ASKED[request.kind])],
        "subject": index.patient,
        "about": [about] if about else [],
        "sent": instant(entry.at),
        "received": instant(entry.received_at),
        "sender": index.person(entry.author),
        "recipient": [index.practice],
        "payload": [{"contentString": said}] if said else [],
    }
    return resource("Communication", index.id("Communication", entry.id), fields)


def _word(index: Index, request: RecordRequest, word: RequestWord) -> Json:
    about, entry, said = index.item(request.about), word.entry, words(word.text)
    fields: Json = {
        "identifier": [identifier("entry", entry.id)],
        "inResponseTo": [index.to("Communication", request.entry.id)],
        "status": "completed",
        "category": [concept(text=SAID[word.what])],
        "subject": index.patient,
        "about": [about] if about else [],
        "sent": instant(entry.at),
        "received": instant(entry.received_at),
        "sender": index.person(entry.author),
        "payload": [{"contentString": said}] if said else [],
    }
    return resource("Communication", index.id("Communication", entry.id), fields)


def _disclosing(index: Index, one: Disclosing) -> Json:
    """Return what was given to somebody outside: the day, the recipient, what, what for, why."""
    entry, said = one.entry, one.said
    recipient = kept({"name": words(said.to), "altId": words(said.address), "requestor": False})
    by = kept({"who": index.person(entry.author), "requestor": True})
    given = words(f"{said.what}. Basis: {said.basis}")
    what: Json = {"what": index.patient, "description": given}
    fields: Json = {
        "type": EXPORT,
        "subtype": [coding("", "Disclosure", "HIPAA disclosure")],
        "action": "R",
        "period": {"start": said.on},
        "recorded": instant(entry.received_at),
        "outcome": "0",
        "purposeOfEvent": [concept(text=said.purpose)] if words(said.purpose) else [],
        "agent": [by, recipient],
        "source": {"observer": index.practice},
        "entity": [kept(what)],
    }
    return resource("AuditEvent", index.id("AuditEvent", f"disclosure/{entry.id}"), fields)
