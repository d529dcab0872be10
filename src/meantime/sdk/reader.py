"""One space as this person reads it on this device: fetched, verified, trusted, opened."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Purpose, Unknown, parse_post
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.trust import check_trust
from meantime.sdk.dropping import drop_destroyed
from meantime.sdk.folds.opened import Opened
from meantime.sdk.folds.people import fold_people
from meantime.sdk.log import Log, Received
from meantime.sdk.sync import sync

if TYPE_CHECKING:
    from typing import Self

    from meantime.protocol.entry import Entry
    from meantime.protocol.post import Post
    from meantime.protocol.state import SpaceState
    from meantime.sdk.connection import Connection


class Reader:
    """Call `sync` first: what nobody has verified is not shown."""

    def __init__(self, connection: Connection, space_id: str) -> None:
        self.id = space_id
        self.connection = connection
        self.log = Log(connection.local, space_id)
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
        self._drop_destroyed()
        return self

    def catch_up(self, head: str) -> Self:
        """As `sync`, but ask for nothing if this device has verified all up to the hash `head`."""
        state = self.log.state()
        if state is None or state.head != head:
            return Reader.sync(self)
        self.log.demand_well()
        self._judge()
        self._drop_destroyed()
        return self

    def opened(self) -> list[Opened]:
        """Return the entries on this device that may be shown, with what can be read of each.

        Raises ProtocolError `unknownspace` if that is none.
        """
        with suppress(ProtocolError):
            self.demand_trust()
        self._load()
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

    def key(self, state: SpaceState, gen: int) -> bytes:
        """Return the key of a generation. Raises ProtocolError as `generation_key`."""
        if gen not in self._keys:
            self._keys[gen] = generation_key(state, self.connection.account, gen)
        return self._keys[gen]

    def demand_trust(self) -> None:
        """Raise ProtocolError `unknownspace` unless all that this device has is trusted."""
        if self.log.seq() >= self._trusted_below:
            self._judge()

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

    def _drop_destroyed(self) -> None:
        """Keep nothing here that the practice has destroyed."""
        practice = [id_ for id_, role in self.state.ever.items() if role == "practice"]
        if not any(each.entry.author in practice for each in self._received):
            return  # in most spaces it never says a word
        if drop_destroyed(self.connection.http, self.log, self.opened()):
            self._received, self._opened = [], {}
            self._load()

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

    def _read(self, state: SpaceState, entry: Entry) -> tuple[Post | Unknown | None, str]:
        if entry.kind != "post":
            return None, ""
        if not entry.body:
            return None, "absent"
        try:
            return parse_post(open_post(self.key(state, entry.gen), entry)), ""
        except ProtocolError as error:
            return None, error.code
