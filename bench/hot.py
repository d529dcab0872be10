"""Many writers on one space: each refusal costs a fetch and a new signature."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.letters import START
from meantime.protocol import flows
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import advance, check, parse
from meantime.sdk.errors import ProblemError
from meantime.sdk.http import Http
from meantime.sdk.sign_in import open_sign_in
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import Appended, Entry, EntryPage

if TYPE_CHECKING:
    from bench.practice import Practice
    from meantime.protocol.state import SpaceState

POSTS_EACH = 10
PAGE = 500


def write_hot(practice: Practice, name: str, writers: int) -> Figure:
    """Return posts stored a second, by `writers` devices of one person, each in its own order.

    Raises AssertionError if a post is lost, stored twice, or out of its writer's order.
    """
    thread = practice.found_thread()
    devices = [_Device(practice, thread.state.copy()) for _ in range(writers)]
    started = time.perf_counter()
    with ThreadPoolExecutor(writers) as pool:
        written = list(pool.map(_Device.write_all, devices))
    seconds = time.perf_counter() - started
    devices[0].catch_up()
    _demand_all(devices[0].seen, written)
    tries = sum(device.tries for device in devices)
    stored = writers * POSTS_EACH
    detail = {"stored": stored, "tries": tries, "lost": 0, "out_of_order": 0}
    return Figure(name, stored / seconds, "posts a second", detail=detail)


class _Device:
    def __init__(self, practice: Practice, state: SpaceState) -> None:
        self._practice, self._state = practice, state
        self._http = Http(practice.http.origin)
        self._path = f"/spaces/{state.space}/entries"
        self._key = generation_key(state, practice.owner, state.gen)
        self.seen: list[str] = []
        self.tries = 0
        open_sign_in(self._http, practice.owner, "service")

    def write_all(self) -> list[str]:
        return [self._write(number) for number in range(POSTS_EACH)]

    def _write(self, number: int) -> str:
        post = {"type": "text", "text": f"Letter {number}"}
        entry = flows.write_post(
            self._practice.owner, self._state, self._key, post, at=START + number
        )
        while True:
            self.tries += 1
            try:
                self._http.post(self._path, Entry(**entry.wire), Appended)
            except ProblemError as refused:
                if refused.slug != ProblemSlug.HEAD_MOVED:
                    raise
                self.catch_up()
                entry = flows.rewrite_post(self._practice.owner, self._state, entry)
            else:
                return entry.id

    def catch_up(self) -> None:
        page = self._http.get(self._path, EntryPage, after=self._state.seq, limit=PAGE)
        for received in page.entries:
            entry = parse({"h": received.h, "b": received.b, "s": received.s})
            check(self._state, entry)
            advance(self._state, entry)
            self.seen.append(entry.id)


def _demand_all(stored: list[str], written: list[list[str]]) -> None:
    for ids in written:
        places = [stored.index(entry_id) for entry_id in ids]
        if places != sorted(places):
            raise AssertionError("a writer's order was not kept")
    if len(stored) != len(set(stored)) or len(stored) != sum(map(len, written)):
        raise AssertionError("a post was lost or stored twice")
