"""Every entry of a space as the record has it: who, when, and what it says or why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Amend, Event, absence
from meantime.protocol.sealing import open_post
from meantime.sdk.folds.messages import fold_messages, is_aside, to_ms
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.export.subject import Part
    from meantime.sdk.folds.opened import Opened

Row = dict[str, Any]  # Any: JSON


def rows_of(part: Part, hidden: frozenset[str]) -> Iterator[Row]:
    """Yield a row for each entry, in order; those of `hidden` without what they say."""
    people = fold_people(part.log)
    events = [
        (opened.entry.seq, opened.post)
        for opened in part.log
        if isinstance(opened.post, Event) and people.role(opened.entry.author) == "practice"
    ]
    for opened in part.log:
        row = _signed(opened)
        if opened.entry.kind == "seats":
            row["type"] = "seats"
        elif opened.entry.id in hidden:
            row |= {"type": "", "unseen": True}
        else:
            row |= _said(part, opened, events)
        yield row


def hidden_from(log: Sequence[Opened], viewer: str, now_ms: int) -> frozenset[str]:
    """Return what the app has not shown to `viewer` at `now_ms`; nothing for "".

    That waits for its instant, or was reworded or taken back before it came.
    """
    if not viewer:
        return frozenset()
    shown = {message.id for message in fold_messages(log, viewer, now_ms)}
    posts = {opened.entry.id: opened for opened in log if opened.entry.kind == "post"}
    hidden = set()
    for entry_id, opened in posts.items():
        entry = opened.entry
        is_shown = entry_id in shown or isinstance(opened.post, Amend) or is_aside(opened.post)
        if entry.author == viewer:
            continue
        if entry.show_at > now_ms or not is_shown:
            hidden.add(entry_id)
        elif isinstance(opened.post, Amend) and (said := posts.get(entry.re)):
            is_unseen = to_ms(opened.received_at) < said.entry.show_at
            if is_unseen and said.entry.author == entry.author:
                hidden.add(said.entry.id)
    return frozenset(hidden)


def _signed(opened: Opened) -> Row:
    entry = opened.entry
    return {
        "id": entry.id,
        "seq": entry.seq,
        "author": entry.author,
        "at": entry.at,
        "received_at": opened.received_at.isoformat(),
        "show_at": entry.show_at,
        "attention": entry.attention,
        "re": entry.re,
        "hash": entry.hash,
    }


def _said(part: Part, opened: Opened, events: Sequence[tuple[int, Event]]) -> Row:
    """Return a post as it was sealed, also where this version cannot show it; or what is wrong."""
    entry = opened.entry
    if opened.fault == "absent":
        return {"type": "", "fault": absence(entry.seq, events)}
    try:
        said = open_post(part.space.key(part.space.state, entry.gen), entry)
    except ProtocolError as error:
        return {"type": "", "fault": error.code}
    fault = {"fault": opened.fault} if opened.fault else {}
    return {"type": str(said.get("type", "")), "said": said, **fault}
