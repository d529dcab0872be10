"""What clients ask about their homework, and whether it was answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meantime.homework.lines import Line
from meantime.homework.shapes import Question
from meantime.protocol.posts import Amend, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

Asked = dict[str, Question]  # by the question's id


def questions(log: Sequence[Line]) -> dict[str, tuple[Question, ...]]:
    """Return clients' questions by task, in their newest wording.

    A post of the care team that names a client's entry answers all that this client wrote up to
    there, and one about the task all that was asked about it before.
    """
    places = {line.id: (n, line.author) for n, line in enumerate(log)}
    found: dict[str, Asked] = {}
    for line in log:
        match line:
            case Line(side="client", post=Text(text=text, about=about)) if about:
                question = Question(line.id, line.author, line.at, text)
                found.setdefault(about, {})[line.id] = question
            case Line(side="client", post=Amend(text=text), re=re):
                _reword(found, line.author, re, text)
            case Line(side="team"):
                _answer(found, places, line)
    return {task: tuple(asked.values()) for task, asked in found.items()}


def _reword(found: dict[str, Asked], author: str, re: str, text: str) -> None:
    for asked in found.values():
        if re in asked and asked[re].author == author:
            asked[re] = replace(asked[re], text=text)


def _answer(found: dict[str, Asked], places: dict[str, tuple[int, str]], line: Line) -> None:
    until, author = places.get(line.re, (-1, ""))
    about = line.post.about if isinstance(line.post, Text) else ""
    for task, asked in found.items():
        for question in asked.values():
            is_named = author == question.author and places[question.id][0] <= until
            if is_named or task == about:
                asked[question.id] = replace(question, is_open=False)
