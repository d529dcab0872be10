"""Where the resources of one record are: what others point to, and what stands for a seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import Json, id_of, identifier, reference

if TYPE_CHECKING:
    from meantime.fhir.record import Record

# The resource that stands for somebody in each role.
KINDS: Final = {
    "clinician": "Practitioner",
    "observer": "Practitioner",
    "guardian": "RelatedPerson",
    "client": "RelatedPerson",
    "practice": "Organization",
}


@dataclass(frozen=True, slots=True)
class Index:
    """The ids of a record's resources, and references to those that are in it."""

    record: Record
    messages: frozenset[str]
    meetings: frozenset[str]
    notes: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()

    def id(self, kind: str, one: str) -> str:
        return id_of(self.record.thread, kind, one)

    def to(self, kind: str, one: str) -> Json:
        return reference(self.id(kind, one))

    @property
    def patient(self) -> Json:
        return self.to("Patient", self.record.thread)

    @property
    def practice(self) -> Json:
        return self.to("Organization", self.record.practice)

    def person(self, seat: str) -> Json:
        """Return a reference to whoever sits on a seat; of a stranger, the seat by its id."""
        if seat in self.record.client.seats:
            return self.patient
        found = next((each for each in self.record.people if each.id == seat), None)
        if found is None:
            return {"identifier": identifier("seat", seat), "display": "Not in this record"}
        return self.practice if found.role == "practice" else self.to(KINDS[found.role], seat)

    def message(self, one: str) -> Json | None:
        """Return a reference to a message, None where this record has none of that id."""
        return self.to("Communication", one) if one in self.messages else None

    def item(self, one: str) -> Json | None:
        """Return a reference to what an entry said, None where this record has no such."""
        if one in self.notes:
            return self.to("DocumentReference", one)
        return self.to("Communication", one) if one in self.contacts else self.message(one)

    def meeting(self, one: str) -> Json | None:
        return self.to("Appointment", one) if one in self.meetings else None


def index_of(record: Record) -> Index:
    """Return where everything of a record is."""
    return Index(
        record,
        frozenset(each.entry.id for each in record.messages),
        frozenset(each.id for each in record.meetings),
        frozenset(each.entry.id for each in record.notes),
        frozenset(each.entry.id for each in record.contacts),
    )
