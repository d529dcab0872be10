"""Surveys: the content file `survey`, as far as a program goes by it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from meantime.content import load

ByLocale = dict[str, str]


class Option(Struct, frozen=True):
    """What may be answered to a question, or a step of a scale."""

    value: int | str
    label: ByLocale


class Item(Struct, frozen=True):
    """A question; of a `choice` it has the options, and its `metric` is counted from it."""

    id: str
    type: Literal["agree5", "choice", "number", "open"]
    text: ByLocale
    options: tuple[Option, ...] = ()
    metric: str = ""


class Survey(Struct, frozen=True):
    id: str
    audience: Literal["client", "therapist"]
    intro: ByLocale
    items: tuple[Item, ...]
    thanks: ByLocale


class Scales(Struct, frozen=True):
    agree5: tuple[Option, ...]


class Surveys(Struct, frozen=True):
    version: int
    report_min_group: int
    scales: Scales
    surveys: tuple[Survey, ...]


@cache
def surveys() -> Surveys:
    """Return the content."""
    return convert(load("survey"), Surveys)


def survey(survey_id: str) -> Survey | None:
    """Return a survey, None if there is none by that id."""
    return next((each for each in surveys().surveys if each.id == survey_id), None)
