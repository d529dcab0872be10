"""Discharge and return (protocol.md section 7, the record): care ends, and perhaps begins again.

The client is told a few minutes after it was said; until then whoever said it takes it back, and
nobody else has seen anything. Each step does only what is missing: where it stops, do it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Amend
from meantime.protocol.record_posts import Ending
from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.open_ends import open_ends, thread_of
from meantime.sdk.pausing import change_messaging, end_of
from meantime.sdk.reading_policy import today_there
from meantime.wire.policies import Later

if TYPE_CHECKING:
    from datetime import date

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.endings import SaidEnding
    from meantime.sdk.open_ends import OpenEnds
    from meantime.sdk.threads import Thread
    from meantime.wire.policies import Agreement

UNDO: Final = timedelta(minutes=5)


class LeftOpen(SdkError):
    """Messages or alerts are open, and nothing says why care ends all the same."""

    def __init__(self, left: OpenEnds) -> None:
        super().__init__(
            f"Still open: {len(left.waiting)} unanswered, {len(left.alerts)} alerts. Answer them, "
            "or say why you leave them."
        )
        self.left = left


@dataclass(frozen=True, slots=True)
class Discharge:
    """The last local day on which the client may write (None: it ends as they are told).

    `text` is for the client, `reason` for the chart: why something is left open.
    """

    text: str
    last: date | None = None
    reason: str = ""


def discharge(case: Case, said: Discharge) -> Agreement:
    """End care. The newest unanswered message then waits for nobody any more.

    Raises LeftOpen, SdkError without a text or for a day that has passed, ProblemError
    `not-permitted`, and as `Space.post`.
    """
    thread, today = thread_of(case), today_there(case.connection)
    thread.sync()
    post = Ending(ending="discharged", on=(said.last or today).isoformat(), text=said.text.strip())
    if not post.text or post.on < today.isoformat():
        raise SdkError("A discharge has a text for the client, and a last day that is still ahead.")
    standing = ending_in(thread)
    if standing is None or standing.post != post:
        left = open_ends(case)
        if left.needs_word and not said.reason.strip():
            raise LeftOpen(left)
        _note_why(case, post, said.reason.strip())
        last = left.waiting[-1].id if left.waiting else ""
        show_at = thread.now_ms() + UNDO // MILLISECOND
        thread.post(post, re=last, show_at=show_at)
        standing = ending_in(thread)
    assert standing is not None  # noqa: S101  it has just been stored
    return _end(thread, standing, said.last)


def take_back(case: Case) -> None:
    """Undo a discharge that the client has not been told of. Raises SdkError if they have."""
    thread = thread_of(case).sync()
    standing = ending_in(thread)
    is_mine = standing is not None and standing.author == thread.me
    if standing is None or not is_mine or standing.shown_at <= thread.now_ms():
        raise SdkError("The client has been told already. Let them come back instead.")
    change_messaging(thread, later=None)  # a discharge without its words would be worse
    thread.post(Amend(text=""), re=standing.id)


def let_return(case: Case, text: str = "") -> Agreement:
    """Let care begin again, or call a discharge off before its last day. The client agrees anew.

    Raises ProblemError `not-permitted`, `pilot-full`, and as `Space.post`.
    """
    thread = thread_of(case).sync()
    said = ending_in(thread)
    if said is None or said.post.ending == "transferred":
        raise SdkError("Care has not ended here.")
    told = change_messaging(thread, state="on", later=None)
    if said.post.ending != "returned":
        on = today_there(case.connection).isoformat()
        thread.post(Ending(ending="returned", on=on, text=text.strip()))
    return told


def end_planned(case: Case) -> int:
    """Take back what the caller has planned for later; what others have is theirs. How many."""
    thread = thread_of(case)
    mine = [each for each in open_ends(case).planned if each.author == thread.me]
    for each in mine:
        thread.correct(each.id, "")
    return len(mine)


def end_appointments(case: Case) -> int:
    """Cancel the appointments ahead; return how many there were. Raises ProblemError."""
    ahead = open_ends(case).appointments
    for each in ahead:
        Appointments(case.connection.http).cancel(each)
    return len(ahead)


def ending_in(thread: Thread) -> SaidEnding | None:
    """Return the ending that counts in a thread."""
    return newest_ending(thread.opened(), thread.people())


def _note_why(case: Case, post: Ending, reason: str) -> None:
    """Say in the chart why something was left open; the same is said once."""
    if not reason:
        return
    if case.chart is None:
        raise SdkError("There is no chart here in which the reason could stand.")
    noted = Ending(ending=post.ending, on=post.on, text=reason)
    if noted not in [each.post for each in case.chart.sync().opened()]:
        case.chart.post(noted)


def _end(thread: Thread, said: SaidEnding, last: date | None) -> Agreement:
    """Let the server end messaging: as the client is told, or as the last day is over."""
    shown_at = EPOCH + said.shown_at * MILLISECOND
    ends_at = max(shown_at, end_of(thread, last)) if last else shown_at
    if ends_at <= EPOCH + thread.now_ms() * MILLISECOND:
        return change_messaging(thread, state="ended", later=None)
    return change_messaging(thread, later=Later(state="ended", at=ends_at))
