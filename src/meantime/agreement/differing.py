"""What is different between two texts, word by word, and put so that a person can follow it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final, Literal, NamedTuple

Op = Literal["same", "removed", "added"]
Words = list[tuple[Op, str]]

WORD: Final = re.compile(r"([^ \t\n\r]*)([ \t\n\r]*)")


class _Step(NamedTuple):
    """A word of the old text, of the new one, or the same one of both: places, None for neither."""

    old: int | None
    new: int | None

    @property
    def is_same(self) -> bool:
        return self.old is not None and self.new is not None


def word_changes(old: str, new: str) -> Words:
    """Return the pieces of both texts in order; what is removed stands before what is added.

    The pieces `same` and `removed` make up the old text, `same` and `added` the new one.
    """
    before, after = WORD.findall(old), WORD.findall(new)
    steps = _steps([word for word, _ in before], [word for word, _ in after])
    out, lost, come = _Out(), "", ""
    for place, other in _without_islands(steps):
        if place is not None and other is not None:
            out.change(lost, come)
            (word, blank), new_blank = before[place], after[other][1]
            out.add("same", word + blank if blank == new_blank else word)
            lost, come = ("", "") if blank == new_blank else (blank, new_blank)
        elif place is not None:
            lost += "".join(before[place])
        elif other is not None:
            come += "".join(after[other])
    out.change(lost, come)
    return out.pieces


class _Out:
    def __init__(self) -> None:
        self.pieces: Words = []

    def change(self, lost: str, come: str) -> None:
        self.add("removed", lost)
        self.add("added", come)

    def add(self, op: Op, text: str) -> None:
        if text and self.pieces and self.pieces[-1][0] == op:
            text = self.pieces.pop()[1] + text
        if text:
            self.pieces.append((op, text))


def _steps(old: list[str], new: list[str]) -> list[_Step]:
    """Return the shortest way from one list of words to the other, what is removed first."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *(_Step(n, n) for n in range(head)),
        *(
            _Step(None if i is None else head + i, None if j is None else head + j)
            for i, j in middle
        ),
        *(_Step(len(old) - n, len(new) - n) for n in range(tail, 0, -1)),
    ]


def _middle(old: list[str], new: list[str]) -> list[_Step]:
    common = _common(old, new)
    i = j = 0
    steps = []
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]:
            steps.append(_Step(i, j))
            i, j = i + 1, j + 1
        elif j == len(new) or (i < len(old) and common[i + 1][j] >= common[i][j + 1]):
            steps.append(_Step(i, None))
            i += 1
        else:
            steps.append(_Step(None, j))
            j += 1
    return steps


def _common(old: list[str], new: list[str]) -> list[list[int]]:
    """Return how many words are common, in order, to what follows each place in both lists."""
    rows = [[0] * (len(new) + 1)]
    for word in reversed(old):
        below, row = rows[-1], [0] * (len(new) + 1)
        for j in range(len(new) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if word == new[j] else max(below[j], row[j + 1])
        rows.append(row)
    return rows[::-1]


def _without_islands(steps: list[_Step]) -> list[_Step]:
    """Return steps in which no single word stands between two that are replaced: it reads badly."""
    runs = [(same, list(run)) for same, run in groupby(steps, lambda step: step.is_same)]
    out: list[_Step] = []
    for index, (is_same, run) in enumerate(runs):
        lone = is_same and len(run) == 1 and 0 < index < len(runs) - 1
        if lone and _replaces(runs[index - 1][1]) and _replaces(runs[index + 1][1]):
            out += [_Step(run[0].old, None), _Step(None, run[0].new)]
        else:
            out += run
    return out


def _replaces(run: list[_Step]) -> bool:
    return any(step.new is None for step in run) and any(step.old is None for step in run)
