"""Moments: caught as they happen, kept for oneself, and brought to the session or sent later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import Agenda, Amend
from meantime.protocol.rollout_posts import FileRef
from meantime.sdk.attachments import seal_content, seal_path, upload
from meantime.sdk.errors import Unreachable
from meantime.sdk.folds.moments import file_of, fold_kept, fold_shared
from meantime.sdk.journal import Kept, journals, notice_alone
from meantime.sdk.own_spaces import own_space
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from meantime.protocol.posts import File
    from meantime.protocol.safety_posts import Answer
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.moments import MomentLine, Shared
    from meantime.sdk.spaces import Space
    from meantime.sdk.threads import Thread

LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Moments:
    """What a client keeps of the moments that they caught. Nobody else can open it."""

    connection: Connection

    def keep(self, moment: Moment, files: Sequence[Path] = ()) -> Kept:
        """Keep a moment; without the server on this device, if it knows the journal.

        Files need the server: each is stored before the moment that names it. Raises as
        `journal.keep`, `attachments.seal_path` and `attachments.upload`.
        """
        noticed = notice_alone(self.connection, words_of_moment(moment))
        space = own_space(self.connection, "journal")
        refs = [self._stored(space, *seal_path(path)) for path in files]
        entry_id = space.queue(msgspec.structs.replace(moment, files=refs))
        try:
            space.send()
        except Unreachable:
            return Kept(entry_id, noticed, is_stored=False)
        return Kept(entry_id, noticed)

    def list(self) -> list[MomentLine]:
        """Return what is kept, oldest first, texts from before there were moments among it."""
        now = self.connection.http.now_ms()
        return [
            line
            for space in journals(self.connection)
            for line in fold_kept(space.opened(), space.me, now)
        ]

    def change(self, moment_id: str, moment: Moment) -> None:
        """Put another moment in the place of one that is kept, whole."""
        self._home(moment_id).post(moment, re=moment_id)

    def remove(self, moment_id: str) -> None:
        """Take a moment out of sight; what went to a conversation stays there."""
        self._home(moment_id).post(Amend(text=""), re=moment_id)

    def shared(self, thread: Thread) -> dict[str, Shared]:
        """Return where moments went in a thread as this device knows it, by their ids here."""
        return fold_shared(thread.opened(), thread.me, thread.now_ms())

    def bring(self, moment_id: str, chosen: Moment, thread: Thread, title: str = "") -> str:
        """Bring what is `chosen` of a kept moment to the session; return its id in the thread.

        It stands on the list for the session as `title`, or by its first words. Nobody is told
        before, unless its words are urgent. Its files are sealed anew. Raises as `Thread.bring`.
        """
        words = words_of_moment(chosen)
        shared = self._sealed_for(thread, moment_id, chosen)
        post, _ = thread.marked(words, 0)
        shared = msgspec.structs.replace(shared, noticed=post.noticed)
        entry_id = thread.post(shared, attention=thread.attention_aside(words))
        line = title or (words.splitlines() or ["…"])[0][:LONGEST_TITLE]
        thread.post(Agenda(text=line, about=entry_id), attention=0)
        return entry_id

    def send(
        self, moment_id: str, chosen: Moment, thread: Thread, answer: Answer | None = None
    ) -> str:
        """Send what is `chosen` of a kept moment as a message; return its id in the thread.

        `answer` is what its writer says of themselves. Raises as `Thread.write`.
        """
        shared = self._sealed_for(thread, moment_id, chosen)
        post, attention = thread.marked(words_of_moment(chosen), 1, answer or "")
        shared = msgspec.structs.replace(shared, noticed=post.noticed, answer=post.answer)
        return thread.post(shared, attention=attention)

    def read_file(self, space: Space, ref: FileRef) -> bytes:
        """Return what is in a file that a moment of `space` names. Raises as `downloads.fetch`."""
        return space.fetch_file(file_of(ref))

    def _sealed_for(self, thread: Thread, moment_id: str, chosen: Moment) -> Moment:
        """Return the moment as it goes to a thread: its files under keys of their own."""
        home = self._home(moment_id)
        refs = [
            self._stored(thread, *seal_content(self.read_file(home, ref), ref.name, ref.mime))
            for ref in chosen.files
        ]
        zone = chosen.zone or "UTC"
        return msgspec.structs.replace(chosen, files=refs, zone=zone, of=moment_id)

    def _stored(self, space: Space, blob: bytes, file: File) -> FileRef:
        upload(self.connection.http, space.id, blob, unseen)
        return FileRef(file.key, file.hash, file.size, file.name, file.mime)

    def _home(self, moment_id: str) -> Space:
        """Return the journal that keeps a moment. Raises KeyError for one that is in none."""
        for space in journals(self.connection):
            if moment_id in space.log:
                return space
        raise KeyError(moment_id)
