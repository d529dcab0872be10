"""One space as this person has it on this device: read, and written to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from meantime.protocol.posts import File, write_post
from meantime.protocol.sealing import Place, seal_post
from meantime.protocol.writing import make_entry_id, post_entry
from meantime.sdk.aside import Aside
from meantime.sdk.attachments import Attachments, Marks
from meantime.sdk.downloads import fetch
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.held import MessagesOff
from meantime.sdk.outbox import Draft, Outbox
from meantime.sdk.progress import unseen
from meantime.sdk.reader import Reader
from meantime.sdk.sending import Sender
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.post import Post
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection
    from meantime.sdk.progress import Progress

USUAL: Final = Marks()
Built = TypeVar("Built", bound="Signed | None")
RACES: Final = 50  # times that somebody else may be quicker before we give up


class Space(Reader):
    """Nothing is sealed for a space that was not verified and trusted."""

    def __init__(self, connection: Connection, space_id: str) -> None:
        super().__init__(connection, space_id)
        self.outbox = Outbox(connection.local, self.log, self._sign)
        self.attachments = Attachments(connection, self.outbox, self.id)

    def post(self, post: Post, *, attention: int = 0, re: str = "", show_at: int = 0) -> str:
        """Seal, sign, keep and send a post; return its id once the server has it.

        Raises as `Sender.send`; whatever is raised, the post is kept and goes out later.
        """
        entry_id = self.queue(post, attention=attention, re=re, show_at=show_at)
        self.send_until(entry_id)
        return entry_id

    def send_until(self, entry_id: str) -> None:
        """Send what waits here; what was set aside is told only if this entry is not stored."""
        try:
            self.send()
        except MessagesOff:
            if entry_id not in self.log:
                raise

    def queue(self, post: Post, *, attention: int = 0, re: str = "", show_at: int = 0) -> str:
        """Seal and sign a post and keep it on this device; return its id. Needs no server.

        Raises ProtocolError if the space is frozen or not trusted, or the post against its rules.
        """
        self.log.demand_well()
        at = self.connection.http.now_ms()
        draft = Draft(make_entry_id(), write_post(post), at, attention, show_at, re)
        self.outbox.add(draft)
        return draft.id

    def post_now(
        self,
        post: Post,
        *,
        attention: int = 0,
        re: str = "",
        show_at: int = 0,
        check: Callable[[], object] = lambda: None,
    ) -> Signed:
        """Seal, sign and store a post on the newest head, past what waits here; return it.

        `check` is asked on each head that it is tried on, and may raise. The post is never kept to
        go out later. Raises as `append_newest`; after Unreachable it may be stored or not.
        """
        at = self.connection.http.now_ms()
        draft = Draft(make_entry_id(), write_post(post), at, attention, show_at, re)

        def build(state: SpaceState) -> Signed:
            check()
            return self._sign(state, draft)

        return self.append_newest(build)

    def send(self) -> None:
        """Send what waits here. Raises as `Sender.send`."""
        self.log.demand_well()
        reach = self.connection
        with reach.local.turn():
            aside = Aside(reach.local, self.id, self.outbox)
            Sender(reach.http, reach.account, self.log, self.outbox, aside).send()

    def attach(self, path: Path, marks: Marks = USUAL, progress: Progress = unseen) -> str:
        """Seal, keep and send a file; return the id of its post once the server has both.

        Raises OSError, FileTooLarge, and as `send_files`; then the file is kept and goes out later.
        """
        self.log.demand_well()
        entry_id = self.attachments.keep(path, marks)
        self.send_files(progress)
        return entry_id

    def send_files(self, progress: Progress = unseen) -> None:
        """Bring the files that wait here, or the rest of them, and post each.

        Raises as `Attachments.bring` and as `send`.
        """
        self.log.demand_well()
        with self.connection.local.turn():
            for entry_id in self.attachments.waiting():
                self.attachments.bring(entry_id, progress)
        self.send()

    def fetch_file(self, file: File, progress: Progress = unseen) -> bytes:
        """Return the content of a file that was posted here. Raises as `downloads.fetch`."""
        return fetch(self.connection.http, self.id, file, progress)

    def discard(self, entry_id: str) -> None:
        """Give up what waits here, after the server refused it. It is gone then."""
        self.attachments.drop(entry_id)
        self.outbox.drop(entry_id)
        self.outbox.chain()

    def append_newest(self, build: Callable[[SpaceState], Built]) -> Built:
        """Store the entry that `build` signs on the newest state; return it.

        It is built again where somebody else was quicker, and never kept to go out later. `build`
        may return None: then somebody else has done it, nothing is stored and None comes back.
        Raises what `sync` raises, and ProblemError for a refusal.
        """
        for _ in range(RACES):
            entry = build(self.sync().state)
            if entry is None:
                return entry
            try:
                self.append(entry)
            except ProblemError as refused:
                if refused.slug != ProblemSlug.HEAD_MOVED:
                    raise
            else:
                return entry
        raise StrangeAnswer("The conversation moves on faster than it can be followed.")

    def append(self, entry: Signed) -> None:
        """Store an entry that is signed on the head as it is. Raises ProblemError, Unreachable."""
        self.log.demand_well()
        wire = Entry(**entry.wire)
        path = f"/spaces/{self.id}/entries"
        answer = self.connection.http.post(path, wire, Appended)
        if answer.stored not in {None, wire}:
            raise StrangeAnswer("The server has something else under this entry's id.")
        self.log.adopt(entry, answer.received_at)

    def _sign(self, state: SpaceState, draft: Draft, earlier: Signed | None = None) -> Signed:
        """Return a draft as an entry for the head of `state`."""
        self.demand_trust()
        if earlier is None:
            place = Place(self.id, self.me, draft.id, state.gen)
            body = seal_post(self.key(state, state.gen), place, draft.post)
        else:
            body = earlier.body
        return post_entry(
            self.connection.account,
            state,
            body,
            id=draft.id,
            at=draft.at,
            attention=draft.attention,
            re=draft.re,
            show_at=draft.show_at,
        )
