"""The `{variables}` of a text: which it uses, and how they are filled, once and never again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = re.compile(r"\{([^{}]*)\}")
BLANK: Final = " \t\r\n\u00a0"  # a list of its own: languages differ in what they call blank

POLICY: Final = cast("Any", load("policy"))
CONSENT: Final = cast("Any", load("consent"))

IN_POLICY: Final = frozenset(POLICY["variables"])
IN_CONSENT: Final = IN_POLICY | frozenset(CONSENT["variables"])
IN_FEE: Final = frozenset({"fee_amount", "included_count", "practice_name", "practice_phone"})


def used(text: str) -> list[str]:
    """Return the variables of a text in their order, each once; a lone brace is a variable too."""
    found = VARIABLE.findall(text)
    return list(dict.fromkeys([*found, *re.findall(r"[{}]", without(text))]))


def without(text: str) -> str:
    """Return the text with a blank for each variable."""
    return VARIABLE.sub(" ", text)


def put(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its values; what has none stays, and braces in a value are its own."""
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def trimmed(text: str) -> str:
    """Return the text without blanks around it."""
    return text.strip(BLANK)
