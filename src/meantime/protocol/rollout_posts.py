"""What posts say about the roll-out (protocol.md section 7): surveys, vendors, notes, reviews."""

from __future__ import annotations

from typing import Annotated

import msgspec

from meantime.protocol.agreement_posts import Day
from meantime.protocol.post import Post

Id = Annotated[str, msgspec.Meta(min_length=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]


class SurveyValue(msgspec.Struct, frozen=True):
    """What was answered to an item of a survey: a number, the value of a choice, or own words."""

    item: Id
    value: int | str


class SurveyAnswer(Post, frozen=True, tag="survey_answer"):
    """What somebody answers in a `round` of a `survey`; of an author the newest for it counts.

    What they skipped is left out. `version` is the content's, `locale` the language they read.
    """

    round: Id
    survey: Id
    version: int
    locale: str
    answers: list[SurveyValue]


class FileRef(msgspec.Struct, frozen=True):
    """A sealed file, as in a post `file`."""

    key: str
    hash: str
    size: Count
    name: str
    mime: str


class Vendor(Post, frozen=True, tag="vendor"):
    """In the directory: who else touches what a practice keeps, with what, and the agreement."""

    name: Id
    scope: str = ""
    file: FileRef | None = None


class RolloutNote(Post, frozen=True, tag="rollout_note"):
    """In the directory: more about a task, or why a phase or a thread is an exception.

    `about` is the id of the task or thread, or the name of the phase.
    """

    about: Id
    text: Annotated[str, msgspec.Meta(min_length=1)]


class ReviewItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item of a review: what was seen, what was decided, and the count as it stood then.

    That is `part` of `of`, where `of` 0 is no count.
    """

    item: Id
    answer: str
    decision: str
    part: Count = 0
    of: Count = 0


class Review(Post, frozen=True, tag="review"):
    """In the directory: a quarterly review, held on a local day, and what was decided.

    `version` is the content's.
    """

    held_on: Day
    version: int
    items: list[ReviewItem]
