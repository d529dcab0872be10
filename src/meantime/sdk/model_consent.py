"""The text by which a client agrees to the model: the content file `model_consent`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, convert

from meantime.content import load

Words = dict[str, str]  # by language


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: Words


class ModelConsent(Struct, frozen=True):
    """One version of it; every text is by language. `refused` are the places that it tells of."""

    version: int
    refused: list[str]
    title: Words
    sections: list[Section]
    place: dict[str, Words]
    answers: dict[str, Words]
    states: dict[str, Words]


@cache
def model_consent() -> ModelConsent:
    """Return the content file `model_consent`."""
    return convert(load("model_consent"), ModelConsent)
