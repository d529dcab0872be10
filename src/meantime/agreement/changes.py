"""What is different between two versions of a document, and whether it must be agreed to again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from meantime.agreement.differing import word_changes
from meantime.agreement.fact_sentences import FACTS, Fact, fact_said
from meantime.agreement.filling import document_values, spoken
from meantime.agreement.texts import CARD, parts
from meantime.agreement.variables import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.agreement.differing import Words
    from meantime.agreement.document import Document
    from meantime.agreement.filled import Filled

Kind = Literal["added", "removed", "changed", "same"]
Texts = list[tuple[str, str]]  # (id, text) in order

# Facts that are agreed to though no ticked text may say them.
AGREED_FACTS: Final[tuple[Fact, ...]] = ("night", "valid_months", "programs")


class TextChange(NamedTuple):
    id: str
    kind: Kind
    words: Words


class FactChange(NamedTuple):
    """A fact by its name in the document, and its old and new value in words."""

    name: str
    old: str
    new: str


class Difference(NamedTuple):
    texts: list[TextChange]
    facts: list[FactChange]


def difference(old: Document, new: Document, locale: str) -> Difference:
    """Return each text, with variables as they stand, and the facts that are not the same.

    Where only one version has the language, both are compared in one that both have.
    """
    language = _common_language(old, new, locale)
    of_old, of_new = spoken(old, language), spoken(new, language)
    facts = [
        FactChange(name, fact_said(old, name, of_old), fact_said(new, name, of_new))
        for name in FACTS
        if old["facts"][name] != new["facts"][name]
    ]
    return Difference(text_changes(_raw_texts(old, of_old), _raw_texts(new, of_new)), facts)


def text_changes(old: Texts, new: Texts) -> list[TextChange]:
    """Return the changes of each text by its id: in the order of the new ones, then the removed."""
    before, after = dict(old), dict(new)
    changes = []
    for id_, text in [*new, *(each for each in old if each[0] not in after)]:
        kind: Kind = "changed"
        if id_ not in before:
            kind = "added"
        elif id_ not in after:
            kind = "removed"
        elif before[id_] == text:
            kind = "same"
        changes.append(TextChange(id_, kind, word_changes(before.get(id_, ""), after.get(id_, ""))))
    return changes


def filled_texts(filled: Filled) -> Texts:
    """Return what a client reads, to be compared with another version filled for them."""
    return [
        *((each["id"], f"{each['title']}\n{each['text']}") for each in filled["sections"]),
        (CARD, filled["card"]),
        *((each["id"], each["text"]) for each in filled["consent"]),
        *((each["id"], each["text"]) for each in filled["statements"]),
    ]


def demands_agreement(old: Document, new: Document) -> bool:
    """Tell whether a client should sign again: what they tick or sign is not the same, or the fee.

    A suggestion to who publishes (`consent.yaml`, `re_consent_on`): texts are compared with their
    facts in them, so other hours count where a ticked section says the hours.
    """
    facts, before = new["facts"], old["facts"]
    if facts["fee"]["plan"] != before["fee"]["plan"]:
        return True
    if any(facts[name] != before[name] for name in AGREED_FACTS):
        return True
    if set(old["locales"]) - set(new["locales"]):
        return True  # who signed in that language would read on in another
    both = [locale for locale in new["locales"] if locale in old["locales"]]
    return any(_agreed(old, locale) != _agreed(new, locale) for locale in both)


def drift(document: Document, live_facts: Mapping[str, object]) -> list[str]:
    """Return the names of those facts, of the ones given, that are not as the document has them."""
    facts = document["facts"]
    return [name for name in FACTS if name in live_facts and live_facts[name] != facts[name]]


def _agreed(document: Document, locale: str) -> dict[str, tuple[str, int, str]]:
    values = document_values(document, locale)
    return {
        part.id: (put(part.text(locale), values), part.mark, part.variant)
        for part in parts(document)
        if part.signed
    }


def _raw_texts(document: Document, locale: str) -> Texts:
    return [(part.id, part.text(locale)) for part in parts(document)]


def _common_language(old: Document, new: Document, locale: str) -> str:
    both = [each for each in new["locales"] if each in old["locales"]]
    return locale if locale in both or not both else both[0]
