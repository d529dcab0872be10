"""Every text of a document, one after another, as it is read, compared and looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.agreement.variables import IN_CONSENT, IN_FEE, IN_POLICY, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.agreement.document import ConsentSection, Document, Words

CARD = "policy.card"
FEE = "fee_text"


class Part(NamedTuple):
    """A text by locale. `mark` is its `ack`, `initial` or `required`, `signed` if it is agreed to.

    `variant` is the one that it belongs to, "" for all.
    """

    id: str
    words: Words
    known: frozenset[str]  # variables that it may use
    mark: int
    signed: bool
    variant: str = ""
    title: Words | None = None

    def text(self, locale: str) -> str:
        """Return the title, where there is one, and below it the text."""
        return "\n".join(self._said(locale))

    def stands(self, locale: str) -> bool:
        """Tell whether nothing of it is empty."""
        return all(trimmed(text) for text in self._said(locale))

    def _said(self, locale: str) -> list[str]:
        both = [self.words] if self.title is None else [self.title, self.words]
        return [words.get(locale, "") for words in both]


def parts(document: Document) -> Iterator[Part]:
    """Yield the sections, fee, card and consent of a document in their order."""
    for section in document["sections"]:
        mark, text = section["ack"], section["text"]
        yield Part(section["id"], text, IN_POLICY, mark, signed=mark == 1, title=section["title"])
    yield Part(FEE, document["fee_text"], IN_FEE, 0, signed=True)
    yield Part(CARD, document["card"], IN_POLICY, 0, signed=False)
    consent = document["consent"]
    for each in consent["sections"]:
        yield _of_consent(each)
    for statement in consent["statements"]:
        mark, text = statement["required"], statement["text"]
        yield Part(statement["id"], text, IN_CONSENT, mark, signed=True)
    for variant in consent["variants"]:
        for each in variant["sections"]:
            yield _of_consent(each, variant["id"])


def _of_consent(section: ConsentSection, variant: str = "") -> Part:
    mark, text = section["initial"], section["text"]
    return Part(section["id"], text, IN_CONSENT, mark, signed=True, variant=variant)
