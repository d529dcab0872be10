"""Progress notes and summaries of messages: signed in the chart, where nothing changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.protocol.note_posts import Addendum, Cosigned, Note
from meantime.sdk.directory import find_colleague
from meantime.sdk.errors import NoColleague, SdkError, Unreachable
from meantime.sdk.folds.note_facts import is_late
from meantime.sdk.folds.notes import strangers_in
from meantime.sdk.folds.people import fold_people
from meantime.sdk.note_counting import chart_of, local_day, notes_of

if TYPE_CHECKING:
    from meantime.protocol.note_posts import NoteDraft
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.notes import SignedNote


def false_notes_of(case: Case) -> list[str]:
    """Return the ids of entries that look like notes and that nobody who may has signed."""
    log = chart_of(case).opened()
    return strangers_in(log, fold_people(log))


def sign_note(case: Case, draft: NoteDraft) -> str:
    """Sign a note for good; return its id. The same draft again is the note that there is.

    Raises SdkError for one with nothing in it, or about a day that has not come, and as
    `Space.post`: then it is kept, and goes out later.
    """
    chart = chart_of(case)
    chart.send()  # perhaps it waits here
    signed = [each for each in notes_of(case) if each.post.note == draft.note]
    if mine := [each for each in signed if each.author == chart.me]:
        if mine[-1].post.sections != draft.sections:
            raise SdkError("This note is signed already, in other words. Add them beside it.")
        return mine[-1].id
    today = local_day(case, case.connection.http.now_ms())
    if not any(each.text.strip() for each in draft.sections):
        raise SdkError("There is nothing in this note yet.")
    if not draft.on or draft.on > today:
        raise SdkError("A note is about a day that has come.")
    name, credential = _own_name(case)
    return chart.post(
        Note(
            note=draft.note,
            kind=draft.kind,
            format=draft.format,
            on=draft.on,
            name=name,
            credential=credential,
            sections=draft.sections,
            facts=draft.facts,
            lines=draft.lines,
            cosign=draft.cosign,
            late=1 if is_late(draft.on, today) else 0,
            appointment=draft.appointment,
        )
    )


def add_addendum(
    case: Case, note: SignedNote, text: str, what: Literal["more", "late", "error"] = "more"
) -> str:
    """Put something beside a note; return its id. `error` strikes one's own.

    Raises SdkError where somebody would strike another's, and as `Space.post`.
    """
    chart = chart_of(case)
    if what == "error" and note.author != chart.me:
        raise SdkError("Only its author strikes a note.")
    name, credential = _own_name(case)
    return chart.post(Addendum(of=note.id, text=text, what=what, name=name, credential=credential))


def cosign(case: Case, note: SignedNote, text: str = "") -> str:
    """Sign a colleague's note as it stands; return the id. Raises SdkError, as `Space.post`."""
    chart = chart_of(case)
    if note.author == chart.me:
        raise SdkError("Nobody co-signs their own note.")
    if note.is_struck:
        raise SdkError("Its author has struck this note.")
    if any(each.author == chart.me for each in note.cosigned):
        raise SdkError("You have signed this note already.")
    name, credential = _own_name(case)
    return chart.post(
        Cosigned(of=note.id, hash=note.hash, text=text, name=name, credential=credential)
    )


def _own_name(case: Case) -> tuple[str, str]:
    """Return what I am called: by the directory, or offline as the conversation has it."""
    me = case.connection.account.id
    try:
        found = find_colleague(case.connection, me)
    except (NoColleague, Unreachable) as error:
        people = fold_people([*(case.thread.opened() if case.thread else ())])
        if not people.name(me):
            raise SdkError("Nobody has said in the directory what you are called.") from error
        return people.name(me), people.by_id[me].credential
    return found.name, found.credential
