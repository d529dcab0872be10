"""A safety plan: its steps, what may stand in them, the sheet to print, when to look again.

The steps are those of the content file `safety_plan`. The last one, what to do in danger, is fixed.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, convert

from meantime.content import load
from meantime.protocol.safety_posts import PlanLine
from meantime.sdk.errors import FaultyPlan
from meantime.sdk.folds.messages import MILLISECOND
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.safety import fold_plans
from meantime.sdk.noticing import NOW
from meantime.sdk.safety_card import PLACE, filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.replies import Locale

Reason = Literal["", "event", "age"]

DAYS: Final = re.compile(r"(\d+) days")
EVENT: Final = "safety_event"
MOST_CHARACTERS: Final = 500  # of a line


class Field(Struct, frozen=True):
    """What may be written in a step: at most `max` lines of it."""

    id: str
    type: Literal["text", "phone", "date"]
    max: int


class PlanStep(Struct, frozen=True):
    """A step of the plan; one without fields is fixed."""

    id: str
    order: int
    title: dict[str, str]
    prompt: dict[str, str]
    fields: list[Field]


class Rules(Struct, frozen=True):
    review_after: list[str]


class Content(Struct, frozen=True):
    header: dict[str, str]
    steps: list[PlanStep]
    rules: Rules


@cache
def plan_content() -> Content:
    """Return the content file `safety_plan`, its steps in order."""
    content = convert(load("safety_plan"), Content)
    return Content(content.header, sorted(content.steps, key=lambda s: s.order), content.rules)


def checked_lines(lines: Sequence[PlanLine]) -> list[PlanLine]:
    """Return the lines trimmed, in the order of the steps, none empty. Raises FaultyPlan."""
    known = {(step.id, field.id): field for step in plan_content().steps for field in step.fields}
    order = list(known)
    wrong: dict[str, str] = {}
    kept: dict[tuple[str, str, int], PlanLine] = {}
    for line in lines:
        place, text = (line.step, line.field), line.text.strip()
        named = f"{line.step}.{line.field}.{line.row}"
        if place not in known:
            wrong[named] = "is no place in a safety plan"
        elif line.row >= known[place].max:
            wrong[named] = f"has at most {known[place].max} lines"
        elif len(text) > MOST_CHARACTERS:
            wrong[named] = f"has at most {MOST_CHARACTERS} characters"
        elif (*place, line.row) in kept:
            wrong[named] = "stands there twice"
        elif text:
            kept[*place, line.row] = PlanLine(line.step, line.field, text, line.row)
    if wrong:
        raise FaultyPlan(wrong)
    return sorted(kept.values(), key=lambda each: (order.index((each.step, each.field)), each.row))


def review_due(log: Sequence[Opened], now_ms: int) -> Reason:
    """Return why the plan that stands should be looked at again: something happened, or its age.

    What happened is an urgent message of the client behind it. Without a plan nothing is due.
    """
    plans = fold_plans(log)
    if not plans:
        return ""
    people, newest = fold_people(log), plans[-1]
    after = [opened.entry for opened in log if opened.received_at > newest.received_at]
    rules = plan_content().rules.review_after
    urgent = [e for e in after if e.attention == NOW and people.role(e.author) == "client"]
    if EVENT in rules and urgent:
        return "event"
    days = next(int(found[1]) for rule in rules if (found := DAYS.fullmatch(rule)))
    is_old = newest.at + timedelta(days=days) // MILLISECOND <= now_ms
    return "age" if is_old else ""


def sheet(
    lines: Sequence[PlanLine],
    locale: Locale,
    values: Mapping[str, str],
    *,
    shows_empty: bool = True,
) -> str:
    """Return a plan as plain text to print.

    In every case with the lines to call, and with the fixed step for danger.
    `values` are `emergency_number`, `crisis_block`, `practice_phone` and `therapist_name`; of a
    sentence with a value that is not known nothing is shown.
    """
    parts = [plan_content().header[locale]]
    for number, step in enumerate(plan_content().steps, 1):
        rows = list(_rows(step, lines))
        if rows or shows_empty or PLACE.search(step.prompt[locale]):
            prompt = filled(step.prompt, locale, values)
            head = [f"{number}. {step.title[locale]}", *([f"   {prompt}"] if prompt else [])]
            parts.append("\n".join([*head, *(f"   - {row}" for row in rows)]))
    return "\n\n".join(parts)


def _rows(step: PlanStep, lines: Sequence[PlanLine]) -> Iterator[str]:
    """Yield what stands in a step; what has the same row, such as name and phone, in one line."""
    fields = [field.id for field in step.fields]
    mine = [line for line in lines if line.step == step.id and line.field in fields]
    for row in sorted({line.row for line in mine}):
        together = sorted(
            (line for line in mine if line.row == row), key=lambda each: fields.index(each.field)
        )
        yield ", ".join(line.text for line in together)
