"""A small document with every kind of part, which no edit of the content changes."""

from copy import deepcopy
from typing import Any

from meantime.agreement.document import Document
from tests.agreement.documents import facts


def _section(id_, element, ack, english, spanish):
    title = {"en": id_.removeprefix("policy.").title(), "es": f"Título {element}"}
    return {
        "id": id_,
        "element": element,
        "ack": ack,
        "title": title,
        "text": {"en": english, "es": spanish},
    }


def _consent(id_, english, spanish):
    return {"id": id_, "initial": 1, "text": {"en": english, "es": spanish}}


SMALL: Document = {
    "v": 1,
    "locales": ["en", "es"],
    "facts": facts(),
    "sections": [
        _section(
            "policy.response_time",
            "response_time",
            1,
            "{business_hours}, {business_days} ({timezone}). Read at {review_times}. {reply_days}.",
            "De {business_hours}, {business_days} ({timezone}), a las {review_times}: {reply_days}",
        ),
        _section(
            "policy.content_scope",
            "content_scope",
            1,
            "To {therapist_name} and {practice_name}.",
            "A {practice_name} y {therapist_name}.",
        ),
        _section(
            "policy.crisis",
            "crisis_protocol",
            1,
            "Call {emergency_number} or: {crisis_block} Nobody reads at all times.",
            "Llame al {emergency_number} o: {crisis_block} Nadie lee en todo momento.",
        ),
        _section(
            "policy.length",
            "length_guidelines",
            0,
            "{max_chars} characters, {weekly_guideline} a week.",
            "{max_chars} caracteres, {weekly_guideline} por semana.",
        ),
        _section("policy.billing", "billing", 1, "{billing_text}", "{billing_text}"),
        _section(
            "policy.record",
            "documentation",
            1,
            "{retention_years} years; ask {records_contact}.",
            "{retention_years} años; pregunte a {records_contact}.",
        ),
        _section(
            "policy.changes",
            "extra",
            0,
            "Version {policy_version} of {effective_date}.",
            "Versión {policy_version} del {effective_date}.",
        ),
    ],
    "fee_text": {"en": "No charge.", "es": "Sin cargo."},
    "card": {"en": "Call {emergency_number}.", "es": "Llame al {emergency_number}."},
    "consent": {
        "sections": [
            _consent(
                "consent.what", "I write until {valid_until}.", "Escribo hasta {valid_until}."
            ),
        ],
        "statements": [
            {"id": "consent.s.read", "required": 1, "text": {"en": "I read.", "es": "Leí."}},
            {"id": "consent.s.ask", "required": 0, "text": {"en": "Ask me.", "es": "Pregunte."}},
        ],
        "variants": [
            {
                "id": "minor",
                "sections": [
                    _consent("consent.v.minor", "With {guardian_name}.", "Con {guardian_name}.")
                ],
            },
            {
                "id": "ai_assistance",
                "sections": [_consent("consent.v.ai", "{ai_tool_purpose}.", "{ai_tool_purpose}.")],
            },
        ],
    },
}


def small(puts=()):
    """Return the document with values put at their paths; None takes what stands there away."""
    whole: Any = deepcopy(SMALL)
    for path, value in puts:
        *before, last = path
        place = whole
        for key in before:
            place = place[key]
        if value is None:
            del place[last]
        else:
            place[last] = deepcopy(value)
    return whole
