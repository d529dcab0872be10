"""Taking a message out of writing into a talk: times and a number offered, picked, ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, convert

from meantime.content import load
from meantime.protocol.posts import write_post
from meantime.protocol.safety_posts import Redirect, RedirectEnd, RedirectPick
from meantime.sdk.appointments import Appointments
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.redirects import fold_redirects
from meantime.sdk.promising import end_once, note_once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meantime.sdk.folds.redirects import Redirected
    from meantime.sdk.outbox import Draft
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread
    from meantime.wire.appointments import Appointment, AppointmentRequest

Outcome = Literal["talked", "booked", "declined", "not_reached"]


class Words(Struct, frozen=True):
    """The content file `redirect`."""

    text: dict[str, str]


def usual_words(locale: Locale) -> str:
    """Return the words that stand above the choices unless somebody writes others."""
    return convert(load("redirect"), Words).text[locale]


def redirects(thread: Thread) -> list[Redirected]:
    """Return the redirects that this device knows of, oldest first."""
    return fold_redirects(thread.opened(), thread.me, thread.now_ms())


@dataclass(frozen=True, slots=True)
class Offer:
    """What a client may choose from.

    `call` is a number to call now; `slots` are times (aware) for a talk of its own, or in place of
    the appointment `moves`.
    """

    call: str = ""
    slots: Sequence[datetime] = ()
    moves: Appointment | None = None


def redirect(thread: Thread, text: str, offer: Offer, until: datetime) -> str:
    """Answer the client's newest message by offering to talk; return the id of the post.

    Until `until` (aware) an answer is waited for, and the server reminds the caller then. Raises
    ProblemError, as `Space.post`; done again after that, the same offer is made once.
    """
    request = _request(thread, offer) if offer.slots else ""
    post = Redirect(text=text, call=offer.call, request=request, until=to_ms(until))
    re = thread.answered()
    if any(_says_same(row.draft, post, re) for row in thread.outbox.rows()):
        thread.send()
    made = _made_before(thread, post, re)
    if made is not None:
        note_once(thread, made.id, made.until)
        return made.id
    entry = thread.post(post, attention=1, re=re)
    note_once(thread, entry, post.until)
    return entry


def offered_in(thread: Thread, one: Redirected) -> AppointmentRequest | None:
    """Return the times that a redirect offers, as the server has them; None if it has none."""
    every = _calendar(thread).requests()
    return next((each for each in every if one.request and each.id == one.request), None)


def pick_time(thread: Thread, one: Redirected, starts_at: datetime) -> str:
    """As the client, take one of the times: the appointment is set or moved. No answer is due.

    Raises ProblemError `time-taken` if it has gone meanwhile, ValueError where none is offered.
    """
    request = offered_in(thread, one)
    if request is None:
        raise ValueError("no times are offered")
    if request.state != "accepted":  # an answer that was lost does not book it twice
        _calendar(thread).accept(request, starts_at)
    return thread.post(RedirectPick(of=one.id, pick="time"), attention=0, re=one.id)


def pick_call(thread: Thread, one: Redirected) -> str:
    """As the client, say that one calls. Raises ValueError where no number is offered."""
    if not one.call:
        raise ValueError("no number is offered")
    return thread.post(RedirectPick(of=one.id, pick="call"), attention=1, re=one.id)


def pick_neither(thread: Thread, one: Redirected) -> str:
    """As the client, say that nothing of it suits; the times are declined."""
    request = offered_in(thread, one)
    if request is not None and request.state == "offered":
        _calendar(thread).turn_down(request, "decline")
    return thread.post(RedirectPick(of=one.id, pick="neither"), attention=1, re=one.id)


def end_redirect(thread: Thread, one: Redirected, outcome: Outcome) -> str:
    """Say what came of it, to the record alone; nobody is reminded of it any more."""
    entry = thread.post(RedirectEnd(of=one.id, outcome=outcome), attention=0)
    end_once(thread, one.id)
    return entry


def _request(thread: Thread, offer: Offer) -> str:
    """Return the id of the times that are offered: those of a request that waits, if it has them.

    An answer that was lost would offer the same times twice.
    """
    calendar, moves = _calendar(thread), offer.moves
    moved = (moves.id, moves.day) if moves else ("", None)
    for each in calendar.requests():
        is_ours = each.space_id == thread.id and each.state == "offered"
        if is_ours and (each.moves_id, each.moves_day) == moved and each.slots == [*offer.slots]:
            return each.id
    return calendar.ask(thread.id, offer.slots, moves).id


def _made_before(thread: Thread, post: Redirect, re: str) -> Redirected | None:
    """Return an offer of mine that says the same of the same message and still waits."""
    answers = {opened.entry.id: opened.entry.re for opened in thread.opened()}
    said = (thread.me, post.text, post.call, post.request, re)
    for each in redirects(thread):
        same = (each.author, each.text, each.call, each.request, answers[each.id]) == said
        if same and each.state(thread.now_ms()) == "waiting":
            return each
    return None


def _says_same(draft: Draft, post: Redirect, re: str) -> bool:
    """Tell whether what waits here is this offer, whatever it said of its end."""
    wanted = write_post(post)
    return (draft.post | {"until": 0}, draft.re) == (wanted | {"until": 0}, re)


def _calendar(thread: Thread) -> Appointments:
    return Appointments(thread.connection.http)
