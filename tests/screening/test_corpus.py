"""The written messages: enough of them, varied, labelled by the policy, and no two alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from tools.corpus_table import readme

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(CORPUS.glob("*.jsonl"))
RUN, ALIKE = 4, 0.6  # words in a row; share of them that two messages have in common
TEMPLATE, MOST_FROM_ONE = 7, 8  # words in a row, the middle one any; messages that have them
WORD = re.compile(r"\w+(?:['’]\w+)*")  # noqa: RUF001 - both are typed


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
        name.format(language)
        for name in ("development-{}", "development-{}-2", "held-out-{}")
        for language in ("en", "es")
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


def test_no_more_than_eight_are_made_from_one_template(messages):
    counts = Counter(template for message in messages for template in templates_of(message.text))
    often = {" ".join(words): n for words, n in counts.items() if n > MOST_FROM_ONE}
    assert often == {}


def test_the_readme_counts_categories_and_registers_as_they_are():
    assert (CORPUS / "README.md").read_text(encoding="utf-8") == readme(), "tools.corpus_table"


def runs_of(text, size=RUN):
    """Return every run of words in a text, as a set."""
    words = WORD.findall(text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def templates_of(text):
    """Return every longer run of words in a text with a slot in its middle, as a set."""
    half = TEMPLATE // 2
    return {(*run[:half], "_", *run[half + 1 :]) for run in runs_of(text, TEMPLATE)}
