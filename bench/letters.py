"""Made-up practices and letters for measurements, sealed and signed like real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol import flows
from meantime.protocol.keys import Account, make_account
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import SpaceState, advance

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry

START = 1_700_000_000_000  # ms
LETTER = "It came back tonight. I wrote it down like you said, and then it was quieter. " * 12


@dataclass
class Thread:
    """A care space of one clinician and the practice, with its entries so far."""

    clinician: Account
    state: SpaceState
    entries: list[Entry]
    key: bytes

    def write(self, count: int, text: str = LETTER) -> list[Entry]:
        """Seal and sign `count` posts on the head, each a message of the size class of 1 KB."""
        written = []
        for _ in range(count):
            post = {"type": "text", "text": text}
            at = START + self.state.seq + 1
            entry = flows.write_post(self.clinician, self.state, self.key, post, at=at)
            advance(self.state, entry)
            written.append(entry)
        self.entries += written
        return written


def found_thread(clinician: Account, practice: Account) -> Thread:
    """Return a thread that holds its root alone."""
    root = flows.found_space(clinician, "care", practice.card, START)
    state = advance(None, root)
    return Thread(clinician, state, [root], generation_key(state, clinician, 1))


def make_thread(posts: int) -> Thread:
    """Return a thread of people nobody knows, with `posts` letters in it."""
    thread = found_thread(make_account(), make_account())
    thread.write(posts)
    return thread
