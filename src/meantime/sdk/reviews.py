"""The quarterly review from Python: what there is to look at, what was decided, when the next is.

Answers and decisions are a sealed post in the directory; the server keeps the days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.content.rollout import plan
from meantime.protocol.rollout_posts import Review, ReviewItem
from meantime.sdk.client_facts import Gathering
from meantime.sdk.directory_posts import said_there, say_once
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.practice_reading import read_all
from meantime.sdk.progress import unseen
from meantime.sdk.reading_policy import today_there, zone_there
from meantime.sdk.review_counts import Count, Span, review_counts
from meantime.sdk.rollout_errors import FaultyReview
from meantime.wire import reviews as wire

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from meantime.content.rollout import Question
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress

ALWAYS_DECIDED: Final = "rollout.q.policy"
QUARTER: Final = timedelta(days=91)
NOT_HERE: Final = "access_review"  # its value is a number of people, and no share


@dataclass(frozen=True, slots=True)
class Measured:
    """A question, and what was counted of it; None where nothing was, or nothing counts it."""

    question: Question
    count: Count | None


@dataclass(frozen=True, slots=True)
class Due:
    """What there is to review, counted from `since` until before `until`.

    `due_on` is the local day that was chosen, None before the first. `failed` and `missing` are
    spaces that could not be counted.
    """

    since: datetime
    until: datetime
    is_due: bool
    due_on: date | None
    measured: list[Measured]
    failed: Mapping[str, str]
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held; `said` is None where its post cannot be read."""

    row: wire.Review
    said: Review | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was seen of a question, and what was decided; either may be "" for nothing."""

    answer: str = ""
    decision: str = ""


class Reviews:
    """`person.reviews`, for custodians; staff may look at those that were held."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._http = connection.http

    def look(self, tell: Progress = unseen) -> Due:
        """Return what there is to review, with what this device counts out of what people wrote.

        Raises ProtocolError `nokey` for all but custodians, Unreachable.
        """
        shown = self._shown()
        span = Span(to_ms(shown.since), to_ms(shown.until))
        gathering = Gathering(span.until)
        walk = read_all(self._connection, gathering.take, tell)
        here = review_counts(gathering.clients, span, zone_there(self._connection))
        counts = {**_counts_in(shown), **here}
        return Due(
            since=shown.since,
            until=shown.until,
            is_due=shown.is_due,
            due_on=shown.due_on,
            measured=[Measured(each, counts.get(each.id)) for each in plan().quarterly],
            failed=walk.failed,
            missing=walk.missing(),
        )

    def held(self) -> list[Held]:
        """Return the reviews that were held, the newest first, with what was decided."""
        rows = self._shown().reviews
        said = said_there(self._connection, Review)
        return [Held(row, said.get(row.decisions_id)) for row in rows]

    def file(
        self,
        due: Due,
        verdicts: Mapping[str, Verdict],
        *,
        held_on: date | None = None,
        next_on: date | None = None,
    ) -> wire.Review:
        """File a review, with the counts as they stood; the same once more is the one there is.

        `verdicts` are by the id of the question. The days are local: today, and a quarter later,
        if not said. Raises FaultyReview before anything is written; ProblemError `malformed` for
        days that cannot be.
        """
        if wrong := _faults(verdicts):
            raise FaultyReview(wrong)
        held_on = held_on or today_there(self._connection)
        next_on = next_on or held_on + QUARTER
        items = []
        for each in due.measured:
            verdict, count = verdicts.get(each.question.id, Verdict()), each.count or Count(0, 0)
            items.append(
                ReviewItem(
                    item=each.question.id,
                    answer=verdict.answer.strip(),
                    decision=verdict.decision.strip(),
                    part=count.part,
                    of=count.of,
                )
            )
        post = Review(held_on=held_on.isoformat(), version=plan().version, items=items)
        new = wire.NewReview(
            held_on=held_on, decisions_id=say_once(self._connection, post), next_on=next_on
        )
        return self._put(new)

    def move(self, held: wire.Review, next_on: date) -> wire.Review:
        """Choose another day for the review after one that was held. Raises as `file`."""
        return self._put(
            wire.NewReview(held_on=held.held_on, decisions_id=held.decisions_id, next_on=next_on)
        )

    def _put(self, new: wire.NewReview) -> wire.Review:
        kept = self._http.post("/rollout/reviews", new, wire.ReviewShown).reviews
        return next(each for each in kept if each.decisions_id == new.decisions_id)

    def _shown(self) -> wire.ReviewShown:
        return self._http.get("/rollout/review", wire.ReviewShown)


def _counts_in(shown: wire.ReviewShown) -> dict[str, Count]:
    """Return what the server has counted, by question."""
    return {
        each.id: Count(
            round(each.value if each.metric == NOT_HERE else each.value * each.n), each.n
        )
        for each in shown.measures
        if each.value is not None
    }


def _faults(verdicts: Mapping[str, Verdict]) -> dict[str, str]:
    known = {question.id for question in plan().quarterly}
    wrong = {id_: "is no question of the review" for id_ in verdicts if id_ not in known}
    if not verdicts.get(ALWAYS_DECIDED, Verdict()).decision.strip():
        wrong[ALWAYS_DECIDED] = "say what was decided, also to change nothing"
    return wrong
