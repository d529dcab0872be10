"""Files in a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import File
from meantime.sdk.corrections import ThreadCorrections
from meantime.sdk.downloads import save
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from pathlib import Path

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.progress import Progress


class ThreadFiles(ThreadCorrections):
    """A part of `Thread`."""

    def files(self) -> list[Message]:
        """Return the messages that this device has and that are files, unless taken back."""
        return [m for m in self.messages() if isinstance(m.post, File) and not m.is_withdrawn]

    def read_file(self, message: Message, progress: Progress = unseen) -> bytes:
        """Return what is in the file that a message is. Raises as `downloads.fetch`."""
        if not isinstance(message.post, File):
            raise ProtocolError("post")
        return self.fetch_file(message.post, progress)

    def save_file(self, message: Message, folder: Path, progress: Progress = unseen) -> Path:
        """Put the file that a message is into `folder`, over no other; return where it is.

        Raises as `read_file`, and OSError.
        """
        return save(self.read_file(message, progress), message.text, folder)
