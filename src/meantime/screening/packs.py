"""The packs: what to look for in one language, read from the files of its folder in `rules`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

import yaml
from msgspec import Struct, convert

Tier = Literal["none", "elevated", "urgent"]
Language = Literal["en", "es"]
Cue = Literal[
    "negated",
    "remote",
    "past",
    "conditional",
    "reported",
    "quoted",
    "homework",
    "resisted",
    "idiom",
    "joking",
    "other",
]

# Written in C where it was built with that: ten times as fast.
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LANGUAGES: Final[tuple[Language, ...]] = ("en", "es")
RANKS: Final[dict[Tier, int]] = {"none": 0, "elevated": 1, "urgent": 2}


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as it stands in a pack.

    `match` are patterns of which one is enough. `a & b & c` in it are parts that meet in any order
    near each other, `/12` at its end says within how many words. `all` are patterns that meet
    within so many sentences. Where one of `but` stands near a match, in its sentence, it is none.
    A rule of tier none is a sign: it counts only together with others. `signs` says of how many.
    """

    id: str
    tier: Tier
    kind: str
    reason: dict[Language, str]
    finds: list[str]
    leaves: list[str]
    match: list[str] = []
    all: list[str] = []
    within: int = 0
    span: int = 0
    signs: int = 0
    but: list[str] = []
    lowered: dict[Cue, Tier] = {}


class Pack(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's folder. `kinds` say to which tier a cue around a match lowers it."""

    language: Language
    version: int
    lists: dict[str, list[str]]
    cues: dict[str, list[str]]
    kinds: dict[str, dict[Cue, Tier]]
    rules: list[Rule]
    left_alone: str


@cache
def pack_of(language: Language) -> Pack:
    """Return the pack of a language."""
    return convert(read_pack(language), Pack)


def read_pack(language: Language) -> dict[str, Any]:
    """Return a pack as its files hold it: `lists` first, then the others by name."""
    pack: dict[str, Any] = {"lists": {}, "cues": {}, "kinds": {}, "rules": []}
    folder = files("meantime.screening").joinpath("rules", language)
    for file in sorted(folder.iterdir(), key=lambda file: (file.name != "lists.yaml", file.name)):
        for name, value in yaml.load(file.read_text(encoding="utf-8"), LOADER).items():  # noqa: S506  safe, both
            if isinstance(value, dict):
                pack[name].update(value)
            elif isinstance(value, list):
                pack[name].extend(value)
            else:
                pack[name] = value
    return pack
