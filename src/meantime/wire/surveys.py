"""Rounds of surveys: how many were asked and have answered; what they answered is sealed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from meantime.wire.base import Shape
from meantime.wire.spaces import Instant


class NewRound(Shape):
    """A survey of the content, asked until `closes_at`, under an id of the app's choice."""

    id: Annotated[str, Meta(max_length=22)]
    survey_id: Annotated[str, Meta(max_length=64)]
    closes_at: Instant


class Round(Shape):
    """A round of a survey. What comes after `closes_at` counts, but nobody is asked any more.

    `asked` and `answered` are null to clients. `has_answered` is the caller's own.
    """

    id: str
    survey_id: str
    opened_at: datetime
    closes_at: datetime
    asked: int | None
    answered: int | None
    has_answered: bool


class Rounds(Shape):
    """The newest first."""

    rounds: list[Round]
