"""A log as the tests know it, and what a good answer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol import flows
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import advance, check, parse

if TYPE_CHECKING:
    import httpx2

    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState
    from tests.world import Person, World


class Space:
    """A log as the tests know it: it moves with what the server has taken."""

    def __init__(self, world: World, root: Entry) -> None:
        self.world = world
        self.entries = [root]
        self.state: SpaceState = advance(None, root)

    @property
    def id(self) -> str:
        return self.state.space

    @property
    def path(self) -> str:
        return f"/spaces/{self.id}/entries"

    def send(self, person: Person, *entries: Entry) -> None:
        """Send entries that the server must take."""
        for entry in entries:
            answer = person.api.post(self.path, json=entry.wire)
            assert answer.status_code == 201, answer.text
            self.follow(entry)

    def follow(self, entry: Entry) -> None:
        """Move on by an entry that was taken."""
        check(self.state, entry, body_required=True)
        self.state = advance(self.state, entry)
        self.entries.append(entry)

    def write(self, author: Person, text: str = "Hello.", **marks: Any) -> Entry:
        """Return a post on the head, sealed and signed, not sent."""
        key = generation_key(self.state, author.account, self.state.gen)
        marks = {"at": self.world.now_ms, **marks}
        return flows.write_post(
            author.account, self.state, key, {"type": "text", "text": text}, **marks
        )

    def post(self, author: Person, text: str = "Hello.", **marks: Any) -> Entry:
        """Write and send a post; return it."""
        entry = self.write(author, text, **marks)
        self.send(author, entry)
        return entry

    def fetch(self, person: Person, after: int = -1) -> list[Entry]:
        """Return what the server gives `person`."""
        answer = ok(person.api.get(self.path, params={"after": after, "limit": 500}))
        return [parse({part: entry[part] for part in "hbs"}) for entry in answer["entries"]]


def ok(answer: httpx2.Response) -> Any:
    """Return the JSON of an answer that must be a good one."""
    assert answer.is_success, answer.text
    return answer.json()
