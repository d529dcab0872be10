"""The shape of a document: which fields, of which kind, how many and how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.agreement.shapes import Fault, many, one_of, record, text, whole
from meantime.protocol import canonical
from meantime.protocol.errors import ProtocolError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 64 * 1024  # of the canonical document
MOST_CHARACTERS: Final = 4000  # of one text
MOST_SECTIONS: Final = 40
LOCALES: Final = ("en", "es")
ELEMENTS: Final = (
    "response_time",
    "content_scope",
    "crisis_protocol",
    "length_guidelines",
    "billing",
    "documentation",
)
EXTRA: Final = "extra"  # of a section that is about none of the six
PROGRAMS: Final = ("substance_use_program", "ai_assistance")

DAY: Final = 1440  # minutes
WEEKDAYS: Final = 7


def shape_faults(value: object) -> list[Fault]:
    """Return where a value of any kind is no document, or one too large; empty if it is one."""
    try:
        size = len(canonical.encode(value))
    except ProtocolError:
        return [Fault("", "json")]
    return [Fault("", "large")] if size > MOST_BYTES else list(_document(value, ""))


_any_text = text(MOST_CHARACTERS)


def _words(value: object, where: str) -> Iterator[Fault]:
    """Check a text by locale; which of them are needed is no question of shape."""
    if not isinstance(value, dict) or not value.keys() <= set(LOCALES):
        yield Fault(where, "shape")
        return
    for locale in LOCALES:
        yield from _any_text(value.get(locale, ""), f"{where}.{locale}")


_flag = whole(0, 1)
_id = text(64, r"[a-z0-9_.]+")
_named = text(200)

_facts = record(
    {
        "practice": record(
            {"name": _named, "phone": text(40), "country": text(2, "([A-Z]{2})?")},
        ),
        "zone": text(64, r"[A-Za-z0-9_+/-]*"),
        "hours": many(
            many(many(whole(0, 2 * DAY), most=2, least=2), most=12),
            most=WEEKDAYS,
            least=WEEKDAYS,
        ),
        "windows": many(many(whole(0, DAY - 1), most=24), most=WEEKDAYS, least=WEEKDAYS),
        "reply_within": record({"unit": one_of("days", "hours"), "n": whole(1, 160)}),
        "allowance": record(
            {"characters": whole(0, 100_000), "messages_a_week": whole(0, 1000)},
        ),
        "night": one_of("on_call", "clinician", "nobody"),
        "fee": record(
            {
                "plan": one_of("included", "per_message", "monthly", "limited"),
                "amount": whole(0, 10**9),
                "currency": text(3, "([A-Z]{3})?"),
                "included": whole(0, 1000),
            },
        ),
        "retention_years": whole(0, 100),
        "records_contact": _named,
        "valid_months": whole(1, 60),
        "programs": many(one_of(*PROGRAMS), most=len(PROGRAMS)),
        "ai_tool_purpose": _words,
    },
)
_sections = many(
    record(
        {
            "id": _id,
            "element": one_of(*ELEMENTS, EXTRA),
            "ack": _flag,
            "title": _words,
            "text": _words,
        },
    ),
    MOST_SECTIONS,
)
_consent_sections = many(record({"id": _id, "initial": _flag, "text": _words}), MOST_SECTIONS)
_consent = record(
    {
        "sections": _consent_sections,
        "statements": many(record({"id": _id, "required": _flag, "text": _words}), MOST_SECTIONS),
        "variants": many(record({"id": _id, "sections": _consent_sections}), most=8),
    },
)
_document = record(
    {
        "v": whole(1, 1),
        "locales": many(one_of(*LOCALES), most=len(LOCALES), least=1),
        "facts": _facts,
        "sections": _sections,
        "fee_text": _words,
        "card": _words,
        "consent": _consent,
    },
)
