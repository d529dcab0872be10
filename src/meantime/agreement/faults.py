"""What has to be mended before a document is published. Any value has faults or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, cast

from meantime.agreement.document_shape import DAY, ELEMENTS, PROGRAMS, shape_faults
from meantime.agreement.filling import document_values
from meantime.agreement.lint import forbidden
from meantime.agreement.shapes import Fault
from meantime.agreement.texts import CARD, FEE, parts
from meantime.agreement.variables import trimmed, used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.agreement.document import Document
    from meantime.agreement.texts import Part

# What a text must hand over to the facts, so that it says what the server does.
MUST_SAY: Final = {
    "response_time": ("reply_days",),
    "crisis_protocol": ("emergency_number", "crisis_block"),
    "billing": ("billing_text",),
}
CARD_SAYS: Final = ("emergency_number",)
FEE_SAYS: Final = {
    "included": (),
    "per_message": ("fee_amount",),
    "monthly": ("fee_amount",),
    "limited": ("included_count",),
}
FACT_OF: Final = {  # where a variable comes from; those of `ALWAYS` are needed in any case
    "practice_name": "practice.name",
    "practice_phone": "practice.phone",
    "timezone": "zone",
    "business_hours": "hours",
    "business_days": "hours",
    "max_chars": "allowance.characters",
    "weekly_guideline": "allowance.messages_a_week",
    "fee_amount": "fee.amount",
    "included_count": "fee.included",
    "retention_years": "retention_years",
    "records_contact": "records_contact",
    "ai_tool_purpose": "ai_tool_purpose",
}
ALWAYS: Final = ("practice_name", "practice_phone", "timezone", "business_hours")
BY_LOCALE: Final = frozenset({"ai_tool_purpose"})


def faults(value: object) -> list[Fault]:
    """Return all that is wrong with a document; empty if it can be published. Never raises.

    Of what is no document, only that is said. Reasons: those of a shape (`json`, `large`, `shape`,
    `long`, `many`, `few`, `range`, `missing`, `strange`), and `twice`, `order`, `needed`, `empty`,
    `missing`, `without {x}`, `unknown {x}`, `forbidden …`.
    """
    if found := shape_faults(value):
        return found
    document = cast("Document", value)
    return [
        *_twice(document),
        *_wrong_hours(document),
        *_needed(document),
        *_elements(document),
        *(fault for part in parts(document) for fault in _part(document, part)),
    ]


def _twice(document: Document) -> Iterator[Fault]:
    for ids in (
        document["locales"],
        document["facts"]["programs"],
        [variant["id"] for variant in document["consent"]["variants"]],
        [part.id for part in parts(document)],
    ):
        yield from (Fault(id_, "twice") for id_, count in Counter(ids).items() if count > 1)


def _wrong_hours(document: Document) -> Iterator[Fault]:
    for weekday, day in enumerate(document["facts"]["hours"]):
        for index, (opens, closes) in enumerate(day):
            if opens >= DAY or closes <= opens:
                yield Fault(f"facts.hours.{weekday}.{index}", "order")


def _needed(document: Document) -> Iterator[Fault]:
    """Yield the facts that lack and are said somewhere; a program that is off says nothing."""
    if not document["facts"]["practice"]["country"]:
        yield Fault("facts.practice.country", "needed")
    off = set(PROGRAMS) - set(document["facts"]["programs"])
    said = [part for part in parts(document) if part.variant not in off]
    lacking: dict[str, None] = {}
    for locale in document["locales"]:
        known = document_values(document, locale)
        for name in (*ALWAYS, *(name for part in said for name in used(part.text(locale)))):
            if known.get(name) == "" and name in FACT_OF:
                where = f"facts.{FACT_OF[name]}"
                lacking[f"{where}.{locale}" if name in BY_LOCALE else where] = None
    yield from (Fault(where, "needed") for where in lacking)


def _elements(document: Document) -> Iterator[Fault]:
    for element in ELEMENTS:
        standing = [each for each in document["sections"] if each["element"] == element]
        if not standing:
            yield Fault(element, "missing")
            continue
        for locale in document["locales"]:
            texts = [each["text"].get(locale, "") for each in standing]
            names = {name for text in texts for name in used(text)}
            for name in MUST_SAY.get(element, ()) if trimmed("".join(texts)) else ():
                if name not in names:
                    yield Fault(f"{standing[0]['id']}.{locale}", f"without {{{name}}}")


def _part(document: Document, part: Part) -> Iterator[Fault]:
    must: dict[str, tuple[str, ...]] = {
        CARD: CARD_SAYS,
        FEE: FEE_SAYS[document["facts"]["fee"]["plan"]],
    }
    for locale in document["locales"]:
        where, text = f"{part.id}.{locale}", part.text(locale)
        if not part.stands(locale):
            yield Fault(where, "empty")
            continue
        names = used(text)
        yield from (Fault(where, f"unknown {{{name}}}") for name in names if name not in part.known)
        for name in must.get(part.id, ()):
            if name not in names:
                yield Fault(where, f"without {{{name}}}")
        yield from (Fault(where, f"forbidden {phrase}") for phrase in forbidden(text, locale))
