"""Requests about a record as a thread has them: what was asked, and all that was said to it.

Whatever counts for nothing is left out: a word of somebody who may not say it, a second extension,
a denial without a listed ground.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from meantime.protocol.request_posts import RecordAnswer, RecordRequest, RecordStatement
from meantime.requesting.answers import lacks, lacks_to_wait
from meantime.requesting.days import came_on, due_on, wrong_extension

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

State = Literal["asked", "extended", "granted", "part", "denied", "withdrawn"]
TEAM: Final = frozenset({"clinician", "practice"})
OPEN: Final = frozenset({"asked", "extended"})
REFUSED: Final = frozenset({"part", "denied"})  # in whole or in part


@dataclass(frozen=True, slots=True)
class Answer:
    """A word of the care team, or of who asked and takes it back, heard on the local day `on`."""

    id: str
    author: str
    at: int
    on: date
    post: RecordAnswer


@dataclass(frozen=True, slots=True)
class Statement:
    """That a client disagrees (`is_client`), or what the care team says to that."""

    id: str
    author: str
    at: int
    is_client: bool
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request of `author`, who is the client or noted it for them; days are local ones.

    `answers` are those that end it, oldest first: of a denial that was looked at again there are
    two.
    """

    id: str
    author: str
    at: int
    is_client: bool
    asked_on: date
    due_on: date
    post: RecordRequest
    extension: Answer | None = None
    answers: tuple[Answer, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def state(self) -> State:
        """How it stands by the newest word that counts."""
        if self.answers:
            return self.answers[-1].post.outcome
        return "extended" if self.extension else "asked"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def item(self) -> str:
        """The entry that an amendment is about, "" for the record as a whole."""
        named = [each.post.item for each in self.answers if each.post.item]
        return named[-1] if named else self.post.of

    def is_overdue(self, today: date) -> bool:
        return self.is_open and today > self.due_on


def fold_requests(log: Iterable[Opened], people: People, zone: str) -> list[Request]:
    """Return the requests of a thread, oldest first; `zone` is the practice's (IANA)."""
    found: dict[str, Request] = {}
    for opened in log:
        on = opened.received_at.astimezone(ZoneInfo(zone)).date()
        post = opened.post
        if isinstance(post, RecordRequest):
            if asked := _asked(opened, post, people, on):
                found[asked.id] = asked
        elif isinstance(post, RecordAnswer) and (request := found.get(post.of)):
            found[request.id] = _answered(request, _answer(opened, post, on), people)
        elif isinstance(post, RecordStatement) and (request := found.get(post.of)):
            found[request.id] = _stated(request, opened, post.text, people)
    return list(found.values())


def amendments_by_item(requests: Iterable[Request]) -> dict[str, list[Request]]:
    """Return what was asked to be amended, by the entry that it is about, "" for the whole."""
    found: dict[str, list[Request]] = {}
    for request in requests:
        if request.post.kind == "amendment":
            found.setdefault(request.item, []).append(request)
    return found


def _asked(opened: Opened, post: RecordRequest, people: People, on: date) -> Request | None:
    entry, role = opened.entry, people.role(opened.entry.author)
    if role != "client" and role not in TEAM:
        return None
    is_client = role == "client"
    came = came_on(_day(post.on, on), on, is_client=is_client)
    due = due_on(post.kind, came)
    return Request(entry.id, entry.author, entry.at, is_client, came, due, post)


def _answer(opened: Opened, post: RecordAnswer, on: date) -> Answer:
    return Answer(opened.entry.id, opened.entry.author, opened.entry.at, on, post)


def _answered(request: Request, answer: Answer, people: People) -> Request:
    if not _counts(request, answer, people):
        return request
    if answer.post.outcome == "extended":
        return replace(request, extension=answer, due_on=_day(answer.post.until, request.due_on))
    return replace(request, answers=(*request.answers, answer))


def _counts(request: Request, answer: Answer, people: People) -> bool:
    post, role = answer.post, people.role(answer.author)
    if post.outcome == "withdrawn":
        is_theirs = answer.author == request.author or (role in TEAM and not request.is_client)
        return request.is_open and is_theirs
    if role not in TEAM:
        return False
    if post.outcome == "extended":
        return request.state == "asked" and _is_whole_extension(request, answer)
    is_again = request.state in REFUSED  # somebody has looked at a denial again
    return (request.is_open or is_again) and not lacks(request.post.kind, post)


def _is_whole_extension(request: Request, answer: Answer) -> bool:
    post, kind = answer.post, request.post.kind
    until = _day(post.until, request.asked_on)
    return not (
        wrong_extension(kind, request.asked_on, until, answer.on) or lacks_to_wait(kind, post)
    )


def _stated(request: Request, opened: Opened, text: str, people: People) -> Request:
    entry, role = opened.entry, people.role(opened.entry.author)
    is_client = role == "client" and (entry.author == request.author or not request.is_client)
    is_reply = role in TEAM and any(each.is_client for each in request.statements)
    if request.state not in REFUSED or not (is_client or is_reply):
        return request
    said = Statement(entry.id, entry.author, entry.at, is_client, text)
    return replace(request, statements=(*request.statements, said))


def _day(said: str, otherwise: date) -> date:
    """Return the day that a post says, `otherwise` if no calendar has it."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        return otherwise
