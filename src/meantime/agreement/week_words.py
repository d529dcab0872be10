"""A week in words: its days, its hours and when messages are read, as a person would say them.

Days that are unlike most others stand in brackets: "9:00 am to 5:00 pm (Fridays: 9:00 am to
noon)". So it fits between "our hours are" and the days, as the texts have it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from meantime.agreement.document_shape import DAY, WEEKDAYS
from meantime.agreement.variables import put
from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: Final = cast("Any", load("fact_words"))
NOON: Final = 720
HOUR: Final = 60
SHORTEST_SPAN: Final = 3  # days; two are named each

Hours = list[list[list[int]]]
Said = list[dict[str, str]]  # what is said of one day, each the values of a form


def hours_words(hours: Hours, locale: str) -> str:
    """Return the hours of a week; "" if there are none."""
    days: list[Said] = [
        [
            {"from": time_words(opens, locale), "to": time_words(closes, locale)}
            for opens, closes in sorted(day)
        ]
        for day in hours
    ]
    return _week(days, [day for day in range(WEEKDAYS) if days[day]], "hours", locale)


def review_words(windows: list[list[int]], hours: Hours, locale: str) -> str:
    """Return the times at which messages are read, words for none where there are none."""
    days: list[Said] = [
        [{"time": time_words(minute, locale)} for minute in sorted(day)] for day in windows
    ]
    if not any(days):
        return str(WORDS["times"]["none"][locale])
    shown = [day for day in range(WEEKDAYS) if hours[day] or days[day]]
    return agreeing(_week(days, shown, "times", locale), locale)


def days_words(days: Sequence[int], locale: str) -> str:
    """Return days of the week, Monday being 0: "Monday to Thursday and Saturdays"."""
    form = WORDS["days"]
    if len(days) == WEEKDAYS:
        return str(form["all"][locale])
    said: list[str] = []
    for _, group in groupby(enumerate(days), lambda each: each[1] - each[0]):
        run = [day for _, day in group]
        if len(run) >= SHORTEST_SPAN:
            names = form["names"][locale]
            said.append(put(form["span"][locale], {"first": names[run[0]], "last": names[run[-1]]}))
        else:
            said += [form["each"][locale][day] for day in run]
    return joined(said, locale)


def time_words(minute: int, locale: str) -> str:
    """Return a time of day, `minute` since midnight; past 1440 it is on the next day."""
    form = WORDS["times"]
    if minute > DAY:
        return put(form["next_day"][locale], {"time": time_words(minute - DAY, locale)})
    of_day = minute % DAY
    if of_day in {0, NOON}:
        return str(form["noon" if of_day else "midnight"][locale])
    clock = f"{of_day // HOUR % 12 or 12}:{of_day % HOUR:02}"
    return put(form["am" if of_day < NOON else "pm"][locale], {"clock": clock})


def joined(said: Sequence[str], locale: str) -> str:
    """Return a list in words, "a, b and c"; "" of nothing."""
    if len(said) <= 1:
        return "".join(said)
    return f"{', '.join(said[:-1])} {WORDS['join'][locale]} {said[-1]}"


def agreeing(text: str, locale: str) -> str:
    """Return a text whose small words fit what was filled in: "a la 1:00", "Ana e Inés"."""
    if locale != "es":
        return text
    with_article = re.sub(r"(^|[ (])las (?=1:[0-9])", r"\1la ", text)
    return re.sub(r"(?<= )y (?=[Hh]?[IiÍí](?![aeou]))", "e ", with_article)


def _week(days: list[Said], shown: list[int], kind: Literal["hours", "times"], locale: str) -> str:
    """Return what is said of most days; behind it in brackets the days without, then the others."""
    alike: list[list[int]] = []
    for day in shown:
        known = next((group for group in alike if days[group[0]] == days[day]), None)
        if known:
            known.append(day)
        else:
            alike.append([day])
    most = max((group for group in alike if days[group[0]]), key=len, default=[])
    if not most:
        return ""
    others = sorted((group for group in alike if group is not most), key=lambda g: bool(days[g[0]]))
    apart = [_apart(days[group[0]], group, kind, locale) for group in others]
    said = _day(days[most[0]], kind, locale)
    return f"{said} ({'; '.join(apart)})" if apart else said


def _apart(said: Said, group: list[int], kind: str, locale: str) -> str:
    form, days = WORDS["hours"], days_words(group, locale)
    if not said:
        return put(form["except"][locale], {"days": days})
    return put(form["apart"][locale], {"days": days, "said": _day(said, kind, locale, "further")})


def _day(said: Said, kind: str, locale: str, first: str = "first") -> str:
    forms = [first] + ["further"] * (len(said) - 1)
    parts = zip(forms, said, strict=True)
    return joined([put(WORDS[kind][form][locale], values) for form, values in parts], locale)
