"""Hours, and what they mean for a message: all of it by the server's word.

A `Frame` has a zone (IANA), `hours` and `windows` for each day from Monday to Sunday in minutes
since that zone's midnight, and `closures` as its local dates. What comes back as an instant is
aware, in UTC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.sdk.listing import list_spaces
from meantime.wire.boundaries import (
    Boundary,
    KeptFrame,
    NewPromise,
    OpenDays,
    Promise,
    PromisePage,
    WaitingPage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.sdk.http import Http
    from meantime.wire.boundaries import Frame, Waiting

Whose = Literal["mine", "practice"]


def read_hours(http: Http, whose: Whose) -> KeptFrame:
    """Return the hours that count for the caller, or for those who have set none.

    `set_by` tells whose they are: of "nobody" are the usual ones, which are told to no client.
    Raises ProblemError `not-permitted` for clients.
    """
    return http.get(f"/frames/{whose}", KeptFrame)


def set_hours(http: Http, whose: Whose, frame: Frame) -> KeptFrame:
    """Set one's own hours, or as a custodian the practice's; what waits is counted by them anew.

    Raises ProblemError `not-permitted`; `malformed`, and then `problem.fields` says what is wrong
    and `problem.reasons` has it as a slug: the field `hours.0.1` is the second pair on Monday.
    """
    return http.put(f"/frames/{whose}", frame, KeptFrame)


def drop_hours(http: Http) -> KeptFrame:
    """Go by the practice's hours again, and return what counts then. Raises as `read_hours`."""
    http.change("DELETE", "/frames/mine")
    return read_hours(http, "mine")


def boundary_of(http: Http, space_id: str) -> Boundary:
    """Return what holds in a thread for a message sent now.

    Raises ProblemError `not-found` unless the caller sits in it.
    """
    return http.get(f"/spaces/{space_id}/boundary", Boundary)


def list_waiting(http: Http) -> Iterator[Waiting]:
    """Yield what waits for the caller's answer: the most urgent first, then what is due first.

    `due_at` is None where no hours were set. Raises ProblemError `not-permitted` for clients.
    """
    cursor = ""
    while True:
        page = http.get("/waiting", WaitingPage, cursor=cursor)
        yield from page.waiting
        cursor = page.next
        if not cursor:
            return


def read_days(http: Http) -> OpenDays:
    """Return the caller's days with hours, four weeks back and thirteen ahead.

    Raises ProblemError `not-permitted` for clients.
    """
    return http.get("/frames/mine/days", OpenDays)


def note_promise(http: Http, space_id: str, entry_id: str, due_at: datetime) -> Promise:
    """Let the server know by when a post of mine promises something; the first word stands.

    Raises ProblemError `not-found`, `not-permitted`; `malformed` for a time that has passed or is
    more than a year away.
    """
    path = f"/spaces/{space_id}/promises/{entry_id}"
    return http.put(path, NewPromise(due_at=due_at), Promise)


def end_promise(http: Http, space_id: str, entry_id: str) -> Promise:
    """Let the server know that what was promised is done, with no word to the client.

    Raises ProblemError `not-found`, `not-permitted`.
    """
    return http.put(f"/spaces/{space_id}/promises/{entry_id}/end", b"", Promise)


def list_promises(http: Http) -> Iterator[Promise]:
    """Yield what the caller promised and is due, or was within 30 days; due first.

    Raises ProblemError `not-permitted` for clients.
    """
    cursor = ""
    while True:
        page = http.get("/promises", PromisePage, cursor=cursor)
        yield from page.promises
        cursor = page.next
        if not cursor:
            return


def responsible_of(http: Http, space_id: str) -> str:
    """Return the account id of the clinician by whose hours a thread goes, "" if none is known."""
    every = list_spaces(http)
    return next((listed.responsible for listed in every if listed.id == space_id), "")
