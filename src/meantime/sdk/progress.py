"""How far something that takes a while has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # how much is done, of how much: bytes, or spaces


def unseen(_: int, __: int) -> None:
    """Let nobody watch."""
