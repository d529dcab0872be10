"""Emergency access: one client's record opened for an hour, told to others, and reviewed (R-2).

Source: 45 CFR 164.312(a)(2)(ii), decision 0035. The reason is a sealed `emergency` in the chart,
written first; the server has its id, gives the time before any seat, and tells others at once.
Each step does only what is still missing: where it stops, do it again.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.emergency_posts import Emergency as Reason
from meantime.protocol.emergency_posts import EmergencyReview as Review
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Event
from meantime.sdk import sharing
from meantime.sdk.caseload import caseload
from meantime.sdk.cases import IN_CHART, IN_DESK
from meantime.sdk.directory import find_colleague
from meantime.sdk.emergency_words import NoChart, NoReason, said_before, unused_reason
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.folds.emergencies import fold_emergencies
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.people import fold_people
from meantime.sdk.practice_seat import NoHands, acting_as, hands_in, practice_keys
from meantime.sdk.spaces import Space
from meantime.wire.emergencies import Emergency, EmergencyPage, NewEmergency, NewReview
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.directory import Colleague
    from meantime.sdk.folds.emergencies import SaidEmergency

LASTS: Final = timedelta(minutes=60)  # what is claimed before the server says when it ends
FRESH: Final = timedelta(minutes=9)  # the server takes a reason for ten minutes
EMERGENCY: Final = "emergency"
CLINICIAN: Final = "clinician"

Why = Literal["danger", "unreachable", "medical", "other"]
Outcome = Literal["justified", "not_justified", "follow_up"]


@dataclass(frozen=True, slots=True)
class Overdue:
    """How many seats were taken whose hour is over; by space why others were not."""

    taken: int
    failed: dict[str, str]


class Emergencies:
    """What somebody of the practice can do about emergencies: custodians open, others review."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self, state: Literal["", "open"] = "") -> Iterator[Emergency]:
        """Yield the emergencies that I see, the newest first; `open` ones wait for a review.

        Raises ProblemError `not-permitted` for clients.
        """
        return self._pages("/emergencies", state=state)

    def in_thread(self, thread_id: str) -> Iterator[Emergency]:
        """Yield those of one client, the newest first. Raises ProblemError."""
        return self._pages(f"/spaces/{thread_id}/emergencies")

    def get(self, emergency_id: str) -> Emergency:
        """Return one that I see. Raises SdkError if there is none."""
        for each in self.every():
            if each.id == emergency_id:
                return each
        raise SdkError("There is no such emergency.")

    def open(self, case: Case, why: Why, words: str, who_id: str = "") -> Emergency:
        """Open a client's record for sixty minutes: for me, or for a colleague whom I seat.

        `case` is the practice's, as `practice_cases` yields it. What broke off is gone on with.
        Raises NoReason, NoChart, NoColleague, SdkError; ProblemError `not-permitted` for all but
        custodians, `malformed` for who reads there anyway, `emergencies-spent`.
        """
        if not words.strip():
            raise NoReason
        if case.chart is None or case.thread is None:
            raise NoChart
        me = self._connection.account.id
        who = find_colleague(self._connection, who_id or me)
        emergency = self._half_open(case, who)
        if emergency is None:
            until = self._connection.http.now_ms() + LASTS // timedelta(milliseconds=1)
            said = Reason(who=who.id, by=me, reason=why, words=words.strip(), until=until)
            emergency = self._ask(case, case.chart, said)
        self._announce(case, emergency, who)
        places = (case.thread, CLINICIAN), (case.chart, IN_CHART[CLINICIAN])
        desk = [(case.desk, IN_DESK[CLINICIAN])] if case.desk else []
        for space, role in (*places, *desk):
            if who.id not in space.sync().state.seats:
                sharing.seat_colleague(space, who, role, "all")
        return self.get(emergency.id)

    def end(self, emergency: Emergency) -> Emergency:
        """End it now, and take the seats; what cannot be taken is left for `take_overdue`."""
        path = f"/emergencies/{emergency.id}/end"
        ended = self._connection.http.post(path, None, Emergency)
        self._take(ended, {})
        return self.get(ended.id)

    def take_overdue(self) -> Overdue:
        """F8: take the seats whose hour is over, and change the keys there.

        By a seat of one's own or the practice's; whoever has neither takes none.
        """
        failed: dict[str, str] = {}
        over = [each for each in self.every() if each.seated_in and self._is_over(each)]
        return Overdue(sum(self._take(each, failed) for each in over), failed)

    def review(self, emergency: Emergency, outcome: Outcome, text: str) -> Emergency:
        """Write into the chart what I think of an emergency of somebody else's, and sign it off.

        Raises NoReason without words, ProblemError `not-permitted` for my own, SdkError where I
        cannot write in the chart.
        """
        if not text.strip():
            raise NoReason
        me = self._connection.account.id
        if me in {emergency.opened_by, emergency.account_id}:
            raise SdkError("Somebody else has to review what you opened or read.")
        said = Review(of=emergency.id, by=me, outcome=outcome, text=text.strip())
        with hands_in(self._connection, emergency.chart_id) as hands:
            chart = Space(hands, emergency.chart_id).sync()
            chart.send()
            review_id = said_before(chart, said) or chart.post(said)
        path = f"/emergencies/{emergency.id}/review"
        return self._connection.http.post(path, NewReview(review_id=review_id), Emergency)

    def said(self, emergency: Emergency) -> SaidEmergency | None:
        """Return why, and what others thought of it, out of the chart; None if it does not say.

        A review counts that somebody has signed off at the server: whoever holds the practice's key
        could write one in another's name.

        Raises SdkError where neither I nor the practice sit there under a key of mine.
        """
        with hands_in(self._connection, emergency.chart_id) as hands:
            chart = Space(hands, emergency.chart_id).sync().opened()
        signed = {emergency.id: self.get(emergency.id).review_id}
        return fold_emergencies(chart, fold_people(chart), signed).get(emergency.id)

    def _pages(self, path: str, **query: str) -> Iterator[Emergency]:
        cursor = ""
        while True:
            page = self._connection.http.get(path, EmergencyPage, **query, cursor=cursor)
            yield from page.emergencies
            cursor = page.next
            if not cursor:
                return

    def _half_open(self, case: Case, who: Colleague) -> Emergency | None:
        """Return what I have opened for somebody who does not sit everywhere yet."""
        me = self._connection.account.id
        if all(who.id in space.sync().state.seats for space in case.spaces()):
            return None
        for each in self.in_thread(case.id):
            is_mine = (each.opened_by, each.account_id) == (me, who.id)
            if is_mine and not self._is_over(each):
                return each
        return None

    def _ask(self, case: Case, chart: Space, said: Reason) -> Emergency:
        chart.sync()
        chart.send()
        used = {each.id for each in self.in_thread(case.id)}
        since = self._now() - FRESH
        reason_id = unused_reason(chart, said, used, since) or chart.post(said)
        wanted = NewEmergency(
            account_id=said.who,
            chart_id=chart.id,
            desk_id=case.desk.id if case.desk else "",
            reason_id=reason_id,
        )
        return self._connection.http.post(f"/spaces/{case.id}/emergencies", wanted, Emergency)

    def _announce(self, case: Case, emergency: Emergency, who: Colleague) -> None:
        """Let everybody in the thread read that, by whom and until when; never why."""
        assert case.thread is not None  # noqa: S101  `open` has looked
        by = find_colleague(self._connection, emergency.opened_by).name
        said = Event(what=EMERGENCY, by=by, who=who.name, until=to_ms(emergency.until))
        if not said_before(case.thread.sync(), said):
            case.thread.post(said)

    def _take(self, emergency: Emergency, failed: dict[str, str]) -> int:
        taken = 0
        for space_id in emergency.seated_in:
            try:
                with hands_in(self._connection, space_id, but=emergency.account_id) as hands:
                    sharing.unseat(Space(hands, space_id), [emergency.account_id])
            except ProtocolError as error:
                failed[space_id] = error.code
            except ProblemError as refused:
                failed[space_id] = refused.slug
            except NoHands:
                failed[space_id] = ProblemSlug.NOT_PERMITTED
            else:
                taken += 1
        return taken

    def _is_over(self, emergency: Emergency) -> bool:
        return emergency.ended_at is not None or emergency.until <= self._now()

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._connection.http.now_ms() / 1000, UTC)


@contextmanager
def practice_cases(connection: Connection) -> Iterator[list[Case]]:
    """Yield all clients as the practice's newest seat has them. Raises NoHands."""
    try:
        newest = practice_keys(connection)[0]
    except ProtocolError:
        raise NoHands from None
    with acting_as(connection, newest) as acting:
        yield caseload(acting) if acting else []
