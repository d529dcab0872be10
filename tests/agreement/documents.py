"""A practice's facts, and documents around them."""

from copy import deepcopy

from meantime.agreement.defaults import default_document
from meantime.agreement.document import Facts
from meantime.agreement.filled import Given, People

FACTS: Facts = {
    "practice": {"name": "Linden", "phone": "+1 555 0100", "country": "US"},
    "zone": "America/New_York",
    "hours": [[[540, 1020]]] * 5 + [[], []],
    "windows": [[600, 960]] * 5 + [[], []],
    "reply_within": {"unit": "days", "n": 2},
    "allowance": {"characters": 1500, "messages_a_week": 5},
    "night": "on_call",
    "fee": {"plan": "included", "amount": 0, "currency": "USD", "included": 4},
    "retention_years": 7,
    "records_contact": "records@linden.example",
    "valid_months": 12,
    "programs": [],
    "ai_tool_purpose": {"en": "", "es": ""},
}
GIVEN: Given = {
    "policy_version": 3,
    "effective_date": "2026-11-29",
    "valid_until": "2027-11-29",
    "emergency_number": "911",
    "crisis_block": "988 Suicide & Crisis Lifeline (988)",
}
PEOPLE: People = {"therapist_name": "Imani Cole, LCSW", "client_name": "Jo Park"}


def facts(**changes):
    """Return the facts with some changed."""
    return {**deepcopy(FACTS), **changes}


def document(**changes):
    """Return the usual document with some facts changed; each time one of its own."""
    return deepcopy(default_document(facts(**changes)))


def section(of, id_):
    """Return a section of a document by its id."""
    return next(each for each in of["sections"] if each["id"] == id_)
