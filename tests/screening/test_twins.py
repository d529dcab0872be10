"""Python and TypeScript on messages that nobody wrote down: the same tier, rules and places."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from meantime.screening.fold import fold_point
from meantime.screening.packs import LANGUAGES
from meantime.screening.screen import screen
from tests.protocol.fuzz.typescript import TypeScript
from tests.screening.mutations import ASSIGNED, examples, message

if TYPE_CHECKING:
    from meantime.screening.screen import Match

COUNTS = [1_500, pytest.param(10_000, marks=pytest.mark.long)]
SCRIPT = "screenings.ts"
BATCH = 10  # the answers to long texts are long
ROW = 1000


@dataclass(frozen=True)
class Message:
    text: str

    @property
    def request(self) -> dict[str, str]:
        return {"text": self.text}

    def verdict(self) -> str:
        found = screen(self.text)
        return "\n".join([found.tier, *map(told, found.matches)])


@dataclass(frozen=True)
class Characters:
    points: str

    @property
    def request(self) -> dict[str, str]:
        return {"points": self.points}

    def verdict(self) -> str:
        return "|".join(map(fold_point, self.points))


@dataclass(frozen=True)
class PackFile:
    """A pack as it stands in its file, without the examples."""

    language: str

    @property
    def request(self) -> dict[str, str]:
        return {"pack": self.language}

    def verdict(self) -> str:
        file = files("meantime.screening").joinpath(f"{self.language}.yaml")
        data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
        for rule in data["rules"]:
            del rule["finds"], rule["leaves"]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def told(match: Match) -> str:
    return f"{match.rule} {match.tier} {match.start}-{match.end} {','.join(match.cues)}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", COUNTS)
def test_both_languages_notice_the_same_in_every_message(count):
    rng = Random(1)  # noqa: S311 - a fixed seed is the point
    known = examples()
    tiers: Counter[str] = Counter()
    rules: set[str] = set()
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(Message(message(rng, known)) for _ in range(count)):
            assert ours == theirs, ascii(asked.text)
            tier, *matches = ours.splitlines()
            tiers[tier] += 1
            rules.update(match.split()[0] for match in matches)
    assert min(tiers.values()) > count // 10, tiers
    assert {rule.split(".")[0] for rule in rules} == set(LANGUAGES)


def test_both_languages_fold_every_character_alike():
    rows = ["".join(ASSIGNED[at : at + ROW]) for at in range(0, len(ASSIGNED), ROW)]
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(map(Characters, rows)):
            pairs = zip(asked.points, ours.split("|"), theirs.split("|"), strict=True)
            assert [each for each in pairs if each[1] != each[2]] == []


def test_both_languages_read_the_same_packs():
    with TypeScript(SCRIPT, BATCH) as node:
        for _, ours, theirs in node.compare(map(PackFile, LANGUAGES)):
            assert json.loads(ours) == json.loads(theirs)
            assert ours == theirs  # in the same order
