"""Provenance: who signed which entry, its hash in the log and the signature itself."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from meantime.fhir.agreement import decisions, reviewed_by
from meantime.fhir.elements import HL7, Json, coding, concept, identifier, instant, resource
from meantime.protocol.encoding import unb64

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Record, Signed

SIGNATURES: Final = "urn:iso-astm:E1762-95:2013"
WAYS: Final = {  # codes of ASTM E1762
    "author": ("1", "Author's Signature"),
    "verifier": ("5", "Verification Signature"),
    "consent": ("7", "Consent Signature"),
    "addendum": ("15", "Addendum Signature"),
    "change": ("16", "Modification Signature"),
}

Made = tuple["Signed", str, str, str]  # entry, way, kind and key of what it is about


def map_provenance(index: Index) -> Iterator[Json]:
    """Yield who signed what; a trainee whose words another released stands there as well."""
    writers = {each.entry.id: each.writer for each in index.record.messages if each.writer}
    for entry, way, kind, key in signed_entries(index.record):
        yield _provenance(index, entry, way, index.to(kind, key), writers.get(entry.id, ""))


def signed_entries(record: Record) -> Iterator[Made]:
    """Yield every entry of a record with what it is about."""
    yield from _of_messages(record)
    yield from _of_agreements(record)
    yield from _of_notes(record)
    for plan in record.plans:
        yield plan.entry, "author", "CarePlan", plan.entry.id
    for request in record.requests:
        for entry in (request.entry, *(each.entry for each in request.words)):
            yield entry, "author", "Communication", entry.id
    for alert in record.alerts:
        if alert.ended:
            yield alert.ended[0], "author", "Task", alert.id


def _of_messages(record: Record) -> Iterator[Made]:
    for message in record.messages:
        yield message.entry, "author", "Communication", message.entry.id
        for entry in message.changes:
            yield entry, "change", "Communication", message.entry.id
    for contact in record.contacts:
        yield contact.entry, "author", "Communication", contact.entry.id
    for answered in record.answers:
        yield answered.entry, "author", "QuestionnaireResponse", answered.entry.id
    for filled in record.measures:
        yield filled.entry, "author", "QuestionnaireResponse", filled.entry.id


def _of_agreements(record: Record) -> Iterator[Made]:
    for agreed in decisions(record.agreements):
        yield agreed.entry, "consent", "Consent", agreed.entry.id
    for review in record.agreements:
        if review.post.role == "clinician":
            about = reviewed_by(review, record.agreements)
            kind, key = ("Consent", about[-1].entry.id) if about else ("Patient", record.thread)
            yield review.entry, "verifier", kind, key


def _of_notes(record: Record) -> Iterator[Made]:
    for note in record.notes:
        yield note.entry, "author", "DocumentReference", note.entry.id
        for entry, _ in note.addenda:
            yield entry, "addendum", "DocumentReference", entry.id
        for entry, _ in note.cosigned:
            yield entry, "verifier", "DocumentReference", note.entry.id


def _provenance(index: Index, entry: Signed, way: str, target: Json, writer: str) -> Json:
    author = index.person(entry.author)
    code, display = WAYS[way]
    signed = instant(entry.received_at)
    agents = [_agent("author", "Author", author)]
    if writer:
        agents.append(_agent("composer", "Composer", index.person(writer)))
    fields: Json = {
        "target": [target],
        "occurredDateTime": instant(entry.at),
        "recorded": signed,
        "agent": agents,
        "entity": [{"role": "source", "what": {"identifier": identifier("hash", entry.hash)}}],
        "signature": [
            {
                "type": [coding(SIGNATURES, f"1.2.840.10065.1.12.1.{code}", display)],
                "when": signed,
                "who": author,
                "sigFormat": "application/octet-stream",
                "data": base64.b64encode(unb64(entry.signature)).decode(),
            }
        ],
    }
    # One entry may be a message and an answer about safety, so its target is part of the id.
    id_ = index.id("Provenance", f"{entry.id}/{target['reference']}")
    return resource("Provenance", id_, fields, "provenance")


def _agent(code: str, display: str, who: Json) -> Json:
    kind = coding(f"{HL7}/provenance-participant-type", code, display)
    return {"type": concept(kind), "who": who}
