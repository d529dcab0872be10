"""Whether something can be an answer to a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.content.survey import surveys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.content.survey import Item, Survey

MOST_CHARACTERS = 2000


def faults(content: Survey, answers: Mapping[str, int | str]) -> dict[str, str]:
    """Return by item what is wrong with an answer; empty if nothing."""
    items = {item.id: item for item in content.items}
    found = {
        id_: fault(items[id_], said) if id_ in items else "is no question of this survey"
        for id_, said in answers.items()
    }
    return {id_: wrong for id_, wrong in found.items() if wrong}


def fault(item: Item, said: int | str) -> str:
    """Return what is wrong with one answer, "" if nothing."""
    if item.type == "open":
        is_text = isinstance(said, str) and len(said) <= MOST_CHARACTERS
        return "" if is_text else f"must be words, {MOST_CHARACTERS} characters at most"
    if item.type == "number":
        return "" if isinstance(said, int) and said >= 0 else "must be a number, 0 or more"
    options = surveys().scales.agree5 if item.type == "agree5" else item.options
    values = [option.value for option in options]
    return "" if said in values else f"must be one of {', '.join(map(str, values))}"
