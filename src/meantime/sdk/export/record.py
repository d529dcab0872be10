"""`record.json`: one client's record, whole, in a form that is described (docs/record.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from meantime.sdk.export.rows import Row, hidden_from, rows_of
from meantime.sdk.export.views import Sight, people_view, views_of
from meantime.sdk.export.words import record_words
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.record_requests import amendments_by_item, fold_requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from meantime.sdk.export.subject import Part, Subject
    from meantime.sdk.folds.record_requests import Request
    from meantime.sdk.replies import Locale
    from meantime.wire.practices import PracticeDetails

FORMAT: Final = "meantime-record"
VERSION: Final = 1

# Who can read a space beside the practice's record keepers.
READERS: Final = {
    "thread": "client and team",
    "chart": "team",
    "desk": "team",
    "journal": "owner",
    "practice": "staff",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What every format of an export is made from.

    `content` is `record.json`; `subject` has the opened entries, `locale` is `en` or `es`.
    """

    subject: Subject
    details: PracticeDetails
    locale: Locale
    content: dict[str, Any] = field(default_factory=dict)  # Any: JSON


def hidden_in(subject: Subject) -> frozenset[str]:
    """Return what the app has not shown yet to a client who exports their own record."""
    now = subject.connection.http.now_ms()
    every = [hidden_from(part.log, subject.viewer, now) for part in subject.parts]
    return frozenset().union(*every)


def build_content(record: Record, files: list[Row], unsaid: str) -> dict[str, Any]:  # Any: JSON
    """Return `record.json`. `unsaid` is what kept the export from being announced, or ""."""
    subject, details = record.subject, record.details
    connection = subject.connection
    now = connection.http.now_ms()
    hidden = hidden_in(subject)
    asked = _asked(subject, hidden, details.zone)
    spaces = [_space(subject, part, hidden, now, asked) for part in subject.parts if part.log]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": (EPOCH + now * MILLISECOND).isoformat(),
        "made_by": connection.account.id,
        "zone": details.zone,
        "language": record.locale,
        "practice": {"id": connection.practice_id, "name": details.name, "phone": details.phone},
        "about": subject.about,
        "faults": [
            fault | {"words": fault_words(fault, record.locale)}
            for fault in (*_faults(subject, spaces, files), *_unsaid(subject, unsaid))
        ],
        "files": files,
        "spaces": spaces,
    }


def fault_words(fault: Row, locale: Locale) -> str:
    """Return in plain words what is missing."""
    words = record_words().faults
    known = words.get(fault["code"], words["unreadable"])
    return words.get(fault["what"], known)[locale]


def _asked(subject: Subject, hidden: frozenset[str], zone: str) -> dict[str, list[Request]]:
    """Return the requests of each thread, as far as they are shown."""
    threads = {part.id: part.log for part in subject.parts if part.purpose == "thread"}
    return {
        thread_id: fold_requests(
            (each for each in log if each.entry.id not in hidden), fold_people(log), zone
        )
        for thread_id, log in threads.items()
    }


def _amended(asked: Mapping[str, list[Request]]) -> dict[str, list[str]]:
    """Return the ids of requests to amend, by the entry that each is about, in whatever space."""
    every = amendments_by_item(each for requests in asked.values() for each in requests)
    return {item: [each.id for each in requests] for item, requests in every.items()}


def _space(
    subject: Subject,
    part: Part,
    hidden: frozenset[str],
    now: int,
    asked: Mapping[str, list[Request]],
) -> dict[str, Any]:
    last = part.log[-1].entry
    rows = list(rows_of(part, hidden))
    said = {row["id"]: row["said"] for row in rows if "said" in row}
    practice_id, requests = subject.connection.practice_id, asked.get(part.id, [])
    sight = Sight(practice_id, subject.viewer, now, said, requests, _amended(asked))
    return {
        "space": part.id,
        "purpose": part.purpose,
        "readers": READERS[part.purpose],
        "seq": last.seq,
        "head": last.hash,
        "people": people_view(part.log),
        **views_of(part.purpose, part.log, sight),
        "entries": rows,
    }


def _faults(subject: Subject, spaces: list[dict[str, Any]], files: list[Row]) -> Iterator[Row]:
    """Yield what is missing, and why: nothing is left out without a word."""
    for part in subject.parts:
        if part.fault:
            yield _fault("space", part.id, "", part.fault)
    for space in spaces:
        for row in space["entries"]:
            if fault := row.get("fault"):
                yield _fault("entry", space["space"], row["id"], fault)
    for file in files:
        if fault := file["fault"]:
            yield _fault("file", file["space"], file["entry"], fault)


def _unsaid(subject: Subject, code: str) -> Iterator[Row]:
    if code and subject.thread is not None:
        yield _fault("unsaid", subject.thread.id, "", code)


def _fault(what: str, space: str, entry: str, code: str) -> Row:
    return {"what": what, "space": space, "entry": entry, "code": code}
