"""Templates of homework: the content file `homework`, as far as a program goes by it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct, convert

from meantime.content import load

ByLocale = dict[str, str]
Often = Literal["once", "daily", "weekly"]


class TemplateField(Struct, frozen=True):
    """Something to fill in; see the schema at the head of the file."""

    id: str
    kind: Literal["words", "number", "scale", "time", "choice", "steps"]
    label: ByLocale
    low: ByLocale = {}
    high: ByLocale = {}
    unit: ByLocale = {}
    options: tuple[ByLocale, ...] = ()


class Template(Struct, frozen=True):
    """What a task is made from; `often` is how often it is usually done."""

    id: str
    often: Often
    title: ByLocale
    when: ByLocale
    text: ByLocale
    fields: tuple[TemplateField, ...]


class Scale(Struct, frozen=True):
    """A question that is answered from 0, called `low`, to 10, called `high`."""

    label: ByLocale
    low: ByLocale
    high: ByLocale


class Ratings(Struct, frozen=True):
    hard: Scale
    helped: Scale


class HomeworkContent(Struct, frozen=True):
    version: int
    often: dict[Often, ByLocale]
    rating: Ratings
    templates: tuple[Template, ...]


@cache
def homework_content() -> HomeworkContent:
    """Return the content."""
    return convert(load("homework"), HomeworkContent)


def template(template_id: str) -> Template | None:
    """Return a template, None if there is none by that id."""
    return next((each for each in homework_content().templates if each.id == template_id), None)
