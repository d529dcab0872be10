"""Check-ins: a short question that leaves later, once or in a series, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from meantime.checkins.standing import lines, open_at
from meantime.content.check_ins import quick_questions
from meantime.protocol.checkin_posts import CheckIn as Said
from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.protocol.writing import make_entry_id
from meantime.sdk.folds.check_ins import fold_check_ins
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from meantime.protocol.safety_posts import Answer
    from meantime.sdk.folds.check_ins import CheckIn
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread


def check_ins(thread: Thread) -> list[CheckIn]:
    """Return the check-ins that this device knows of, those of mine to come as well."""
    return fold_check_ins(thread.opened(), thread.me, thread.now_ms())


def open_check_ins(thread: Thread) -> list[CheckIn]:
    """Return those that wait for an answer now; others just went quiet."""
    every = check_ins(thread)
    waiting = set(open_at((each.asked for each in every), thread.now_ms()))
    return [each for each in every if each.id in waiting]


def coming(thread: Thread) -> list[CheckIn]:
    """Return my check-ins that nobody has seen yet, what comes first first."""
    now = thread.now_ms()
    mine = [e for e in check_ins(thread) if e.author == thread.me and e.shown_at > now]
    return sorted(mine, key=lambda each: each.shown_at)


def series_of(thread: Thread) -> list[list[CheckIn]]:
    """Return what was shown, each with those that ask the same; by when it was asked first."""
    now = thread.now_ms()
    every = {each.id: each for each in check_ins(thread) if each.shown_at <= now}
    found = lines(each.asked for each in every.values())
    return [[every[each] for each in line.ids] for line in found]


def ask(thread: Thread, question: Said, times: Sequence[datetime] = ()) -> list[str]:
    """Ask at each of `times` (aware), or now without any; return the ids.

    All of it is sealed now and leaves with this device off; `schedule.occurrences` makes the times.
    Several are one series. Raises as `Space.post`.
    """
    if len(times) > 1 and not question.series:
        question = msgspec.structs.replace(question, series=make_entry_id())
    shown = [to_ms(at) for at in times] or [0]
    return [thread.post(question, attention=1, show_at=at) for at in shown]


def take_back(thread: Thread, first: CheckIn, *, with_following: bool = False) -> int:
    """Take back what nobody has seen yet, or it and what follows in its series; return how many."""
    series = first.post.series if with_following else ""
    following = [
        each
        for each in coming(thread)
        if each.id == first.id
        or (series and each.post.series == series and each.shown_at >= first.shown_at)
    ]
    for each in following:
        thread.withdraw(each.id)
    return len(following)


@dataclass(frozen=True, slots=True)
class Given:
    """What a client answers: a value, words or both. `answer` is what they say of themselves."""

    value: int = -1
    text: str = ""
    answer: Literal["", Answer] = ""


def answer(thread: Thread, asked: CheckIn, given: Given) -> str:
    """Answer as the client; return the id. A newer answer takes the place of the one before.

    A value alone notifies nobody; words are looked at on this device and ask for attention as a
    message of the same words does. Raises ValueError for what cannot be an answer, and as `write`.
    """
    said = CheckInAnswer(of=asked.id, value=given.value, text=given.text)
    if not asked.takes(given.value):
        raise ValueError("value")
    if not given.text:
        return thread.post(said, attention=0)
    marked, attention = thread.marked(given.text, 1, given.answer)
    said = msgspec.structs.replace(said, noticed=marked.noticed, answer=marked.answer)
    return thread.post(said, attention=attention)


def quick(name: str, locale: Locale) -> Said:
    """Return a question of the content file `check_ins` as it is asked. Raises KeyError."""
    found = quick_questions()[name]
    return Said(
        ask=found.ask[locale],
        kind=found.kind,
        low=found.low[locale] if found.low else "",
        high=found.high[locale] if found.high else "",
        options=[each[locale] for each in found.options],
    )
