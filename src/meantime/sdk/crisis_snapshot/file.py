"""A crisis snapshot on this disk: its members, and whether each is what it was.

No more than a line of it is in memory. Its form: docs/crisis-snapshot.md.
"""

from __future__ import annotations

import mmap
import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Self

import msgspec

from meantime.protocol.encoding import HASH_BYTES
from meantime.sdk.crisis_snapshot.errors import NotASnapshot
from meantime.wire.crisis import FORMAT, MEMBER, VERSION, About, First, LogHead, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PIECE: Final = 64 * 1024
LONGEST: Final = 16 * 2**20  # a line; the longest lists all logs of a practice
GZIP: Final = zlib.MAX_WBITS + 16


class Damaged(Exception):
    """A member cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class Member:
    """Where a member lies, and what it says of itself; None if not even that can be read."""

    start: int
    end: int
    first: First | None


class SnapshotFile:
    """The file at a path, in a `with` block. Raises NotASnapshot, OSError."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            self._bytes = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # it is empty
            self._file.close()
            raise NotASnapshot from None
        try:
            self._hashes: dict[int, str] = {}  # by where members begin
            self.members = [self._member(*place) for place in self._places()]
            self.manifest = self._find_manifest()
            self.about = self._find_about()
            listed = self.manifest.logs if self.manifest else ()
            self._listed = {each.hash: each.space for each in listed}
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._bytes.close()
        self._file.close()

    @property
    def has_list(self) -> bool:
        """Whether the file says, at its beginning and at its end alike, what it is."""
        return self.manifest is not None and self.members[0].first == self.manifest.about

    def logs(self, purpose: str) -> dict[str, Member]:
        """Return the logs of this purpose, by their own word, and by space.

        Of several of one space it is the one that the list has.
        """
        found: dict[str, Member] = {}
        for member, head in self._heads():
            if head.purpose != purpose:
                continue
            if head.space not in found or not self.is_listed(found[head.space]):
                found[head.space] = member
        return found

    def practice_logs(self) -> list[Member]:
        """Return the copies of the log that opens all others."""
        return [each for each, head in self._heads() if head.space == self.about.practice_id]

    def missing(self) -> set[str]:
        """Return the spaces that the list has, and of which there is no log that can be read."""
        return set(self._listed.values()) - {head.space for _, head in self._heads()}

    def is_listed(self, member: Member) -> bool:
        """Tell whether the list has this log, byte for byte. Without a list all are."""
        return self.manifest is None or self._hash(member) in self._listed

    def is_whole(self) -> bool:
        """Tell whether the file holds what its list says, byte for byte, and in its order."""
        if self.manifest is None or not self.has_list:
            return False
        listed = [each.hash for each in self.manifest.logs]  # twice where the log stands twice
        return [self._hash(each) for each in self.members[1:-1]] == listed

    def lines(self, member: Member) -> Iterator[bytes]:
        """Yield the lines of a member, the first one too. Raises Damaged where it ends too soon."""
        rest = bytearray()
        for piece in self._unpacked(member):
            rest += piece
            if b"\n" in piece:
                *whole, last = bytes(rest).split(b"\n")
                yield from whole
                rest = bytearray(last)
            if len(rest) > LONGEST:
                raise Damaged
        if rest:
            raise Damaged

    def _unpacked(self, member: Member) -> Iterator[bytes]:
        """Yield what a member holds, by pieces. Raises Damaged."""
        unpack = zlib.decompressobj(GZIP)
        try:
            for packed in self._pieces(member):
                rest = packed
                while rest and not unpack.eof:
                    yield unpack.decompress(rest, PIECE)
                    rest = unpack.unconsumed_tail
        except zlib.error:
            raise Damaged from None
        if not unpack.eof:  # where the beginning of the next one is damaged, that lies behind it
            raise Damaged

    def _pieces(self, member: Member) -> Iterator[bytes]:
        for at in range(member.start, member.end, PIECE):
            yield self._bytes[at : min(at + PIECE, member.end)]

    def _heads(self) -> Iterator[tuple[Member, LogHead]]:
        for each in self.members:
            if isinstance(each.first, LogHead):
                yield each, each.first

    def _places(self) -> Iterator[tuple[int, int]]:
        """Yield where members begin and end: each begins by bytes that no other place has."""
        start = 0
        while start < len(self._bytes):
            end = self._bytes.find(MEMBER, start + 1)
            yield start, len(self._bytes) if end < 0 else end
            start = len(self._bytes) if end < 0 else end

    def _member(self, start: int, end: int) -> Member:
        try:
            line = next(self.lines(Member(start, end, None)), b"")
            return Member(start, end, msgspec.json.decode(line, type=First))
        except (Damaged, msgspec.MsgspecError):
            return Member(start, end, None)

    def _find_manifest(self) -> Manifest | None:
        last = self.members[-1].first
        return last if isinstance(last, Manifest) else None

    def _find_about(self) -> About:
        """Return what the file says of itself, at its beginning or at its end."""
        first = self.members[0].first
        at_end = self.manifest.about if self.manifest else None
        about = first if isinstance(first, About) else at_end
        if about is None or (about.format, about.version) != (FORMAT, VERSION):
            raise NotASnapshot
        return about

    def _hash(self, member: Member) -> str:
        if member.start not in self._hashes:
            hashed = blake2b(digest_size=HASH_BYTES)
            for piece in self._pieces(member):
                hashed.update(piece)
            self._hashes[member.start] = hashed.hexdigest()
        return self._hashes[member.start]
