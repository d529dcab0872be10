"""The crisis snapshot: a file of sealed logs, and the list of those that a server keeps.

The file is a gzip of JSON lines with a member for each log, so that whatever befalls one of them
the others still open: docs/crisis-snapshot.md describes it.
"""

from __future__ import annotations

from typing import Final

from meantime.wire.accounts import TypedKind
from meantime.wire.base import Shape
from meantime.wire.practices import PracticeDetails
from meantime.wire.spaces import Instant

FORMAT: Final = "meantime-crisis"
VERSION: Final = 1
MEMBER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"  # how each member of the gzip begins
SUFFIX: Final = ".jsonl.gz"


class LogHead(Shape, tag_field="is", tag="log"):
    """Which log follows, a ReceivedEntry a line, and where it ended then.

    `responsible` is the server's word.
    """

    space: str
    purpose: str  # `thread`, `desk`, `practice`
    responsible: str  # who answers for a thread, "" elsewhere
    seq: int
    head: str


class KeptLog(Shape):
    """A log of the file; `hash` is the BLAKE2b-256 of its member, in hex."""

    space: str
    hash: str


class KeptLock(Shape):
    """A custodian's secret, wrapped under their password or their recovery code."""

    account_id: str
    kind: TypedKind
    suite: int
    public: dict[str, str]
    wrapped: str


class About(Shape, tag_field="is", tag="about"):
    """Which file this is, and what a custodian opens it with: alone in the first member."""

    format: str
    version: int
    practice_id: str
    details: PracticeDetails
    made_at: Instant
    locks: list[KeptLock]


class Manifest(Shape, tag_field="is", tag="manifest"):
    """What the file should hold, in its order: alone in the last member.

    Nobody signs it: what counts is what the logs prove.
    """

    about: About
    logs: list[KeptLog]


First = About | LogHead | Manifest  # what a member begins with


class CrisisSnapshot(Shape):
    """One that the server keeps; `name` is its address. `size` in bytes."""

    name: str
    made_at: Instant
    size: int


class CrisisSnapshots(Shape):
    """Those of the caller's practice, the newest first."""

    snapshots: list[CrisisSnapshot]
