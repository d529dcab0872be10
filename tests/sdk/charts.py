"""Charts, own spaces and threads as the vectors write them, and what the folds make of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from meantime.protocol.entry import Entry, Header
from meantime.protocol.posts import Text, parse_post
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, Message
from meantime.sdk.folds.opened import Opened
from meantime.sdk.folds.people import Member, People
from meantime.sdk.folds.private_notes import fold_private_notes
from meantime.sdk.folds.reply_drafts import check_releases, fold_drafts
from meantime.sdk.folds.team_marks import fold_team_marks


def folded_notes(log: list[dict[str, Any]]) -> Any:
    """Return the psychotherapy notes of an own space, named as in TypeScript."""
    notes = fold_private_notes(_opened(seq, each) for seq, each in enumerate(log, 1))
    return [renamed(note, is_gone="isGone") for note in notes]


def folded_contacts(log: list[dict[str, Any]]) -> Any:
    """Return the contact log of a chart, named as in TypeScript."""
    contacts = fold_contacts(_opened(seq, each) for seq, each in enumerate(log, 1))
    return [renamed(each, noted_at="notedAt", is_asked="isAsked") for each in contacts]


def folded_marks(log: list[dict[str, Any]]) -> Any:
    """Return the marks of a chart, named as in TypeScript."""
    marks = fold_team_marks(_opened(seq, each) for seq, each in enumerate(log, 1))
    margins = {
        of: [renamed(each, is_changed="isChanged") for each in notes]
        for of, notes in marks.margins.items()
    }
    tags = {of: list(named) for of, named in marks.tags.items()}
    return {"margins": margins, "tags": tags, "stars": sorted(marks.stars)}


def renamed(one: object, **names: str) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(one))
    return {names.get(name, name): value for name, value in plain.items()}


def folded_drafts(roles: dict[str, str], case: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Return what became of the drafts of a case, and what holds of each release."""
    people = People({who: Member(who, role, "") for who, role in roles.items()})
    chart = [_opened(seq, each) for seq, each in enumerate(case["chart"], 1)]
    messages = [_message(each, people) for each in case["messages"]]
    drafts = fold_drafts(chart, messages, people)
    plain = msgspec.json.decode(msgspec.json.encode(drafts))
    return plain, dict(check_releases(chart, messages, people))


def opened_by(log: list[dict[str, Any]]) -> list[Opened]:
    """Return entries of posts as the vectors write them."""
    return [_opened(seq, each) for seq, each in enumerate(log, 1)]


def _opened(seq: int, said: dict[str, Any]) -> Opened:
    header = Header(
        v=1,
        space="chart",
        seq=seq,
        prev="",
        author=said["author"],
        id=said["id"],
        kind="post",
        gen=1,
        at=said["at"],
        show_at=said.get("show_at", 0),
        attention=0,
        re=said["re"],
        body="",
    )
    entry = Entry(header, b"", b"", b"", said.get("hash", ""))
    post = said["post"] and parse_post(said["post"])
    return Opened(entry, EPOCH + said["at"] * MILLISECOND, post, "" if post else "nokey")


def _message(said: dict[str, Any], people: People) -> Message:
    at = said["seq"]
    return Message(
        id=said["id"],
        seq=said["seq"],
        author=said["author"],
        name="",
        role=people.role(said["author"]),
        text=said["text"],
        at=at,
        received_at=EPOCH + timedelta(milliseconds=at),
        show_at=0,
        attention=said["attention"],
        re=said["re"],
        post=Text(text=said["text"], by=said["by"], draft=said["draft"]),
        is_withdrawn=said["withdrawn"],
    )
