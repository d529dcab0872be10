"""QuestionnaireResponse and Observation: what clients answered to measures, and their totals.

This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief
Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is
available at no cost under the license at http://loinc.org/license.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.fhir.elements import (
    HL7,
    OURS,
    Json,
    coding,
    concept,
    identifier,
    instant,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.content.measures import ByLocale, Item, Measure
    from meantime.fhir.index import Index
    from meantime.fhir.record import FilledIn

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"


class Codes(NamedTuple):
    """LOINC's for a panel and its total, with the name of the total."""

    panel: str
    total: str
    name: str


PANELS: Final = {
    "phq9": Codes(
        "44249-1",
        "44261-6",
        "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]",
    ),
    "gad7": Codes("69737-5", "70274-6", "Generalized anxiety disorder 7 item (GAD-7) total score"),
}
ITEMS: Final = {"phq9.9": "44260-8"}


def map_measures(index: Index) -> Iterator[Json]:
    """Yield each form, its total, and what in it could not wait."""
    for filled in index.record.measures:
        yield _response(index, filled)
        if filled.total is not None:
            yield _total(index, filled, filled.total)
        for item in filled.urgent:
            yield _urgent(index, filled, item)


def _response(index: Index, filled: FilledIn) -> Json:
    measure, panel = filled.measure, PANELS.get(filled.measure.id)
    fields: Json = {
        "questionnaire": f"{LOINC}/q/{panel.panel}"
        if panel
        else f"{OURS}:questionnaire:{measure.id}",
        "status": "completed" if filled.is_done else "in-progress",
        "subject": index.patient,
        "authored": instant(filled.entry.at),
        "author": index.patient,
        "identifier": identifier("entry", filled.entry.id),
        "item": [_item(filled, each) for each in measure.items if each.id in filled.answers],
    }
    id_ = index.id("QuestionnaireResponse", filled.entry.id)
    return resource("QuestionnaireResponse", id_, fields, "questionnaireresponse")


def _item(filled: FilledIn, item: Item) -> Json:
    code, value = ITEMS.get(item.id), filled.answers[item.id]
    picked = {"system": f"{OURS}:measure:{filled.measure.id}", "code": str(value)}
    label = _label(filled.measure, item, value, filled.locale)
    return {
        "linkId": f"/{code}" if code else item.id,
        "text": words(_say(item.text, filled.locale)),
        "answer": [{"valueCoding": {**picked, "display": words(label)}}],
    }


def _label(measure: Measure, item: Item, value: int, locale: str) -> str:
    labels = (each.label for each in measure.options_of(item) if each.value == value)
    return _say(next(labels, {}), locale)


def _total(index: Index, filled: FilledIn, points: int) -> Json:
    measure, panel = filled.measure, PANELS.get(filled.measure.id)
    name = f"{_say(measure.title, 'en')}, total"
    return _observation(
        index,
        filled,
        "total",
        {
            "code": concept(coding(LOINC, panel.total, panel.name))
            if panel
            else concept(text=words(name)),
            "valueQuantity": {
                "value": points,
                "unit": "{score}",
                "system": UCUM,
                "code": "{score}",
            },
            "interpretation": [concept(text=words(filled.band))],
        },
    )


def _urgent(index: Index, filled: FilledIn, item_id: str) -> Json:
    item = next(each for each in filled.measure.items if each.id == item_id)
    said, code = words(_say(item.text, "en")), ITEMS.get(item_id)
    return _observation(
        index,
        filled,
        item_id,
        {
            "code": concept(coding(LOINC, code, said)) if code else concept(text=said),
            "valueInteger": filled.answers[item_id],
        },
    )


def _observation(index: Index, filled: FilledIn, what: str, fields: Json) -> Json:
    survey = coding(f"{HL7}/observation-category", "survey", "Survey")
    whole: Json = {
        "status": "final" if filled.is_done else "preliminary",
        "category": [concept(survey)],
        "subject": index.patient,
        "effectiveDateTime": instant(filled.entry.at),
        "performer": [index.patient],
        **fields,
        "derivedFrom": [index.to("QuestionnaireResponse", filled.entry.id)],
    }
    id_ = index.id("Observation", f"{filled.entry.id}/{what}")
    return resource("Observation", id_, whole, "observation-screening-assessment")


def _say(text: ByLocale, locale: str) -> str:
    """Return a text in a language, or in the first one that it has."""
    return text.get(locale) or next(iter(text.values()), "")
