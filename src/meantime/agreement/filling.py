"""A document as one client reads and signs it: every variable filled, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.agreement.fact_words import date_words, values
from meantime.agreement.shapes import Fault
from meantime.agreement.texts import CARD
from meantime.agreement.variables import put, trimmed, used
from meantime.agreement.week_words import agreeing

if TYPE_CHECKING:
    from collections.abc import Collection

    from meantime.agreement.document import ConsentSection, Document, Facts, Section, Words
    from meantime.agreement.filled import Filled, FilledConsent, FilledSection, Given, People


class Unfilled(ValueError):
    """Variables without a value: a fault for each, `consent.v.minor.who.es` `unfilled {x}`."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(", ".join(f"{where} {reason}" for where, reason in faults))
        self.faults = faults


def spoken(document: Document, locale: str) -> str:
    """Return the language in which a document is read by who asks for `locale`."""
    return locale if locale in document["locales"] else document["locales"][0]


def variants_for(facts: Facts, *, is_minor: bool, is_couple: bool) -> list[str]:
    """Return the names of the variants of a consent that hold for a client."""
    of_client = {"minor": is_minor, "couple": is_couple}
    return [*facts["programs"], *(name for name, holds in of_client.items() if holds)]


def document_values(document: Document, locale: str) -> dict[str, str]:
    """Return what is known of every variable without a client; "" where a fact lacks."""
    known = values(document["facts"], locale)
    fee = document["fee_text"].get(locale, "")
    is_whole = all(known.get(name) for name in used(fee))
    return {**known, "billing_text": put(fee, known) if is_whole else ""}


def fill(
    document: Document, locale: str, people: People, given: Given, variants: Collection[str]
) -> Filled:
    """Return all texts with their values, and of the variants those named. Raises Unfilled."""
    language = spoken(document, locale)
    pen = _Pen(document, language, people, given)
    consent = document["consent"]
    chosen = [each for each in consent["variants"] if each["id"] in variants]
    added = [section for variant in chosen for section in variant["sections"]]
    filled: Filled = {
        "locale": language,
        "fallback": language != locale,
        "sections": [pen.section(each) for each in document["sections"]],
        "card": pen.write(CARD, document["card"]),
        "consent": [pen.consent(each) for each in [*consent["sections"], *added]],
        "statements": [
            {
                "id": each["id"],
                "required": each["required"],
                "text": pen.write(each["id"], each["text"]),
            }
            for each in consent["statements"]
        ],
    }
    if pen.faults:
        raise Unfilled(pen.faults)
    return filled


class _Pen:
    """Writes texts in one language with what is known, and notes what is not."""

    def __init__(self, document: Document, locale: str, people: People, given: Given) -> None:
        self.locale = locale
        self.faults: list[Fault] = []
        self.known = {
            **{name: trimmed(str(name_of)) for name, name_of in people.items()},
            "policy_version": str(given["policy_version"]),
            "effective_date": date_words(given["effective_date"], locale),
            "valid_until": date_words(given["valid_until"], locale),
            "emergency_number": trimmed(given["emergency_number"]),
            "crisis_block": _sentence(trimmed(given["crisis_block"])),
            **document_values(document, locale),
        }

    def section(self, section: Section) -> FilledSection:
        title = self.write(section["id"], section["title"])
        text = self.write(section["id"], section["text"])
        return {"id": section["id"], "ack": section["ack"], "title": title, "text": text}

    def consent(self, section: ConsentSection) -> FilledConsent:
        text = self.write(section["id"], section["text"])
        return {"id": section["id"], "initial": section["initial"], "text": text}

    def write(self, id_: str, words: Words) -> str:
        text = words.get(self.locale, "")
        lacking = [name for name in used(text) if not self.known.get(name)]
        self.faults += [Fault(f"{id_}.{self.locale}", f"unfilled {{{name}}}") for name in lacking]
        return agreeing(put(text, self.known), self.locale)


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."
