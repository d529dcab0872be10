"""The words with which an ending begins, to be edited (`endings.yaml`)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.sdk.replies import Locale

Words = dict[str, str]  # by language
TextId = Literal["ending.discharge", "ending.transfer", "ending.pause", "ending.return"]


class EndingTexts(Struct, frozen=True):
    """The content file `endings`."""

    texts: dict[TextId, Words]
    check: dict[TextId, dict[str, list[str]]]


@cache
def ending_texts() -> EndingTexts:
    """Return the content file `endings`."""
    return convert(load("endings"), EndingTexts)


def begin_with(text_id: TextId, locale: Locale, values: Mapping[str, str]) -> str:
    """Return a text with what is known; what is not stays in its braces."""
    text = ending_texts().texts[text_id][locale]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value) if value else text
    return text
