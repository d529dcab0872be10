"""One space as this person has it on this device: verified, trusted, opened, written to."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Post, Purpose, Unknown, parse_post, write_post
from meantime.protocol.sealing import Place, generation_key, open_post, seal_post
from meantime.protocol.trust import check_trust
from meantime.protocol.writing import make_entry_id, post_entry
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.folds.opened import Opened
from meantime.sdk.folds.people import fold_people
from meantime.sdk.log import Log, Received
from meantime.sdk.outbox import Draft, Outbox
from meantime.sdk.sending import Sender
from meantime.sdk.sync import sync
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from meantime.protocol.entry import Entry as Signed
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection

RACES: Final = 50  # times that somebody else may be quicker before we give up


class Space:
    """Call `sync` first: what nobody has verified is neither shown nor written to."""

    def __init__(self, connection: Connection, space_id: str) -> None:
        self.id = space_id
        self.connection = connection
        self.log = Log(connection.local, space_id)
        self.outbox = Outbox(connection.local, self.log, self._sign)
        self._received: list[Received] = []
        self._keys: dict[int, bytes] = {}
        self._opened: dict[str, Opened] = {}
        self._trusted_below = 0  # seq of the first entry that is not shown

    @property
    def me(self) -> str:
        """The id of the account that looks at this space."""
        return self.connection.account.id

    @property
    def state(self) -> SpaceState:
        """The state at the pin. Raises ProtocolError `unknownspace` before the first `sync`."""
        state = self.log.state()
        if state is None:
            raise ProtocolError("unknownspace")
        return state

    def sync(self) -> Self:
        """Take in what the server has, and judge whether this space is what it says to be.

        Raises ProtocolError: a code that froze the space, or `unknownspace`. What was verified
        and trusted before that stays readable. Raises ProblemError, StrangeAnswer, Unreachable.
        """
        sync(self.connection.http, self.log)
        self._judge()
        return self

    def opened(self) -> list[Opened]:
        """Return the entries on this device that may be shown, with what can be read of each.

        Raises ProtocolError `unknownspace` if that is none.
        """
        self._load()
        if self._trusted_below <= self._received[-1].entry.seq:
            with suppress(ProtocolError):
                self._judge()
        if not self._trusted_below:
            raise ProtocolError("unknownspace")
        state = self.state
        return [self._open(state, received) for received in self._received[: self._trusted_below]]

    def purpose(self) -> Purpose:
        """Return what this space is for, by the first word of its staff or owner.

        Raises ProtocolError `unknownspace`: without a readable purpose a space stays closed.
        """
        log = self.opened()
        people = fold_people(log)
        for opened in log:
            if isinstance(opened.post, Purpose) and people.role(opened.entry.author) != "client":
                return opened.post
        raise ProtocolError("unknownspace")

    def post(self, post: Post, *, attention: int = 0, re: str = "", show_at: int = 0) -> str:
        """Seal, sign, keep and send a post; return its id once the server has it.

        Raises as `Sender.send`; whatever is raised, the post is kept and goes out later.
        """
        entry_id = self.queue(post, attention=attention, re=re, show_at=show_at)
        self.send()
        return entry_id

    def queue(self, post: Post, *, attention: int = 0, re: str = "", show_at: int = 0) -> str:
        """Seal and sign a post and keep it on this device; return its id. Needs no server.

        Raises ProtocolError if the space is frozen or not trusted.
        """
        self.log.demand_well()
        at = self.connection.http.now_ms()
        draft = Draft(make_entry_id(), write_post(post), at, attention, show_at, re)
        self.outbox.add(draft)
        return draft.id

    def send(self) -> None:
        """Send what waits here. Raises as `Sender.send`."""
        self.log.demand_well()
        reach = self.connection
        with reach.local.turn():
            Sender(reach.http, reach.account, self.log, self.outbox).send()

    def change_seats(self, build: Callable[[SpaceState], Signed]) -> Signed:
        """Store the `seats` entry that `build` signs on the newest state; return it.

        Raises what `sync` raises, and ProblemError for a refusal.
        """
        for _ in range(RACES):
            entry = build(self.sync().state)
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

    def _load(self) -> None:
        """Take into memory what this device has, here or through another process."""
        after = self._received[-1].entry.seq if self._received else -1
        self._received += self.log.entries(after)
        if not self._received:
            raise ProtocolError("unknownspace")

    def _judge(self) -> None:
        """Find how far this space is trusted; raise ProtocolError `unknownspace` at its limit."""
        self._load()
        try:
            self._check_trust(self.state)
        except ProtocolError as refusal:
            self._trusted_below = max(refusal.seq, 0)
            raise
        self._trusted_below = self._received[-1].entry.seq + 1

    def _check_trust(self, state: SpaceState) -> None:
        log = [received.entry for received in self._received]
        if state.type not in {"care", "team"} or state.ever.get(self.me) == "client":
            check_trust(state, log, self.me, None)
            return
        try:
            check_trust(state, log, self.me, self.connection.roster(refresh=False))
        except ProtocolError:  # perhaps somebody came to the practice since this device looked
            check_trust(state, log, self.me, self.connection.roster(refresh=True))

    def _open(self, state: SpaceState, received: Received) -> Opened:
        """Return a cached view by entry hash: what is signed cannot change, what failed may."""
        entry = received.entry
        known = self._opened.get(entry.hash)
        if known is None or known.fault:
            post, fault = self._read(state, entry)
            known = Opened(entry, received.received_at, post, fault)
            self._opened[entry.hash] = known
        return known

    def _read(self, state: SpaceState, entry: Signed) -> tuple[Post | Unknown | None, str]:
        if entry.kind != "post":
            return None, ""
        if not entry.body:
            return None, "absent"
        try:
            return parse_post(open_post(self._key(state, entry.gen), entry)), ""
        except ProtocolError as error:
            return None, error.code

    def _key(self, state: SpaceState, gen: int) -> bytes:
        if gen not in self._keys:
            self._keys[gen] = generation_key(state, self.connection.account, gen)
        return self._keys[gen]

    def _sign(self, state: SpaceState, draft: Draft, earlier: Signed | None = None) -> Signed:
        """Return a draft as an entry for the head of `state`."""
        if self.log.seq() >= self._trusted_below:
            self._judge()  # nothing is sealed for a space that turned out to be another's
        place = Place(self.id, self.me, draft.id, state.gen)
        body = (
            earlier.body
            if earlier is not None
            else seal_post(self._key(state, state.gen), place, draft.post)
        )
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
