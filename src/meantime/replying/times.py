"""When a session is, in words, and whether what a reply said of it still holds."""

from __future__ import annotations

from typing import Final, Literal

from meantime.agreement.fact_words import date_words
from meantime.agreement.variables import put
from meantime.agreement.week_words import WORDS, time_words

FORMS: Final = {
    "near": {"en": "{weekday} at {time}", "es": "{weekday} a las {time}"},
    "far": {"en": "{weekday}, {date}, at {time}", "es": "{weekday}, {date}, a las {time}"},
}
NEAR_DAYS: Final = 6  # a weekday alone says which day it is
WEEK_MS: Final = 7 * 86_400_000

Standing = Literal["stands", "moved", "cancelled", "passed"]


def session_words(day: str, minute: int, weekday: int, days_off: int, locale: str) -> str:
    """Return "Thursday at 3:00 pm", with the date where the weekday alone would not do.

    `day` is local (`2026-12-03`), `minute` since midnight, `weekday` 0 for Monday; `days_off` is
    how many days that is from today, by the clock of the same zone.
    """
    form = "near" if 0 <= days_off <= NEAR_DAYS else "far"
    named = {
        "weekday": WORDS["days"]["names"][locale][weekday],
        "date": date_words(day, locale),
        "time": time_words(minute, locale),
    }
    said = put(FORMS[form][locale], named)
    return said.replace(" a las 1:", " a la 1:")


def standing(named_at: int, now_at: int | None, shown_at: int, now: int) -> Standing:
    """Return how an appointment stands that a reply named for `named_at`; all in ms.

    `now_at` is when it is now, None if it was cancelled; `shown_at` is from when on the reply is
    read. A move that lies behind on both sides is nobody's concern any more, nor is after a week
    a time that had passed before it was read.
    """
    if named_at <= shown_at:
        return "passed" if now < shown_at + WEEK_MS else "stands"
    if max(named_at, now_at or 0) <= now:
        return "stands"
    if now_at is None:
        return "cancelled"
    return "stands" if now_at == named_at else "moved"
