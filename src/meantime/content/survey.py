"""Surveys: the content file `survey`, as far as a program goes by it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from meantime.content import load


class Survey(Struct, frozen=True):
    id: str
    audience: Literal["client", "therapist"]


class Surveys(Struct, frozen=True):
    report_min_group: int
    surveys: tuple[Survey, ...]


@cache
def surveys() -> Surveys:
    """Return the content."""
    return convert(load("survey"), Surveys)


def survey(survey_id: str) -> Survey | None:
    """Return a survey, None if there is none by that id."""
    return next((each for each in surveys().surveys if each.id == survey_id), None)
