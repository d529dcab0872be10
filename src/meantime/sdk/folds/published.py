"""The published version of a policy that stands in a thread: signed there, and whole by its hash.

The server's word for it counts for nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from meantime.agreement.document import read_document
from meantime.protocol import canonical
from meantime.protocol.encoding import HASH_BYTES, b64
from meantime.protocol.errors import ProtocolError
from meantime.sdk.folds.policies import about, signed_policies, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.agreement.document import Document
    from meantime.protocol.posts import Policy
    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class Published:
    """A version with its document. `published_at` is in ms by the server's word.

    `signed` are the names and numbers beside it; `about` is the thread of which it speaks to a
    guardian, "" for the one in which it stands.
    """

    version: int
    hash: str
    published_at: int
    document: Document
    signed: dict[str, str]
    about: str = ""

    def fields(self) -> dict[str, object]:
        """Return what a policy post has of it beside names and numbers."""
        return {
            "version": self.version,
            "hash": self.hash,
            "published_at": self.published_at,
            "document": canonical.encode(self.document).decode(),
        }


def newest_published(log: Sequence[Opened], space: str = "") -> Published | None:
    """Return the version that counts at the end of a log; of another thread's, if `space` is one.

    None where no version was published, or what stands there is not what its hash says.
    """
    every = (read_published(post) for post in signed_policies(log) if about(post) == space)
    return next((each for each in every if each), None)


def find_published(
    log: Sequence[Opened], version: int, hash_: str, space: str = ""
) -> Published | None:
    """Return a version that was ever signed in a log, None if it was not. As `newest_published`."""
    every = (read_published(post) for post in signed_policies(log) if about(post) == space)
    named = (version, hash_)
    return next((each for each in every if each and (each.version, each.hash) == named), None)


def asked_for(log: Sequence[Opened]) -> list[Published]:
    """Return the versions that a guardian is asked to agree to in their own thread."""
    spaces = dict.fromkeys(about(post) for post in signed_policies(log))
    found = [newest_published(log, space) for space in spaces if space]
    return [each for each in found if each]


def read_published(post: Policy) -> Published | None:
    """Return the version that a policy post has, None if it has none that is whole."""
    said = post.policy
    version, hash_, at = said.get("version"), said.get("hash"), said.get("published_at")
    text = said.get("document")
    if not isinstance(version, int) or not isinstance(at, int) or not isinstance(text, str):
        return None
    raw = text.encode()
    if b64(blake2b(raw, digest_size=HASH_BYTES).digest()) != hash_:
        return None
    try:
        document = read_document(raw)
    except ProtocolError:
        return None
    return Published(version, hash_, at, document, values_of(post), about(post))
