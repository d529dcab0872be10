"""Margin notes, themes and stars: what the team marks beside a client's messages, in the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import Amend
from meantime.protocol.reply_posts import Margin, Starred, Tagged
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.team_marks import fold_team_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.team_marks import TeamMarks
    from meantime.sdk.spaces import Space


def team_marks_of(case: Case) -> TeamMarks:
    """Return what this device knows to be marked. Raises SdkError without a chart."""
    return fold_team_marks(_chart(case).opened())


def write_margin(case: Case, message_id: str, text: str) -> str:
    """Put a word for the team beside a message; return its id. Raises SdkError, as `Space.post`."""
    return _chart(case).post(Margin(of=message_id, text=text))


def change_margin(case: Case, margin_id: str, text: str) -> None:
    """Put other words in place of mine; "" takes the note back.

    Raises SdkError for a note that somebody else wrote, and as `Space.post`.
    """
    chart = _chart(case)
    notes = (note for notes in team_marks_of(case).margins.values() for note in notes)
    found = next((note for note in notes if note.id == margin_id), None)
    if found is None or found.author != chart.me:
        raise SdkError("Only who has written a margin note changes it.")
    chart.post(Amend(text=text), re=margin_id)


def tag_message(case: Case, message_id: str, tags: Iterable[str]) -> None:
    """Say which themes a message has, all of them. Raises as `write_margin`."""
    _chart(case).post(Tagged(of=message_id, tags=list(tags)))


def star_message(case: Case, message_id: str, *, is_on: bool = True) -> None:
    """Star a message to come back to, or take the star off. Raises as `write_margin`."""
    _chart(case).post(Starred(of=message_id, on=1 if is_on else 0))


def _chart(case: Case) -> Space:
    if case.chart is None:
        raise SdkError("This client has no chart that you may write in.")
    return case.chart
