"""What this room must ask those above: which threads are nobody's care."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class MadeUpSought:
    """Asked before anything is counted: whoever knows of a made-up thread puts it into `spaces`."""

    practice_id: str
    spaces: set[str] = field(default_factory=set)
