"""What a writer is shown when their own device notices words: the content file `safety_card`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, convert

from meantime.content import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.sdk.replies import Locale

Words = dict[str, str]  # by language
Way = Literal["call", "text", "plan"]
PLACE: Final = re.compile(r"\{(\w+)\}")


class CardText(Struct, frozen=True, forbid_unknown_fields=True):
    """The head of a card; `lead_unknown` where nobody can say when somebody reads."""

    title: Words
    lead: Words
    lead_unknown: Words


class AnswerText(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer to the question, and what it does before and after sending."""

    label: Words
    before: Words
    before_elevated: Words
    after: Words


class Barrier(Struct, frozen=True, forbid_unknown_fields=True):
    """What can make calling hard, and an answer to it; `otherwise` where one of `needs` lacks."""

    id: str
    label: Words
    answer: Words
    leads_to: Way
    needs: list[str] = []
    otherwise: Words = {}


class Barriers(Struct, frozen=True, forbid_unknown_fields=True):
    question: Words
    lead: Words
    choices: list[Barrier]


class Urgency(Struct, frozen=True, forbid_unknown_fields=True):
    """How urgent something is that cannot be checked, by its writer's word."""

    value: Literal[1, 2, 3]
    label: Words


class Urgencies(Struct, frozen=True, forbid_unknown_fields=True):
    question: Words
    answers: list[Urgency]


class SafetyCard(Struct, frozen=True):
    """All of it; every text is by language."""

    variables: dict[str, object]
    who: dict[str, Words]
    cards: dict[str, CardText]
    noticed: dict[str, Words]
    alert: dict[str, Words]
    question: Words
    answers: dict[str, AnswerText]
    barriers: Barriers
    unchecked: dict[str, Words]
    urgency: Urgencies
    own_space: dict[str, Words]


@cache
def safety_card() -> SafetyCard:
    """Return the content file `safety_card`."""
    return convert(load("safety_card"), SafetyCard)


def filled(words: Words, locale: Locale, known: Mapping[str, str]) -> str:
    """Return a text with its places filled; "" if something that it needs is not known."""
    text = words[locale]
    if not all(known.get(name) for name in PLACE.findall(text)):
        return ""
    return PLACE.sub(lambda place: known[place[1]], text)
