"""Handing a client to a colleague, by their clinician or by the practice.

The colleague has a seat before the client reads who comes, and answers for the thread before the
other's access ends. What waits stays where it is and is theirs from then on: unanswered messages
with their clocks, alerts, drafts, promises, appointments. Each step does only what is missing:
where it stops, do it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.record_posts import Ending
from meantime.sdk import sharing
from meantime.sdk.cases import IN_CHART, IN_DESK
from meantime.sdk.covering import terms, unseat
from meantime.sdk.discharging import ending_in
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.listing import list_spaces
from meantime.sdk.open_ends import thread_of
from meantime.sdk.pausing import end_of
from meantime.sdk.practice_kept import practice_details
from meantime.sdk.progress import unseen
from meantime.sdk.reading_policy import today_there
from meantime.wire.practices import ResponsibleChange
from meantime.wire.spaces import Term

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from meantime.sdk.cases import Case
    from meantime.sdk.directory import Colleague
    from meantime.sdk.progress import Progress
    from meantime.sdk.sharing import History
    from meantime.sdk.spaces import Space
    from meantime.wire.spaces import SeatTerm

CLINICIAN: Final = "clinician"
AT_ONCE: Final = timedelta(minutes=1)  # whoever goes ends their own access last
STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Transfer:
    """To whom, with which words for the client, and the last local day of the other's access.

    Without `last` it ends at once. `leaver` is who answered until now; "" finds that out.
    """

    to: Colleague
    text: str
    last: date | None = None
    history: History = "all"
    leaver: str = ""


def transfer(case: Case, said: Transfer, tell: Progress = unseen) -> None:
    """Hand a client over. Everybody in the thread reads who comes.

    Raises SdkError without a text, for oneself, after a discharge, or where nobody can be said to
    leave; ProblemError `not-permitted` unless one answers for the thread or acts as the practice.
    """
    thread = thread_of(case).sync()
    if not said.text.strip():
        raise SdkError("Introduce your colleague to the client in a few words.")
    standing = ending_in(thread)
    if standing is not None and standing.post.ending == "discharged":
        raise SdkError("Care ends here, or has ended. Let the client come back first.")
    answers = _answers(case)
    leaver = said.leaver or _leaver(case, answers, said.to.id)
    if leaver == said.to.id:
        raise SdkError("They answer for this client already.")
    tell(0, STEPS)
    for space, role, history in _places(case, said.history):
        _seat(space, said.to, role, history)
    tell(1, STEPS)
    on = (said.last or today_there(case.connection)).isoformat()
    post = Ending(ending="transferred", on=on, text=said.text.strip(), to=said.to.id)
    if standing is None or (standing.post.ending, standing.post.to) != ("transferred", post.to):
        thread.post(post)
    tell(2, STEPS)
    if answers != said.to.id:
        change = ResponsibleChange(account_id=said.to.id)
        case.connection.http.change("PUT", f"/spaces/{thread.id}/responsible", change)
    tell(3, STEPS)
    _end_access(case, leaver, said.last)
    tell(STEPS, STEPS)


def _places(case: Case, history: History) -> Iterator[tuple[Space, str, History]]:
    places: tuple[tuple[Space | None, str, History], ...] = (
        (case.thread, CLINICIAN, history),
        (case.chart, IN_CHART[CLINICIAN], history),
        (case.desk, IN_DESK[CLINICIAN], "all"),
    )
    yield from ((space, role, keys) for space, role, keys in places if space is not None)


def _seat(space: Space, who: Colleague, role: str, history: History) -> None:
    """Seat who comes for good; a seat that they had for a time, as cover, is given anew."""
    timed = [each for each in terms(space.connection) if _is(each, space, who.id)]
    for each in timed:
        space.connection.http.change("DELETE", f"/spaces/{space.id}/seats/{who.id}/term")
        unseat(space.connection, each)
    sharing.seat_colleague(space, who, role, history)
    if history == "all":
        sharing.give_missing_keys(space.sync(), who.id)


def _end_access(case: Case, leaver: str, last: date | None) -> None:
    """End the seats of who goes: by a term, for they do not change the keys that lock them out.

    The practice takes them itself where they end at once.
    """
    connection = case.connection
    if last is None and connection.account.id != leaver:
        case.unshare(leaver)
        return
    now = EPOCH + connection.http.now_ms() * MILLISECOND
    thread = thread_of(case)
    details = practice_details(connection)
    term = Term(
        starts_at=now,
        ends_at=max(end_of(thread, last), now + AT_ONCE) if last else now + AT_ONCE,
        zone=details.zone if details else "UTC",
    )
    timed = list(terms(connection))
    spaces = (space for space in (case.chart, case.desk, case.thread) if space is not None)
    for space in spaces:  # the thread last: without it nobody could go on here
        is_seated = leaver in space.sync().state.seats
        if is_seated and not any(_is(each, space, leaver) for each in timed):
            path = f"/spaces/{space.id}/seats/{leaver}/term"
            connection.http.change("PUT", path, term)


def _answers(case: Case) -> str:
    """Return who answers for the thread now."""
    listed = {one.id: one.responsible for one in list_spaces(case.connection.http)}
    return listed.get(case.id, "")


def _leaver(case: Case, answers: str, heir: str) -> str:
    """Return who answered until now, also where that is handed over already."""
    if answers != heir:
        return answers
    if thread_of(case).my_role() == CLINICIAN:
        return case.connection.account.id
    timed = {each.seat_id for each in terms(case.connection) if each.space_id == case.id}
    seated = thread_of(case).people().holding(CLINICIAN)
    others = [each.id for each in seated if each.id not in {heir, *timed}]
    if len(others) > 1:
        raise SdkError("Say whose client this was until now.")
    return others[0] if others else ""


def _is(term: SeatTerm, space: Space, seat_id: str) -> bool:
    return (term.space_id, term.seat_id) == (space.id, seat_id)
