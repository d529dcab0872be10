"""What this device remembers of a login: whose it is, and how strong its lock was."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.locks import normal_login
from meantime.sdk.files import read_private, write_private

if TYPE_CHECKING:
    from pathlib import Path


class Remembered(msgspec.Struct, frozen=True):
    """`id` is empty and `suite` 0 until a first unlock."""

    id: str = ""
    suite: int = 0  # the highest seen


class KnownLogins:
    """One small file per login at `origin`, named by a hash, so that no address lies open."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._folder = folder
        self._origin = origin

    def recall(self, login: str) -> Remembered:
        text = read_private(self._path(login))
        return msgspec.json.decode(text, type=Remembered) if text else Remembered()

    def remember(self, login: str, account_id: str, suite: int) -> None:
        """Keep whose login this is; a lower suite than before is not written over a higher."""
        highest = max(suite, self.recall(login).suite)
        text = msgspec.json.encode(Remembered(id=account_id, suite=highest))
        write_private(self._path(login), text)

    def _path(self, login: str) -> Path:
        whose = f"{self._origin} {normal_login(login)}"
        name = hashlib.blake2b(whose.encode(), digest_size=16).hexdigest()
        return self._folder / f"{name}.json"
