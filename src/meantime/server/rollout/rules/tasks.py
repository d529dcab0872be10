"""Whether a task is done, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.wire.rollout import EvidenceKind

By = Literal["", "system", "person"]


@dataclass(frozen=True, slots=True)
class Found:
    """What the server knows of a task: `count` of `of`, `at` an instant that goes with it."""

    kind: EvidenceKind
    count: int
    of: int = 0
    at: datetime | None = None


class Finding(NamedTuple):
    """Whether something is so; None where the server cannot know, and a person's word counts."""

    is_so: bool | None = None
    evidence: Found | None = None


def done_by(finding: Finding, *, is_ticked: bool) -> By:
    """Return by whose word a task is done, "" if it is not.

    Where the server knows, nobody's tick counts: it would say what is not so.
    """
    if finding.is_so is not None:
        return "system" if finding.is_so else ""
    return "person" if is_ticked else ""


def reached(kind: EvidenceKind, count: int, of: int, at: datetime | None = None) -> Finding:
    """Return a finding that is so once `count` has come to `of`."""
    return Finding(count >= of, Found(kind, count, of, at))
