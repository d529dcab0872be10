"""One client's notes into the record system, from where the last run stopped."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

import msgspec

from meantime.fhir.placing import appended_to, place_notes
from meantime.protocol.writing import make_entry_id
from meantime.sdk.bridge.errors import Refused
from meantime.sdk.bridge.fhir_server import patiently
from meantime.sdk.bridge.kept import Refusal, cursor_of, keep_cursor
from meantime.sdk.bridge.matching import NotMatched, match_patient
from meantime.sdk.bridge.placing import place_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.fhir.elements import Json
    from meantime.fhir.placing import Document
    from meantime.fhir.record import Record
    from meantime.sdk.bridge.fhir_server import FhirServer
    from meantime.sdk.bridge.kept import Cursor, PatientOf
    from meantime.sdk.local import Local

PAUSES: Final = (0.5, 2.0, 8.0)  # seconds before each further try
UNNAMED: Final = "no patient is named for this client"
WAITS_FOR_NOTE: Final = "its note was not taken"
UNSAID: Final = "the client cannot be told of it in the conversation [{}]"


class Notes(Protocol):
    """A client's notes on this side (`reading.HeldNotes`)."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    def record(self) -> Record: ...

    def tell(self, event_id: str) -> str: ...


@dataclass(slots=True)
class Outcome:
    """What became of one client's notes. Nothing in it is a note's text.

    `sent` and `waiting` are hashes of entries; `refused` says of some why they were not taken,
    `skipped` why none of the client's is, "" if they are.
    """

    client: str
    name: str = ""
    skipped: str = ""
    sent: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pusher:
    """Puts notes into the record system `server`, whose address is `base`.

    `is_dry` only looks; `is_retrying` also tries again what was refused. `pauses` are the seconds
    before each further try of what may pass.
    """

    server: FhirServer
    local: Local
    base: str
    is_dry: bool = False
    is_retrying: bool = False
    pauses: Sequence[float] = PAUSES

    def push(self, client: Notes, wanted: PatientOf | None) -> Outcome:
        """Put what is new of a client there; return what became of it.

        Each document is noted as soon as it is there. Raises Away, TokenRefused, and what `client`
        raises.
        """
        outcome = Outcome(client.id, client.name)
        if wanted is None:
            outcome.skipped = UNNAMED
            return outcome
        cursor = cursor_of(self.local, client.id, self.base)
        try:
            patient = self._patient(client, wanted, cursor)
        except (NotMatched, Refused) as error:
            outcome.skipped = str(error)
            return outcome
        waiting = self._waiting(client, f"Patient/{patient}", cursor, outcome)
        if self.is_dry or not waiting:
            outcome.waiting = [each.key for each in waiting]
        elif self._is_told(client, cursor, outcome):
            self._send(waiting, client, cursor, outcome)
        return outcome

    def _patient(self, client: Notes, wanted: PatientOf, cursor: Cursor) -> str:
        """Return the patient's id there; asked for once. A dry run makes none."""
        if cursor.patient_of == wanted:
            return cursor.patient
        asked = msgspec.structs.replace(wanted, creates=False) if self.is_dry else wanted
        found = patiently(partial(match_patient, self.server, asked, client.name), self.pauses)
        if not self.is_dry:
            cursor.patient_of, cursor.patient = wanted, found
            keep_cursor(self.local, client.id, cursor)
        return found

    def _waiting(
        self, client: Notes, patient: str, cursor: Cursor, outcome: Outcome
    ) -> list[Document]:
        """Return the documents that the record system has not, as they are now."""
        waiting = []
        for each in place_notes(client.record(), patient):
            sent, refusal = cursor.sent.get(each.key), cursor.refused.get(each.key)
            if sent is not None and sent.state == each.state:
                continue
            if sent is None and each.is_error:
                continue
            if refusal and refusal.state == each.state and not self.is_retrying:
                outcome.refused[each.key] = refusal.why
                continue
            waiting.append(each)
        return waiting

    def _is_told(self, client: Notes, cursor: Cursor, outcome: Outcome) -> bool:
        """Say in the thread, once and for all, that notes go there from now on."""
        if cursor.is_told:
            return True
        cursor.event = cursor.event or make_entry_id()
        keep_cursor(self.local, client.id, cursor)  # the id before the post, so it is said once
        if unsaid := client.tell(cursor.event):
            outcome.skipped = UNSAID.format(unsaid)
            return False
        cursor.is_told = True
        keep_cursor(self.local, client.id, cursor)
        return True

    def _send(
        self, waiting: Sequence[Document], client: Notes, cursor: Cursor, outcome: Outcome
    ) -> None:
        for each in waiting:
            resource = _pointing(each, cursor)
            if resource is None:
                outcome.refused[each.key] = WAITS_FOR_NOTE
                continue
            put = partial(place_document, self.server, each, resource, cursor.sent.get(each.key))
            try:
                cursor.sent[each.key] = patiently(put, self.pauses)
            except Refused as refused:
                cursor.refused[each.key] = Refusal(each.state, str(refused))
                outcome.refused[each.key] = str(refused)
            else:
                cursor.refused.pop(each.key, None)
                outcome.sent.append(each.key)
            keep_cursor(self.local, client.id, cursor)


def _pointing(document: Document, cursor: Cursor) -> Json | None:
    """Return a document's resource; an addendum's points to its note, and waits for that: None."""
    if not document.appends:
        return document.resource
    note = cursor.sent.get(document.appends)
    return appended_to(document, note.id) if note else None
