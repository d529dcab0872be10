"""Servers that are killed while alerts open and climb: none is lost, no step doubled."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from typing import Any

import httpx2
import psycopg
import pytest

from tests.outside import OutsideServer
from tests.running import poll, settings_for
from tests.world import World, ok

COUNT = "SELECT entry_id, seat_id, count(*) FROM notices WHERE is_urgent {} GROUP BY 1, 2"
MESSAGES = 24
CLIMB = ["clinician failed", "cover nobody", "on_call nobody", "owner failed"]  # nobody has a way


def told(settings):
    """Return how often each was told of each message."""
    if settings.database_url:
        with psycopg.connect(settings.database_url) as db:
            return db.execute(COUNT.format("").encode()).fetchall()
    with closing(sqlite3.connect(settings.data_dir / "meantime.db")) as file:
        return file.execute(COUNT.format("= 1")).fetchall()


def climbed(alert):
    return [f"{step['rung']} {step['state']}" for step in alert["steps"]]


@pytest.mark.parametrize("kills", [2, pytest.param(8, marks=pytest.mark.long)])
def test_no_alert_is_lost_and_no_step_doubled(database, new_database, tmp_path, kills):
    settings = settings_for(tmp_path, new_database(database))
    server = OutsideServer(settings, tmp_path / "log")
    server.start()
    beside = OutsideServer(settings, tmp_path / "log2") if database == "postgres" else None
    world = World(server, database)
    try:
        if beside:
            beside.start()
        practice = world.practice()
        care, client = practice.care, practice.client
        for number in range(MESSAGES):
            entry = care.write(client, attention=3)
            if number % (MESSAGES // kills) == 1:
                threading.Thread(target=kill_soon, args=(server, number)).start()
            send_until_taken(server, client, care, entry)
        alerts = poll_alerts(practice)
        assert {alert["entry_id"] for alert in alerts} == {e.id for e in care.entries if urgent(e)}
        assert [climbed(alert) for alert in alerts] == [CLIMB] * MESSAGES
        counts = told(settings)
        assert {count for *_, count in counts} == {1}
        assert len(counts) == 2 * MESSAGES
    finally:
        server.kill()
        if beside:
            beside.kill()
        world.close()


def urgent(entry):
    return entry.header["attention"] == 3


def kill_soon(server, number):
    """End the server a moment after the next message has reached it, or just before."""
    time.sleep(0.002 * (number % 7))
    server.kill()


def send_until_taken(server, client, care, entry):
    """Send a message, again as an outbox does, until it is stored; start what was killed."""
    while True:
        try:
            answer = client.api.post(care.path, json=entry.wire)
        except httpx2.TransportError:
            if server.process.poll() is None:
                server.process.wait()
            server.start()
            continue
        if answer.is_success:
            care.follow(entry)
            return


def poll_alerts(practice):
    found: list[Any] = []

    def is_climbed():
        found[:] = ok(practice.owner.api.get("/alerts"))["alerts"]
        return len(found) == MESSAGES and all(climbed(alert) == CLIMB for alert in found)

    poll(is_climbed, 60)
    return found
