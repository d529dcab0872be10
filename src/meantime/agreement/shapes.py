"""Shapes of plain data, put together from a few kinds. A check yields faults and never raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong at a place of a document: `policy.billing.es`, `facts.fee.amount`.

    `reason` is a code, for some with what it is about behind a blank: `unknown {x}`.
    """

    where: str
    reason: str


Shape = Callable[[object, str], Iterator[Fault]]


def text(most: int, pattern: str = r".*") -> Shape:
    """Accept a text of up to `most` characters (code points) that fits the pattern as a whole."""
    fits = re.compile(pattern, re.DOTALL).fullmatch

    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, str):
            yield Fault(where, "shape")
        elif len(value) > most:
            yield Fault(where, "long")
        elif not fits(value):
            yield Fault(where, "shape")

    return check


def whole(least: int, most: int) -> Shape:
    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, int):
            yield Fault(where, "shape")
        elif not least <= value <= most:
            yield Fault(where, "range")

    return check


def one_of(*known: str) -> Shape:
    def check(value: object, where: str) -> Iterator[Fault]:
        if value not in known:
            yield Fault(where, "shape")

    return check


def many(item: Shape, most: int, least: int = 0) -> Shape:
    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(where, "shape")
        elif not least <= len(value) <= most:
            yield Fault(where, "many" if len(value) > most else "few")
        else:
            for index, each in enumerate(value):
                yield from item(each, f"{where}.{index}")

    return check


def record(fields: dict[str, Shape]) -> Shape:
    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield Fault(where, "shape")
            return
        for name, shape in fields.items():
            place = f"{where}.{name}".removeprefix(".")
            if name in value:
                yield from shape(value[name], place)
            else:
                yield Fault(place, "missing")
        for name in sorted(value.keys() - fields.keys()):
            yield Fault(f"{where}.{name}".removeprefix("."), "strange")

    return check
