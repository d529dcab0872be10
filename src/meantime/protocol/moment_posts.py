"""What posts say about moments: what happened, as its writer caught it (protocol.md section 7)."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.post import Post
from meantime.protocol.rollout_posts import FileRef, Id
from meantime.protocol.safety_posts import Answer

# No clock tells of later instants: the last day of the year 9999 begins then, in UTC.
Instant = Annotated[int, msgspec.Meta(ge=0, lt=253_402_214_400_000)]
Strength = Annotated[int, msgspec.Meta(ge=-1, le=10)]  # -1 where it was not said


class Moment(Post, frozen=True, tag="moment"):
    """What happened at `at` (ms) in the IANA `zone` where its writer was; all else may be absent.

    It stands in a client's own journal, or in a thread, where `of` is the journal's entry that it
    was taken from. `intensity` and `urge_strength` go from 0 to 10. One whose `re` is an earlier
    moment of the same author stands in its place, whole. Feelings and tags are words as written.
    """

    at: Instant
    zone: Id
    text: str = ""
    feelings: list[Id] = msgspec.field(default_factory=list)
    intensity: Strength = -1
    urge: str = ""
    urge_strength: Strength = -1
    instead: str = ""
    tags: list[Id] = msgspec.field(default_factory=list)
    files: list[FileRef] = msgspec.field(default_factory=list)
    noticed: list[str] = msgspec.field(default_factory=list)
    answer: Literal["", Answer] = ""
    of: str = ""


def words_of_moment(moment: Moment) -> str:
    """Return all that a moment says in words, a line for each: what is looked at and searched."""
    said = (moment.text, ", ".join(moment.feelings), moment.urge, moment.instead)
    return "\n".join(line for line in (*said, ", ".join(moment.tags)) if line)
