"""AuditEvent: exports, the end of retention, and who opened the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import HL7, Json, coding, concept, instant, kept, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Happening, Seen

DICOM: Final = "http://dicom.nema.org/resources/ontology/DCM"
DONE: Final = {  # what happened to the record: the event's code, and its action
    "export": (coding(DICOM, "110106", "Export"), "R"),
    "bridge": (coding(DICOM, "110106", "Export"), "R"),  # from then on, to their own other system
    "destroyed": (coding(f"{HL7}/iso-21089-lifecycle", "destroy"), "D"),
}
LOOKED: Final = coding(DICOM, "110110", "Patient Record")
WORDS: Final = {
    "opened": "Opened the conversation",
    "copied": "Copied much of it to a device",
    "emergency": "Had it opened in an emergency",
}
IN_EMERGENCY: Final = coding(f"{HL7}/v3-ActReason", "BTG", "break the glass")


def map_audit(index: Index) -> Iterator[Json]:
    """Yield what was done with the record, and who looked at it."""
    yield from (_event(index, each) for each in index.record.happenings)
    yield from (_look(index, each) for each in index.record.seen)


def _event(index: Index, happening: Happening) -> Json:
    entry = happening.entry
    kind, action = DONE[happening.what]
    fields = _audited(index, entry.author, action, instant(entry.received_at))
    return resource("AuditEvent", index.id("AuditEvent", entry.id), fields | {"type": kind})


def _look(index: Index, seen: Seen) -> Json:
    """Return a look at the thread; where only its day is told, the day is its period."""
    began, ended = instant(seen.began_at), instant(seen.ended_at)
    recorded = ended if seen.ended_at else instant(index.record.made_at)
    period: Json = {"start": began, "end": ended} if seen.began_at else {"start": seen.on}
    fields = _audited(index, seen.seat, "R", recorded, seen.role) | {
        "type": LOOKED,
        "period": period,
        "outcomeDesc": WORDS[seen.kind],
    }
    if seen.kind == "emergency":
        fields["recorded"] = began if seen.began_at else recorded
        fields["purposeOfEvent"] = [{"coding": [IN_EMERGENCY]}]
    key = f"{seen.kind}/{seen.seat}/{seen.began_at or seen.on}"
    return resource("AuditEvent", index.id("AuditEvent", key), fields)


def _audited(index: Index, seat: str, action: str, recorded: str, role: str = "") -> Json:
    as_what = [concept(text=role)] if role else []
    agent = kept({"role": as_what, "who": index.person(seat), "requestor": True})
    return {
        "action": action,
        "recorded": recorded,
        "outcome": "0",
        "agent": [agent],
        "source": {"observer": index.practice},
        "entity": [{"what": index.patient}],
    }
