"""The written messages: enough of them, varied, labelled by the policy, and no two alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))
RUN, ALIKE = 4, 0.6  # words in a row; share of them that two messages have in common


class Message(msgspec.Struct):
    id: str
    text: str
    label: str
    category: str
    register: str
    set: str


@pytest.fixture(scope="module")
def messages():
    return [
        msgspec.json.decode(line, type=Message)
        for file in FILES
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]


def test_there_are_six_thousand_in_two_languages_some_of_them_held_out(messages):
    assert len(messages) >= 6_000
    assert {file.stem for file in FILES} == {
        f"{part}-{language}" for part in ("development", "held-out") for language in ("en", "es")
    }


def test_categories_and_registers_are_many(messages):
    assert len({message.category for message in messages}) >= 25
    assert len({message.register for message in messages}) >= 8
    rare = [pair for pair, n in Counter((m.category, m.label) for m in messages).items() if n < 20]
    assert len(rare) < 5, rare  # a twin may bear the label of its pair


def test_each_has_one_of_three_labels_and_an_id_of_its_own(messages):
    assert {message.label for message in messages} == {"urgent", "elevated", "none"}
    assert len({message.id for message in messages}) == len(messages)


def test_a_set_of_twins_lies_on_one_side_of_the_split(messages):
    sides = {(message.set, message.id.rpartition("-")[0]) for message in messages}
    assert len(sides) == len({name for name, _ in sides})


def test_fewer_than_one_in_twenty_is_nearly_another(messages):
    runs = [runs_of(message.text) for message in messages]
    holders = defaultdict(list)
    for at, each in enumerate(runs):
        for run in each:
            holders[run].append(at)
    shared = Counter(
        pair for ats in holders.values() if len(ats) < 50 for pair in combinations(ats, 2)
    )
    alike = {
        at
        for (one, other), n in shared.items()
        if n / min(len(runs[one]), len(runs[other])) > ALIKE
        for at in (one, other)
    }
    assert len(alike) < len(messages) / 20


def runs_of(text):
    """Return every run of words in a text, as a set."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
