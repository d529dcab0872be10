"""A client's notes on this side: read by the practice's own seat, and told of in the thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.fhir.record import Client, Person, Record
from meantime.sdk.export.announcing import BRIDGE, announce
from meantime.sdk.fhir.chart import notes_of
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from meantime.fhir.record import Signed, SignedNote
    from meantime.protocol.note_posts import Addendum, Cosigned, Note
    from meantime.sdk.export.every import Held
    from meantime.wire.practices import PracticeDetails


@dataclass(frozen=True, slots=True)
class HeldNotes:
    """The notes about a client whom the practice holds; a space `private` is none of theirs."""

    held: Held
    practice_id: str
    details: PracticeDetails

    @property
    def id(self) -> str:
        return self.held.id

    @property
    def name(self) -> str:
        return self.held.name

    def record(self) -> Record:
        """Return the part of the record that the bridge sends: notes, and who signed them.

        Raises ProtocolError, ProblemError, StrangeAnswer, Unreachable.
        """
        charts = [Space(seat, one).sync() for seat, one, of in self.held.spaces if of == "chart"]
        notes = [note for chart in charts for note in notes_of(chart.opened())]
        return Record(
            thread=self.id,
            practice=self.practice_id,
            practice_name=self.details.name,
            made_at=0,
            client=Client((), self.name),
            people=tuple(_authors(notes)),
            notes=tuple(notes),
        )

    def tell(self, event_id: str) -> str:
        """Say in the thread that notes go there from now on; under the same id it is said once.

        Returns the code of what keeps it from being said, "" if it was. Raises as `announce`.
        """
        threads = (Space(seat, one) for seat, one, of in self.held.spaces if of == "thread")
        thread = next(threads, None)
        return "nothread" if thread is None else announce(thread, event_id, self.held.by, BRIDGE)


def _authors(notes: Iterable[SignedNote]) -> Iterator[Person]:
    """Yield who signed, each called as what they signed calls them."""
    for note in notes:
        signed: list[tuple[Signed, Note | Addendum | Cosigned]] = [(note.entry, note.post)]
        for entry, post in (*signed, *note.addenda, *note.cosigned):
            yield Person(entry.author, "clinician", post.name, post.credential)
