"""Forms of notes: the content's, the practice's own, and files that are none."""

import pytest

from meantime.protocol.note_posts import TemplateSection
from meantime.sdk.note_templates import (
    WrongTemplate,
    end_template,
    fold_templates,
    forms,
    keep_template,
    read_template,
    sections_for,
)
from tests.sdk.charts import opened_by

on_a_device = pytest.mark.parametrize("database", ["sqlite"])
INTAKE = [TemplateSection(id="why", title="Why now"), TemplateSection(id="plan", title="Plan")]


@on_a_device
def test_the_practice_keeps_its_own_form_and_ends_it(office):
    kept = keep_template(office.anna.connection, "Intake", INTAKE)
    keep_template(office.sam.connection, "Intake, short", INTAKE[:1], kept)
    own = forms(office.anna.connection, "en")[-1]
    assert (own.id, own.name, own.is_own) == (kept, "Intake, short", True)
    end_template(office.anna.connection, own)
    assert [each.id for each in forms(office.sam.connection, "es")] == ["dap", "soap", "birp"]


@on_a_device
@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_summary_asks_for_what_every_summary_must_hold(office, locale):
    asked = {
        form.id: [each.id for each in sections_for(form, "summary", locale)]
        for form in forms(office.anna.connection, locale)
    }
    assert asked["dap"] == ["data", "assessment", "intervention", "risk", "location", "plan"]
    assert asked["birp"] == ["behavior", "intervention", "response", "risk", "location", "plan"]
    for form in forms(office.anna.connection, locale):
        assert sections_for(form, "progress", locale) == list(form.sections)


def test_a_template_of_a_later_version_is_shown_as_far_as_it_is_known():
    said = {
        "type": "note_template",
        "template": "t",
        "name": "Later",
        "colour": "red",
        "sections": [{"id": "a", "title": "A", "hint": "", "drawn": True}],
    }
    later = {"id": "N", "author": "A", "at": 1, "hash": "H", "re": "", "post": said}
    (kept,) = fold_templates(opened_by([later]))
    assert (kept.name, [each.title for each in kept.sections]) == ("Later", ["A"])


def test_a_file_with_unknown_fields_is_refused_and_all_are_named():
    with pytest.raises(WrongTemplate) as wrong:
        read_template(
            {"name": "N", "colour": 1, "sections": [{"id": "a", "title": "A", "x": 1, "y": 2}]}
        )
    for each in ("`colour`", "`x` in section 1", "`y` in section 1"):
        assert each in str(wrong.value)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a text", "Expected"),
        ({"name": "N"}, "sections"),
        ({"name": "N", "sections": []}, "no section"),
        ({"name": "N", "sections": [{"id": "a", "title": "A"}] * 2}, "`a` is there twice"),
        ({"name": "N", "sections": [{"id": "a", "title": ""}]}, "title"),
        ({"name": "N", "sections": ["a"]}, "Expected"),
    ],
)
def test_what_is_no_template_is_refused_with_a_reason(said, told):
    with pytest.raises(WrongTemplate, match=told):
        read_template(said)
