"""What R4 requires of the kinds of resources that records are made of, and US Core at least."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct, json


class Required(Struct, frozen=True):
    """`required` elements, the `codes` that are allowed at a path, and `required` of `parts`."""

    required: list[str]
    codes: dict[str, list[str]]
    parts: dict[str, list[str]]


class Table(Struct, frozen=True):
    """By kind of resource. `us_core` holds for what says that it is of such a profile."""

    resources: dict[str, Required]
    us_core: dict[str, list[str]]


@cache
def table() -> Table:
    """Return the table; its file says where it comes from."""
    raw = files(__package__).joinpath("r4_required.json").read_bytes()
    return json.decode(raw, type=Table)
