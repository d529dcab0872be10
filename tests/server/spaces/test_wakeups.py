"""Streams of wake-ups: who hears of what, and nothing of what it says."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import contextmanager
from typing import Any

import pytest

from meantime.protocol import flows
from meantime.server.accounts.service.sign_ins import end_sign_in
from meantime.server.kit import hub as hubs
from meantime.server.kit.actor import provide_actor
from meantime.server.spaces.routes import follow
from tests.running import running, settings_for
from tests.server.spaces.refusals import refused
from tests.world import World


class Listener:
    """Somebody's open stream, read one event at a time."""

    def __init__(self, response):
        self._lines = response.iter_lines()

    def next(self):
        """Return (event, data) of the next event; ("pulse", None) for a comment."""
        event = ""
        for line in self._lines:
            if line == ":":
                return "pulse", None
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            if line.startswith("data: "):
                return event, json.loads(line.removeprefix("data: "))
        return "closed", None


@contextmanager
def listening(person):
    """Yield a stream that has said hello."""
    with person.api.stream("GET", "/events", timeout=20) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        listener = Listener(response)
        assert listener.next() == ("hello", {})
        yield listener


def changed(space):
    return "changed", {"space_id": space.id, "head_seq": space.state.seq}


def test_everybody_seated_hears_that_a_space_has_grown(world):
    practice = world.practice()
    assert practice.client
    with listening(practice.clinician) as clinician, listening(practice.seat) as seat:
        practice.care.post(practice.client, "Nobody hears this.")
        assert clinician.next() == changed(practice.care)
        assert seat.next() == changed(practice.care)


def test_a_hint_arrives_within_a_moment(world):
    practice = world.practice()
    with listening(practice.clinician) as clinician:
        practice.care.post(practice.client)
        stored_at = time.monotonic()
        clinician.next()
        assert time.monotonic() - stored_at < 2


def test_nobody_else_hears(world):
    practice = world.practice()
    assert practice.client
    own = practice.found(practice.owner, "own", "private")
    with listening(practice.owner) as owner:
        practice.care.post(practice.client)
        own.post(practice.owner, attention=0)
        assert owner.next() == changed(own)


def test_a_seat_added_later_is_heard_on_a_stream_that_is_open_already(world):
    practice = world.practice()
    assert practice.care
    with listening(practice.owner) as owner:
        practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
        assert owner.next() == changed(practice.care)


def test_a_removed_seat_hears_of_its_removal_and_of_nothing_after(world):
    practice = world.practice()
    own = practice.found(practice.client, "own", "journal")
    with listening(practice.client) as client:
        removal = flows.remove(
            practice.clinician.account, practice.care.state, [practice.client.id], world.now_ms
        )
        practice.care.send(practice.clinician, removal)
        assert client.next() == changed(practice.care)
        practice.care.post(practice.clinician)
        own.post(practice.client, attention=0)
        assert client.next() == changed(own)


def test_a_stream_ends_with_its_sign_in(world):
    practice = world.practice()
    with listening(practice.client) as client:
        lost = practice.client.sign_in_id
        practice.client.sign_in()
        assert practice.client.api.delete(f"/sign-ins/{lost}").status_code == 204
        assert client.next() == ("bye", {})
        assert client.next() == ("closed", None)


def test_a_sign_in_that_ends_while_its_stream_opens_keeps_none(world):
    practice = world.practice()
    state = world.server.app.state
    token = practice.owner.api.headers["Authorization"].encode()
    scope: Any = {"method": "GET", "headers": [(b"authorization", token)]}

    async def open_late():
        actor = await provide_actor(scope, state)
        await state.store.write(actor, end_sign_in, state.hub, actor.sign_in_id)
        stream = await follow.fn(state.hub, actor, scope, state)
        async with asyncio.timeout(10):
            return [said async for said in stream.iterator]

    said = asyncio.run_coroutine_threadsafe(open_late(), state.store.loop).result()
    assert said == [b"event: bye\ndata: {}\n\n"]


def test_a_quiet_stream_gives_a_sign_of_life(world, monkeypatch):
    monkeypatch.setattr(hubs, "PULSE_SECONDS", 0.05)
    practice = world.practice()
    with listening(practice.owner) as owner:
        assert owner.next() == ("pulse", None)


def test_a_stream_that_has_lived_long_is_opened_again(world, monkeypatch):
    monkeypatch.setattr(hubs, "PULSE_SECONDS", 0.05)
    monkeypatch.setattr(hubs, "LIFE_SECONDS", 0.1)
    practice = world.practice()
    with listening(practice.owner) as owner:
        heard = [owner.next()[0] for _ in range(2)]
        while heard[-1] == "pulse":
            heard.append(owner.next()[0])
        assert heard[-1] == "bye"


def test_nobody_follows_signed_out(world):
    refused(world.client().get("/events"), 401, "not-signed-in")


@pytest.mark.parametrize("database", ["postgres"])
def test_processes_that_share_a_database_wake_each_other(database, new_database, tmp_path):
    url = new_database(database)
    folders = [tmp_path / "one", tmp_path / "two"]
    with (
        running(settings_for(folders[0], url)) as one,
        running(settings_for(folders[1], url)) as two,
    ):
        here, there = World(one, database), World(two, database)
        practice = here.practice()
        assert practice.client
        elsewhere = there.person(practice.client.account)
        with listening(elsewhere) as client:
            practice.care.post(practice.clinician)
            event = client.next()
            while event[0] == "resync":  # the other process has only just begun to listen
                event = client.next()
            assert event == changed(practice.care)
            lost = elsewhere.sign_in_id
            assert practice.client.api.delete(f"/sign-ins/{lost}").status_code == 204
            assert client.next() == ("bye", {})
        refused(elsewhere.api.get("/me"), 401, "not-signed-in")
        here.close()
        there.close()
