"""What a chart gives to a record: notes, contacts outside of the thread, how alerts ended.

Margin notes, tags, drafts and the checklist of candidacy stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fhir.record import Alert, OutsideContact, SignedNote
from meantime.protocol.note_posts import Addendum, Contact, Cosigned
from meantime.sdk.fhir.entries import signed_by_id
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.notes import fold_notes
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.safety import fold_urgent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.opened import Opened


def notes_of(chart: Sequence[Opened]) -> list[SignedNote]:
    """Return the signed notes with what stands beside each, oldest first."""
    entries = signed_by_id(chart)
    return [
        SignedNote(
            entry=entries[note.id],
            post=note.post,
            addenda=tuple(
                (entries[each.id], each.post)
                for each in note.addenda
                if isinstance(each.post, Addendum)
            ),
            cosigned=tuple(
                (entries[each.id], each.post)
                for each in note.cosigned
                if isinstance(each.post, Cosigned)
            ),
            is_struck=note.is_struck,
        )
        for note in reversed(fold_notes(chart, fold_people(chart)))
    ]


def contacts_of(chart: Sequence[Opened]) -> list[OutsideContact]:
    """Return what was said elsewhere, oldest first, also what was taken back."""
    entries = signed_by_id(chart)
    posts = {each.entry.id: each.post for each in chart if isinstance(each.post, Contact)}
    return [
        OutsideContact(entries[each.id], posts[each.id], each.text, each.earlier)
        for each in reversed(fold_contacts(chart))
    ]


def alerts_of(thread: Sequence[Opened], chart: Sequence[Opened]) -> list[Alert]:
    """Return what alerted, with the newest word in the chart of how it ended."""
    entries = signed_by_id(chart)
    ended = {each.event.of: (entries[each.id], each.event) for each in fold_events(chart)}
    authors = {opened.entry.id: opened.entry.author for opened in thread}
    return [
        Alert(
            id=urgent.id,
            about=urgent.re or urgent.id,
            raised_by=authors[urgent.id],
            raised_at=to_ms(urgent.received_at),
            ended=ended.get(urgent.id),
        )
        for urgent in fold_urgent(thread)
    ]
