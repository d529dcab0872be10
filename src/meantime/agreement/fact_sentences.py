"""Each fact by itself in words, as it is shown beside another version's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from meantime.agreement.fact_words import number_words
from meantime.agreement.filling import document_values
from meantime.agreement.variables import put
from meantime.agreement.week_words import WORDS, joined

if TYPE_CHECKING:
    from meantime.agreement.document import Allowance, Document

Fact = Literal[
    "practice",
    "zone",
    "hours",
    "windows",
    "reply_within",
    "allowance",
    "night",
    "fee",
    "retention_years",
    "records_contact",
    "valid_months",
    "programs",
    "ai_tool_purpose",
]
PRACTICE: Final[tuple[Literal["name", "phone", "country"], ...]] = ("name", "phone", "country")
FACTS: Final[tuple[Fact, ...]] = get_args(Fact)


def fact_said(document: Document, name: Fact, locale: str) -> str:
    """Return the value of a fact in words; "" where there is none."""
    facts, values = document["facts"], document_values(document, locale)
    practice = facts["practice"]
    said = {
        "practice": ", ".join(practice[name] for name in PRACTICE if practice[name]),
        "zone": values["timezone"],
        "hours": f"{values['business_hours']}, {values['business_days']}".removeprefix(", "),
        "windows": values["review_times"],
        "reply_within": values["reply_days"],
        "allowance": _allowance(facts["allowance"], locale),
        "night": WORDS["night"][facts["night"]][locale],
        "fee": values["billing_text"],
        "retention_years": _span("year", facts["retention_years"], locale),
        "records_contact": values["records_contact"],
        "valid_months": _span("month", facts["valid_months"], locale),
        "programs": joined([WORDS["programs"][each][locale] for each in facts["programs"]], locale)
        or WORDS["programs"]["none"][locale],
        "ai_tool_purpose": values["ai_tool_purpose"],
    }
    return str(said[name])


def _allowance(allowance: Allowance, locale: str) -> str:
    characters, messages = allowance["characters"], allowance["messages_a_week"]
    said = []
    if characters:
        said.append(_counted("allowance", "characters", characters, locale))
    if messages:
        kind = "message" if messages == 1 else "messages"
        said.append(_counted("allowance", kind, messages, locale))
    return joined(said, locale) or str(WORDS["allowance"]["none"][locale])


def _span(unit: str, n: int, locale: str) -> str:
    return _counted("spans", unit if n == 1 else f"{unit}s", n, locale)


def _counted(group: str, kind: str, n: int, locale: str) -> str:
    return put(WORDS[group][kind][locale], {"n": number_words(n, locale)})
