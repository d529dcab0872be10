"""Templates: whole in both languages, with fields that a task can hold."""

from __future__ import annotations

import pytest

from meantime.content.homework import homework_content
from meantime.homework.templates import fields_of

LOCALES = ("en", "es")
TEMPLATES = homework_content().templates


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_a_template_makes_a_task_in_either_language(template, locale):
    assert template.title[locale]
    assert template.text[locale]
    fields = fields_of(template, locale)
    assert len({field.id for field in fields}) == len(fields)
    for field in fields:
        assert field.label
        assert (field.kind == "choice") == (len(field.options) > 1)
        assert (field.kind in {"scale", "steps"}) == bool(field.low and field.high)
        assert (field.kind == "number") == bool(field.unit)


def test_the_templates_that_are_asked_for_are_there():
    asked = {"thought_record", "exposure_ladder", "activity_plan", "urge_log", "sleep_diary"}
    assert asked | {"mindfulness", "free"} == {each.id for each in TEMPLATES}
