"""What the gate costs: clients who have agreed to a policy, beside clients who have none."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import load
from bench.append import postgres
from bench.figures import Figure, in_turn
from bench.joining import join
from bench.practice import as_json, served_practice
from meantime.protocol import flows, sessions
from meantime.protocol.encoding import b64
from meantime.protocol.spaces import advance
from meantime.wire import practices as wire
from meantime.wire.policies import (
    Agreement,
    Consent,
    Decision,
    NewConsent,
    NewPolicy,
    Published,
)
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.letters import Thread
    from bench.practice import Practice
    from meantime.protocol.entry import Entry as Signed
    from meantime.sdk.http import Http

CLIENTS, ROUNDS, POSTS = 8, 9, 150  # on each side; a round is CLIENTS x POSTS messages
HASH = b64(bytes(32))  # of a document that no server has to see
WANTED = 0.9  # of the rate without a policy


def measure_sqlite() -> Iterator[Figure]:
    """Yield the rate of messages through the gate by the rate of those that it lets pass."""
    with tempfile.TemporaryDirectory() as name:
        yield _measure(Path(name) / "s", "", "SQLite")


def measure_postgres() -> Iterator[Figure]:
    """As on SQLite."""
    with tempfile.TemporaryDirectory() as name, postgres(Path(name)) as url:
        yield _measure(Path(name) / "s", url, "PostgreSQL")


def _measure(folder: Path, url: str, name: str) -> Figure:
    with served_practice(folder, url) as practice:
        clients = [
            _Client(practice, f"client{number}@example.org") for number in range(2 * CLIENTS)
        ]
        agreed, free = clients[:CLIENTS], clients[CLIENTS:]
        for client in agreed:
            client.agree()
        pair = in_turn(lambda _: _rate(practice, agreed), lambda _: _rate(practice, free), ROUNDS)
    what = f"a client's message through the gate, {name}"
    return Figure(what, pair.ratio, "x without a policy", WANTED, detail=pair.detail())


def _rate(practice: Practice, clients: list[_Client]) -> float:
    """Return messages stored in a second of the server's work, whatever else the machine does."""
    lanes = [[client.request(client.write(1)) for _ in range(POSTS)] for client in clients]
    before = practice.processor_seconds()
    outcome = load.run(practice.port, lanes, practice.folder)
    if outcome.statuses != {201: len(clients) * POSTS}:
        raise AssertionError(outcome.statuses)
    return len(clients) * POSTS / (practice.processor_seconds() - before)


class _Client:
    def __init__(self, practice: Practice, login: str) -> None:
        self._practice = practice
        self._thread: Thread = practice.found_thread()
        self._http: Http = join(practice, self._thread, login)
        self._space = self._thread.state.space

    def agree(self) -> None:
        """Have a policy for this thread, an offer, and a consent."""
        owner = self._practice.http
        policy = NewPolicy(scope_kind="thread", scope_id=self._space, hash=HASH, agree_again=True)
        version = owner.post("/policies", policy, Published).version
        offer = Decision(decision="offer", review_on=datetime.now(UTC).date())
        owner.put(f"/spaces/{self._space}/candidacy", offer, Agreement)
        post = self.write(0)
        self._http.post(f"/spaces/{self._space}/entries", Entry(**post.wire), Appended)
        self._http.post(f"/spaces/{self._space}/consents", self._consent(version, post.id), Consent)

    def _consent(self, version: int, entry_id: str) -> NewConsent:
        at = self._http.now_ms()
        practice_id = self._http.get("/practice", wire.Practice).id
        signed = sessions.Consent(
            practice_id, self._space, HASH, version, "en", "client", "permit", at
        )
        return NewConsent(
            version=version,
            locale="en",
            role="client",
            decision="permit",
            at=at,
            signature=b64(sessions.sign_consent(self._thread.clinician, signed)),
            entry_id=entry_id,
        )

    def write(self, attention: int) -> Signed:
        """Return the next post of this client."""
        thread = self._thread
        post = {"type": "text", "text": "A short letter."}
        at = self._http.now_ms()
        entry = flows.write_post(
            thread.clinician, thread.state, thread.key, post, at=at, attention=attention
        )
        advance(thread.state, entry)
        return entry

    def request(self, entry: Signed) -> bytes:
        path = f"/api/spaces/{self._space}/entries"
        return load.request(path, self._http.token, as_json(entry.wire))
