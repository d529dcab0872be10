"""Measures of a practice's own, as they travel: the whole measure as JSON."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from meantime.content.measures import Measure, measures
from meantime.measures.faults import faults


def shipped(measure: str, version: str) -> Measure | None:
    """Return a measure that ships, None if this version of the app has it not."""
    found = (each for each in measures().measures if (each.id, each.version) == (measure, version))
    return next(found, None)


def ships(measure: str) -> bool:
    """Tell whether a measure of this id ships, in whichever version: no form takes its place."""
    return any(each.id == measure for each in measures().measures)


def write_form(measure: Measure) -> str:
    """Return a measure as a post carries it."""
    return msgspec.json.encode(measure, order="deterministic").decode()


@lru_cache(maxsize=64)
def read_form(form: str) -> Measure | None:
    """Return the measure of a form, None where it is none that can be scored."""
    try:
        measure = msgspec.json.decode(form, type=Measure)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return None if ships(measure.id) or faults(measure) else measure
