"""QuestionnaireResponse and Observation: what clients said when asked whether they are safe.

Surveys about messages are not about anybody's health, so they are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    OURS,
    Json,
    coding,
    concept,
    identifier,
    instant,
    resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Answered

QUESTION: Final = "Are you safe right now?"
ANSWERS: Final = {
    "yes": "Yes",
    "unsure": "Not sure",
    "no": "No",
    "misread": "What I wrote was misread",
}


def map_answers(index: Index) -> Iterator[Json]:
    """Yield each answer, and what it says of the client as an observation."""
    for answered in index.record.answers:
        yield _response(index, answered)
        yield _observation(index, answered)


def _response(index: Index, answered: Answered) -> Json:
    answer: Json = {"valueString": ANSWERS[answered.answer]}
    item: Json = {"linkId": "safe-now", "text": QUESTION, "answer": [answer]}
    about = index.message(answered.about)
    fields: Json = {
        "questionnaire": f"{OURS}:questionnaire:safe-now",
        "status": "completed",
        "subject": index.patient,
        "authored": instant(answered.entry.at),
        "author": index.patient,
        "identifier": identifier("entry", answered.entry.id),
        "item": [item],
        "extension": [{"url": f"{OURS}:about", "valueReference": about}] if about else [],
    }
    id_ = index.id("QuestionnaireResponse", answered.entry.id)
    return resource("QuestionnaireResponse", id_, fields, "questionnaireresponse")


def _observation(index: Index, answered: Answered) -> Json:
    survey = coding(f"{HL7}/observation-category", "survey", "Survey")
    response = index.to("QuestionnaireResponse", answered.entry.id)
    fields: Json = {
        "status": "final",
        "category": [concept(survey)],
        "code": concept(text=f"Says of themselves: {QUESTION}"),
        "subject": index.patient,
        "effectiveDateTime": instant(answered.entry.at),
        "performer": [index.patient],
        "valueString": ANSWERS[answered.answer],
        "derivedFrom": [response],
    }
    id_ = index.id("Observation", answered.entry.id)
    return resource("Observation", id_, fields, "observation-screening-assessment")
