"""Threads with homework, as the vectors spell them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.homework.lines import Line
from meantime.protocol.posts import parse_post

if TYPE_CHECKING:
    from collections.abc import Iterable


def line_of(spelled: dict[str, Any]) -> Line:
    """Return a line; its place in the file is of no matter to any rule but by its order."""
    return Line(**{"at": 0, **spelled, "post": parse_post(spelled["post"])})


def lines_of(log: Iterable[dict[str, Any]]) -> list[Line]:
    return [line_of(each) for each in log]


def given(id_: str, homework: str = "T", **more: Any) -> Line:
    """Return a task as the care team gives it on the first of March."""
    post = {"type": "homework", "homework": homework, "title": "A walk", "zone": "UTC", **more}
    return line_of(
        {"id": id_, "author": "imani", "side": "team", "day": "2027-03-01", "post": post}
    )


def answered(id_: str, of: str, homework: str = "T", **more: Any) -> Line:
    """Return what the client answers."""
    post = {"type": "homework_answer", "homework": homework, "of": of, "state": "done", **more}
    return line_of({"id": id_, "author": "maya", "side": "client", "post": post})
