"""How a saved reply is filled, and what of a text is still open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from meantime.agreement.variables import VARIABLE, trimmed, used
from meantime.agreement.week_words import agreeing
from meantime.replying.contents import REPLIES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TWO_STOPS: Final = ("\u00a0m..", "\u00a0m.")  # a sentence that ends in "3:00 p. m."
SLOT: Final = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]|\{([a-z_]{1,40})\}")


def fill(text: str, locale: str, values: Mapping[str, str], needs: Collection[str] = ()) -> str:
    """Return a text with what is known; what is not stays as a slot, `[[the next session]]`.

    Where other words may stand for what is not known, they do, except for `needs`. Braces and
    brackets in a value are its own.
    """
    known = {name: value for name, said in values.items() if (value := trimmed(said))}
    for name, variable in REPLIES.variables.items():
        if name not in known and name not in needs:
            for phrase, words in variable.instead.get(locale, {}).items():
                text = text.replace(phrase, words)
    filled = VARIABLE.sub(lambda found: known.get(found[1]) or _slot(found, locale), text)
    return agreeing(filled, locale).replace(*TWO_STOPS)


def open_slots(text: str) -> list[str]:
    """Return what has to be filled in before a text may be sent, in order."""
    return [found[1] or found[2] for found in SLOT.finditer(text)]


def strange_variables(text: str) -> list[str]:
    """Return what stands in braces in a saved reply and is no variable, in order."""
    return [name for name in used(text) if name not in REPLIES.variables]


def is_unchanged(text: str, filled: str) -> bool:
    """Tell whether a text is still what a saved reply put there: then it wants an explicit yes."""
    return trimmed(filled) != "" and trimmed(text) == trimmed(filled)


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return trimmed(name).split(" ")[0]


def _slot(found: re.Match[str], locale: str) -> str:
    variable = REPLIES.variables.get(found[1])
    return f"[[{variable.label.get(locale, found[1])}]]" if variable else found[0]
