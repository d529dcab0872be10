"""What a post says in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.checkins.standing import said
from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.fee_posts import FeeDispute
from meantime.protocol.homework_posts import Homework, HomeworkAnswer, words_of_homework
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk, words_of_measure
from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import Amend, Event, File, Promise, Text
from meantime.protocol.safety_posts import Redirect, RedirectPick, SafetyAnswer

if TYPE_CHECKING:
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown

# The field that says what a post is, where it has no words of its own.
NAMED: Final = {
    RedirectPick: "pick",
    CheckIn: "ask",
    File: "name",
    SafetyAnswer: "answer",
    Event: "what",
}


def words_of(post: Post | Unknown | None) -> str:
    """Return what a post says in one text, "" where it has none."""
    if isinstance(post, Text | Promise | Amend | Redirect | CheckInAnswer | FeeDispute):
        return post.text
    if isinstance(post, Moment):
        return words_of_moment(post)
    if isinstance(post, MeasureAsk | MeasureAnswer):
        return words_of_measure(post)
    if isinstance(post, Homework | HomeworkAnswer):
        return words_of_homework(post)
    for kind, field in NAMED.items():
        if isinstance(post, kind):
            return str(getattr(post, field))
    return ""


def answer_of(post: CheckInAnswer, asked: object) -> str:
    """Return an answer with the value that it gives; without its question the words alone."""
    if not isinstance(asked, CheckIn):
        return post.text
    return said(asked.kind, asked.options, post.value, post.text)
