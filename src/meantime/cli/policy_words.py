"""A policy in a terminal: its texts, what keeps it from being published, what has changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.agreement.filling import document_values, spoken
from meantime.agreement.texts import parts
from meantime.agreement.variables import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.agreement.changes import Difference
    from meantime.agreement.document import Document
    from meantime.agreement.shapes import Fault

REASONS: Final = {
    "missing": "is missing",
    "empty": "has no text",
    "needed": "has to be filled in",
    "unset": "is set nowhere yet: set your hours, and who is told of an urgent message at night",
    "drifted": "is not what the server goes by now",
    "strange": "is not known here",
    "shape": "is not of the right kind",
    "range": "is too small or too large",
    "long": "is too long",
    "many": "has too many parts",
    "few": "has too few parts",
    "large": "is too long as a whole",
    "json": "cannot be read",
    "twice": "stands there twice",
    "order": "closes before it opens",
}
MARKS: Final = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
WITH_WORDS: Final = {
    "unknown": "has {}, which nothing fills",
    "without": "has to contain {}",
    "forbidden": 'must not say "{}": nobody can keep that promise',
}


def fault_told(fault: Fault) -> str:
    """Return what has to be mended, with its place in the document."""
    code, _, about = fault.reason.partition(" ")
    told = WITH_WORDS[code].format(about) if code in WITH_WORDS else REASONS.get(code, code)
    return f"{fault.where or 'The document'} {told}."


def document_lines(document: Document, locale: str) -> Iterator[str]:
    """Yield every text with the practice's facts in it; names and dates come in when it is read."""
    language = spoken(document, locale)
    values = document_values(document, language)
    known = {name: value for name, value in values.items() if value}
    for part in parts(document):
        if part.id != "fee_text":
            mark = "[tick] " if part.mark else ""
            yield f"{mark}{put(part.text(language), known)}"


def difference_lines(found: Difference) -> Iterator[str]:
    """Yield what is not the same: facts, then texts with [-what is gone-] and {+what came+}."""
    for fact in found.facts:
        yield f"{fact.name}: {fact.old or '-'} -> {fact.new or '-'}"
    for text in found.texts:
        if text.kind != "same":
            yield f"{text.id} ({text.kind})"
            yield "".join(MARKS[op].format(words) for op, words in text.words).strip()
