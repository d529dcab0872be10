"""Signed notes for the patient of another program: documents that need nothing else of ours.

Who wrote one is named by the id of their seat and by their name (a logical reference): the other
program knows the patient alone. Source: HL7 FHIR R4, references, 2.3.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from meantime.fhir.documents import map_documents
from meantime.fhir.elements import Json, identifier, kept, words
from meantime.fhir.index import Index, index_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.record import Record, Signed, SignedNote

ENTRY: Final = "entry-hash"  # by which a document is found again, wherever it was put
STATE: Final = "state"
STATE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Document:
    """A note or an addendum as a DocumentReference without an id.

    `key` is the hash of its entry, and `state` changes with whatever it says, also of whose patient
    it is. `appends` is the key of the note that it is added to, "" for a note. A document that
    `is_error` says so, and is of use only where it was put before.
    """

    key: str
    state: str
    resource: Json
    appends: str = ""
    is_error: bool = False


def place_notes(record: Record, patient: str) -> Iterator[Document]:
    """Yield what stands for the notes of a record, each note before its addenda.

    `patient` is the other program's own, as `Patient/ID`.
    """
    index = index_of(record)
    places = _places(index, patient)
    found = {str(_entry_of(each)): each for each in map_documents(index) if _is_document(each)}
    for note in record.notes:
        beside = [entry for entry, _ in (*note.addenda, *note.cosigned)]
        state = _state(patient, note.entry, *beside)
        yield _document(found[note.entry.id], places, note.entry, state, note)
        for entry, _ in note.addenda:
            yield _document(found[entry.id], places, entry, _state(patient, entry), note)


def appended_to(document: Document, id_: str) -> Json:
    """Return the resource of an addendum that points to its note, which has this id there."""
    target: Json = {"reference": f"DocumentReference/{id_}"}
    return {**document.resource, "relatesTo": [{"code": "appends", "target": target}]}


def key_search(key: str) -> str:
    """Return the search by which the document of an entry is found."""
    return f"urn:meantime:{ENTRY}|{key}"


def state_in(resource: Json) -> str:
    """Return the state that a document which was put somewhere says of itself, "" if none."""
    system = f"urn:meantime:{STATE}"
    every = resource.get("identifier")
    for each in every if isinstance(every, list) else ():
        if isinstance(each, dict) and each.get("system") == system:
            return str(each.get("value", ""))
    return ""


def _document(
    resource: Json, places: dict[str, Json], entry: Signed, state: str, note: SignedNote
) -> Document:
    placed = _placed({**resource, "identifier": []}, places)
    ours = [identifier(ENTRY, entry.hash), identifier(STATE, state)]
    fields = {**placed, "identifier": ours} if isinstance(placed, dict) else {}
    for gone in ("id", "relatesTo"):
        fields.pop(gone, None)
    appends = "" if entry.id == note.entry.id else note.entry.hash
    return Document(entry.hash, state, fields, appends, note.is_struck)


def _state(patient: str, *entries: Signed) -> str:
    said = "\n".join([patient, *(each.hash for each in entries)])
    return blake2b(said.encode(), digest_size=STATE_BYTES).hexdigest()


def _places(index: Index, patient: str) -> dict[str, Json]:
    """Return what stands for each resource that a document of ours refers to."""
    record = index.record
    ours: Json = {
        "identifier": identifier("practice", record.practice),
        "display": words(record.practice_name),
    }
    found = {str(index.practice["reference"]): kept(ours)}
    for each in record.people:
        name = ", ".join(part for part in (each.name, each.credential) if part)
        person = kept({"identifier": identifier("seat", each.id), "display": words(name)})
        found.setdefault(str(index.person(each.id)["reference"]), person)
    return {**found, str(index.patient["reference"]): {"reference": patient}}


def _placed(part: object, places: dict[str, Json]) -> object:
    """Return the same with every reference to a place of ours replaced; others are left out."""
    if isinstance(part, list):
        return [one for each in part if (one := _placed(each, places)) not in (None, {}, [])]
    if not isinstance(part, dict):
        return part
    target = part.get("reference")
    if isinstance(target, str):
        return places.get(target)
    return kept({name: _placed(value, places) for name, value in part.items()})


def _is_document(resource: Json) -> bool:
    return resource["resourceType"] == "DocumentReference"


def _entry_of(resource: Json) -> object:
    master = resource["masterIdentifier"]
    return master.get("value") if isinstance(master, dict) else None
