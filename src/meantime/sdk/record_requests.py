"""Requests about a record in a thread: asked, answered, disagreed with; and whose turn it is.

What is said stands in the thread first; then the server is told that there is something to count
days by. Broken off in between, `tell_server` goes on.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.protocol.request_posts import RecordAnswer, RecordStatement
from meantime.requesting.answers import lacks, lacks_to_wait
from meantime.requesting.days import wrong_extension
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.record_requests import REFUSED, fold_requests
from meantime.sdk.practice_kept import practice_details
from meantime.wire import requests as wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.request_posts import RecordRequest
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.record_requests import Request
    from meantime.sdk.spaces import Space

TEAM: Final = frozenset({"clinician", "practice"})


class AnswerLacks(SdkError):
    """An answer that would count for nothing; `what` says what it lacks, or why it comes so."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This answer would not count: {what}.")
        self.what = what


def requests_of(thread: Space) -> list[Request]:
    """Return the requests of a thread as far as this device has it, oldest first."""
    log = thread.opened()
    return fold_requests(log, fold_people(log), zone_of(thread.connection))


def ask(thread: Space, post: RecordRequest) -> str:
    """Ask, or note as the care team that somebody has asked; return the id of the request.

    Raises as `Space.post` and `tell_server`.
    """
    entry_id = thread.post(post)
    tell_server(thread)
    return entry_id


def answer(thread: Space, post: RecordAnswer) -> str:
    """Answer a request, extend it, or withdraw an own one; return the id of that.

    Raises AnswerLacks for what would count for nothing; as `Space.post` and `tell_server`.
    """
    if wrong := wrong_answer(thread, post):
        raise AnswerLacks(wrong)
    entry_id = thread.post(post)
    tell_server(thread)
    return entry_id


def disagree(thread: Space, request_id: str, text: str) -> str:
    """Say that one disagrees with what was denied, or as the care team reply to that.

    Raises AnswerLacks where there is nothing to say it to; as `Space.post`.
    """
    request = find(thread, request_id)
    is_client = fold_people(thread.opened()).role(thread.me) == "client"
    if request.state not in REFUSED:
        raise AnswerLacks("denied")
    if not is_client and not any(each.is_client for each in request.statements):
        raise AnswerLacks("statement")
    return thread.post(RecordStatement(of=request.id, text=text))


def find(thread: Space, request_id: str) -> Request:
    """Return a request of the thread. Raises AnswerLacks."""
    found = next((each for each in requests_of(thread) if each.id == request_id), None)
    if found is None:
        raise AnswerLacks("request")
    return found


def wrong_answer(thread: Space, post: RecordAnswer) -> str:
    """Say what an answer lacks, or why it cannot be given as the request stands; "" if nothing."""
    request = find(thread, post.of)
    kind, role = request.post.kind, fold_people(thread.opened()).role(thread.me)
    if post.outcome == "withdrawn":
        is_theirs = request.author == thread.me or (role in TEAM and not request.is_client)
        return "" if request.is_open and is_theirs else "withdrawn"
    if role not in TEAM:
        return "team"
    if post.outcome == "extended":
        if request.state != "asked":
            return "extended" if request.extension else "settled"
        today = today_in(thread.connection)
        until = _day(post.until) or request.asked_on
        late = wrong_extension(kind, request.asked_on, until, today)
        return late or lacks_to_wait(kind, post) or ""
    if not request.is_open and request.state not in REFUSED:
        return "settled"
    return lacks(kind, post) or ""


def tell_server(thread: Space) -> None:
    """Tell the server of requests and of own answers that it does not know yet.

    Raises ProblemError, Unreachable.
    """
    http, path = thread.connection.http, f"/spaces/{thread.id}/record-requests"
    known = {each.id: each for each in http.get(path, wire.RecordRequests).requests}
    for request in requests_of(thread):
        here, said = f"{path}/{request.id}", known.get(request.id)
        if said is None and _may_note(thread, request):
            new = wire.NewRequest(kind=request.post.kind, asked_on=request.asked_on)
            said = http.put(here, new, wire.RecordRequest)
        if said is not None:
            _tell_answers(thread, request, here, said)


def _tell_answers(thread: Space, request: Request, here: str, said: wire.RecordRequest) -> None:
    http, later = thread.connection.http, request.extension
    if later and later.author == thread.me and not said.is_extended:
        extension = wire.Extension(answer_id=later.id, until=request.due_on)
        http.put(f"{here}/extension", extension, wire.RecordRequest)
    last = request.answers[-1] if request.answers else None
    if last and last.author == thread.me and last.post.outcome not in {said.state, "extended"}:
        end = wire.Settlement(answer_id=last.id, state=last.post.outcome)
        http.put(f"{here}/answer", end, wire.RecordRequest)


def open_requests(connection: Connection) -> Iterator[wire.RecordRequest]:
    """Yield what waits for an answer in the practice, due first. Raises ProblemError."""
    cursor = ""
    while True:
        page = connection.http.get("/record-requests", wire.RequestPage, cursor=cursor)
        yield from page.requests
        cursor = page.next
        if not cursor:
            return


def zone_of(connection: Connection) -> str:
    """Return the practice's zone (IANA), UTC where nobody has said it yet."""
    details = practice_details(connection)
    return details.zone if details else "UTC"


def today_in(connection: Connection) -> date:
    """Return the practice's local day, by the server's time."""
    now = EPOCH + connection.http.now_ms() * MILLISECOND
    return now.astimezone(ZoneInfo(zone_of(connection))).date()


def _may_note(thread: Space, request: Request) -> bool:
    is_client = fold_people(thread.opened()).role(thread.me) == "client"
    return not is_client or request.author == thread.me


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
