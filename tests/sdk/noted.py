"""Conversations, charts and drafts as `vectors/notes.json` writes them, and what the folds make."""

from __future__ import annotations

from typing import Any

import msgspec

from meantime.protocol.note_posts import Line, Note, Section
from meantime.protocol.posts import Event, File, Promise, Text, Unknown
from meantime.protocol.safety_posts import Redirect, RedirectPick, SafetyAnswer
from meantime.sdk.folds import notes as signed
from meantime.sdk.folds.messages import EPOCH, MILLISECOND, Message
from meantime.sdk.folds.note_drafts import fold_note_drafts
from meantime.sdk.folds.note_facts import Beside, Period, count_facts, is_late, week_of
from meantime.sdk.folds.notes_due import uncovered_by
from meantime.sdk.folds.people import Member, People
from tests.sdk.charts import opened_by, renamed

FILE = File(key="k", hash="h", size=1, name="a.txt", mime="text/plain")
POSTS = {
    "text": Text(text="Said."),
    "file": FILE,
    "promise": Promise(text="Soon.", until=1),
    "redirect": Redirect(text="Let us talk.", call="", request="", until=1),
    "pick": RedirectPick(of="o", pick="neither"),
    "event": Event(what="in_session"),
    "answer": SafetyAnswer(ref="m1", answer="yes"),
    "unknown": Unknown(type="later", fields={}),
    "unread": None,
}


def counted(roles: dict[str, str], case: dict[str, Any]) -> Any:
    """Return the facts of a case."""
    period = Period(case["since"], case["until"])
    beside = Beside(case["themes"], case["outcomes"])
    facts = count_facts(period, said(roles, case["messages"]), _people(roles), beside)
    return msgspec.json.decode(msgspec.json.encode(facts))


def folded(roles: dict[str, str], chart: list[dict[str, Any]]) -> tuple[list[Any], list[str]]:
    """Return the signed notes of a chart, named as in TypeScript, and what only looks like one."""
    log, people = opened_by(chart), _people(roles)
    notes = signed.fold_notes(log, people)
    return [_plain(each) for each in notes], signed.strangers_in(log, people)


def moved(roles: dict[str, str], case: dict[str, Any]) -> Any:
    """Return what became of the messages of a note."""
    note = Note(
        note="n1",
        kind="summary",
        format="dap",
        on="2027-03-08",
        name="Sam",
        sections=[Section(id="data", title="Data", text="")],
        facts=counted_entries(case["entries"]),
        lines=[Line(of=each, text="Said.") for each in case["lines"]],
    )
    found = signed.moved_since(note, said(roles, case["then"]), said(roles, case["now"]))
    return renamed(found)


def counted_entries(entries: list[str]) -> Any:
    facts = count_facts(Period(0, 1), [], People(), Beside())
    return msgspec.structs.replace(facts, entries=entries)


def drafts(log: list[dict[str, Any]]) -> Any:
    """Return the drafts that stand: their notes, heads and ends."""
    return [
        {
            "note": each.note,
            "space": each.space,
            "heads": [head.id for head in each.heads],
            "ends": list(each.ends),
        }
        for each in fold_note_drafts(opened_by(log))
    ]


def due(roles: dict[str, str], team: dict[str, str], case: dict[str, Any]) -> tuple[Any, bool]:
    """Return what no note of a case speaks of, and whether somebody is reminded."""
    notes = signed.fold_notes(opened_by(case["chart"]), _people(team))
    found = uncovered_by(notes, said(roles, case["messages"]), _people(roles))
    return found and renamed(found), bool(found and found.is_due(case["now"]))


def week(on: str) -> str:
    return week_of(on)


def late(on: str, today: str) -> bool:
    return is_late(on, today)


def said(roles: dict[str, str], messages: list[dict[str, Any]]) -> list[Message]:
    people = _people(roles)
    return [
        Message(
            id=each["id"],
            seq=each["seq"],
            author=each["author"],
            name="",
            role=people.role(each["author"]),
            text=each["text"],
            at=each["received"],
            received_at=EPOCH + each["received"] * MILLISECOND,
            show_at=each["show"],
            attention=each["attention"],
            re=each["re"],
            post=POSTS[each["kind"]],
            is_withdrawn=each["withdrawn"],
        )
        for each in messages
    ]


def _people(roles: dict[str, str]) -> People:
    return People({who: Member(who, role, "") for who, role in roles.items()})


def _plain(note: signed.SignedNote) -> dict[str, Any]:
    plain = renamed(note)
    beside = ("addenda", "cosigned")
    return {
        "id": plain["id"],
        "author": plain["author"],
        "at": plain["at"],
        **{name: [each["id"] for each in plain[name]] for name in beside},
        "attempts": [each["author"] for each in plain["attempts"]],
        "again": note.again,
        "isStruck": note.is_struck,
        "waitsFor": note.waits_for,
    }
