"""The register of vendors: name, scope and the signed file are sealed in the directory.

The server keeps what sort of vendor it is and the days of the agreement (decision 0021).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from meantime.protocol.posts import File
from meantime.protocol.rollout_posts import FileRef
from meantime.protocol.rollout_posts import Vendor as Said
from meantime.protocol.writing import make_entry_id
from meantime.sdk.attachments import seal_path, upload
from meantime.sdk.directory import find_directory
from meantime.sdk.directory_posts import said_there, say_once
from meantime.sdk.downloads import save
from meantime.sdk.progress import unseen
from meantime.wire import vendors as wire

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress


@dataclass(frozen=True, slots=True)
class VendorWords:
    """What is said of a vendor. Days are local; `expires_on` is the last day of the agreement.

    Without `signed_on` there is no agreement.
    """

    kind: wire.VendorKind
    name: str
    scope: str = ""
    signed_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor as it is kept. `words.name` is "" where its post cannot be read."""

    id: str
    words: VendorWords
    file: FileRef | None
    in_force: bool
    changed_by: str
    changed_at: datetime
    note_id: str


class Register(NamedTuple):
    """The oldest entry first; `channels` are the ways out, and all that each carries."""

    vendors: list[Vendor]
    channels: list[wire.Channel]


class Vendors:
    """`person.vendors`. Staff look; to change it raises ProblemError for all but custodians."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._http = connection.http

    def show(self) -> Register:
        """Return the register, with what the directory says of each."""
        return self._opened(self._http.get("/vendors", wire.Vendors))

    def add(self, words: VendorWords, file: Path | None = None, tell: Progress = unseen) -> Vendor:
        """Note a vendor; the same words again are the one that there is.

        Raises ProblemError `malformed` for days that no agreement has; OSError, FileTooLarge.
        """
        note_id = self._note(words, self._bring(file, tell))
        known = [each for each in self.show().vendors if each.note_id == note_id]
        return self._put(known[0].id if known else make_entry_id(), words, note_id)

    def change(
        self,
        vendor: Vendor,
        words: VendorWords,
        file: Path | None = None,
        tell: Progress = unseen,
        *,
        keeps_file: bool = True,
    ) -> Vendor:
        """Put other words in place of a vendor's; the file stays unless there is another.

        What was said before stays in the record of the directory. Raises as `add`.
        """
        kept = vendor.file if keeps_file and file is None else self._bring(file, tell)
        return self._put(vendor.id, words, self._note(words, kept))

    def remove(self, vendor: Vendor) -> None:
        """Take a vendor out of the register; `restore` puts it back. ProblemError `not-found`."""
        self._http.change("DELETE", f"/vendors/{vendor.id}")

    def restore(self, vendor: Vendor) -> Vendor:
        """Put one back that was removed, as it was."""
        return self._put(vendor.id, vendor.words, vendor.note_id)

    def save_file(self, vendor: Vendor, folder: Path, tell: Progress = unseen) -> Path | None:
        """Put the signed file into `folder`, over no other; return where it is, None if none is.

        Raises as `Space.fetch_file`, and OSError.
        """
        ref = vendor.file
        if ref is None:
            return None
        file = File(key=ref.key, hash=ref.hash, size=ref.size, name=ref.name, mime=ref.mime)
        return save(find_directory(self._connection).fetch_file(file, tell), ref.name, folder)

    def _put(self, vendor_id: str, words: VendorWords, note_id: str) -> Vendor:
        new = wire.NewVendor(
            kind=words.kind,
            note_id=note_id,
            signed_on=words.signed_on,
            expires_on=words.expires_on,
        )
        kept = self._http.put(f"/vendors/{vendor_id}", new, wire.Vendors)
        return next(each for each in self._opened(kept).vendors if each.id == vendor_id)

    def _note(self, words: VendorWords, file: FileRef | None) -> str:
        said = Said(name=words.name.strip(), scope=words.scope.strip(), file=file)
        return say_once(self._connection, said)

    def _bring(self, path: Path | None, tell: Progress) -> FileRef | None:
        if path is None:
            return None
        blob, post = seal_path(path)
        upload(self._http, find_directory(self._connection).id, blob, tell)
        return FileRef(key=post.key, hash=post.hash, size=post.size, name=post.name, mime=post.mime)

    def _opened(self, kept: wire.Vendors) -> Register:
        said = said_there(self._connection, Said)
        nothing = Said(name="?")
        vendors = []
        for row in kept.vendors:
            post = said.get(row.note_id, nothing)
            name = "" if post is nothing else post.name
            words = VendorWords(row.kind, name, post.scope, row.signed_on, row.expires_on)
            vendors.append(
                Vendor(
                    id=row.id,
                    words=words,
                    file=post.file,
                    in_force=row.in_force,
                    changed_by=row.changed_by,
                    changed_at=row.changed_at,
                    note_id=row.note_id,
                )
            )
        return Register(vendors, kept.channels)
