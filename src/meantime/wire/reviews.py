"""The quarterly review: what the server can count, and that it was held."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from meantime.wire.base import Shape


class Measure(Shape):
    """A question of the content, and what the server can count of it.

    `value` is a share of `n` (0 to 1), of `access_review` how many of `n` staff were not here; null
    where nothing was there to count, or only devices know, who open what people wrote.
    """

    id: str
    metric: str
    value: float | None
    n: int


class Review(Shape):
    """A review that was held; what was decided is a sealed post in the directory. Local days."""

    held_on: date
    decisions_id: str
    next_on: date
    filed_by: str
    filed_at: datetime


class ReviewShown(Shape):
    """What there is to review: counted from `since`, the last review, until before `until`.

    `due_on` is the day that was chosen for the next one, null before the first; `reviews` are the
    newest first.
    """

    since: datetime
    until: datetime
    measures: list[Measure]
    is_due: bool
    due_on: date | None
    reviews: list[Review]


class NewReview(Shape):
    """A review held on a local day, and the day of the next. The same post again corrects it."""

    held_on: date
    decisions_id: Annotated[str, Meta(max_length=22)]
    next_on: date
