"""The hub: bounded queues of hints."""

from __future__ import annotations

import asyncio

import msgspec

from meantime.server.kit.actor import Actor
from meantime.server.kit.hub import SPACES, Change, Hint, Hub
from meantime.server.kit.relay import PAYLOAD_BYTES, Message, payloads

ME = Actor("practice", "me", "me", "sign-in")


LAST = Change("practice", "the last one", 1, ("me",))


def heard(scenario):
    """Return the hints of a stream on which `scenario(hub)` has acted before it was read."""

    async def run():
        hub = Hub()
        stream = hub.open(ME)
        hints = stream.hints()
        assert await anext(hints) == Hint("hello")
        scenario(hub)
        hub.changed(LAST)
        read = [await anext(hints)]
        while read[-1].space_id != LAST.space_id:
            read.append(await anext(hints))
        return read[:-1]

    return asyncio.run(run())


def change(space_id="space", seq=1, seats=("me",), practice_id="practice"):
    return Change(practice_id, space_id, seq, seats)


def test_a_newer_hint_replaces_an_older_one():
    def scenario(hub):
        for seq in (1, 2, 3):
            hub.changed(change(seq=seq))

    assert heard(scenario) == [Hint("changed", "space", 3)]


def test_a_hint_that_comes_late_takes_nothing_back():
    def scenario(hub):
        hub.changed(change(seq=3))
        hub.changed(change(seq=2))

    assert heard(scenario) == [Hint("changed", "space", 3)]


def test_a_stream_that_cannot_keep_up_drops_the_oldest_and_says_so():
    def scenario(hub):
        for number in range(SPACES + 1):
            hub.changed(change(f"space {number}"))

    hints = heard(scenario)
    assert hints[0] == Hint("resync")
    assert [hint.space_id for hint in hints[1:]] == [f"space {n}" for n in range(2, SPACES + 1)]


def test_hints_reach_only_the_seats_they_are_for():
    def scenario(hub):
        hub.changed(change(seats=("somebody else",)))
        hub.changed(change(practice_id="another practice"))

    assert heard(scenario) == []


def test_a_closed_stream_leaves_nothing_behind():
    async def run():
        hub = Hub()
        stream = hub.open(ME)
        hub.close(stream)
        hub.changed(change())
        return list(hub.all_streams())

    assert asyncio.run(run()) == []


def test_only_the_streams_of_the_sign_in_end():
    async def run():
        hub = Hub()
        ended: list[str] = []
        hub.hear_ends(ended.append)
        mine, other = hub.open(ME), hub.open(Actor("practice", "me", "me", "other device"))
        hub.end_sign_in("sign-in")
        hub.changed(change())
        hints = [hint.event async for hint in mine.hints()]
        others = other.hints()
        assert [(await anext(others)).event for _ in range(2)] == ["hello", "changed"]
        return hints, ended

    assert asyncio.run(run()) == (["hello", "bye"], ["sign-in"])


def test_a_message_to_other_processes_is_cut_until_it_fits():
    changes = [change(f"{n:043}", seats=("s" * 43,) * 5) for n in range(200)]
    parts = payloads(Message("me", changes, ["sign-in"] * 9))
    assert max(map(len, parts)) <= PAYLOAD_BYTES
    told = [msgspec.json.decode(part, type=Message) for part in parts]
    assert [c for message in told for c in message.changes] == changes
    assert sum(len(message.ended) for message in told) == 9
