"""Servers that are killed as a mail about an alert is taken: it comes again, and no second one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing, suppress

import httpx2
import psycopg
import pytest

from tests.outside import OutsideServer
from tests.running import free_port, poll, settings_for
from tests.server.notices.post_office import LOOPBACK, SENDER, Letters, post_office
from tests.server.notices.test_killed import end_leases
from tests.world import World, ok

ALERTS = 8  # each in a thread of its own: for one thread nobody is woken twice within a minute
ATTEMPTS = "SELECT id, attempts FROM outbox WHERE kind = 'urgent'"


class Killing(Letters):
    """Kills who brings a mail, before it says that it has it: the first, and then every other."""

    victim: OutsideServer
    kills = 0

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.kills and len(self.raw) % 2 == 0:
            self.kills -= 1
            self.victim.kill()
        return await super().handle_DATA(server, session, envelope)


def attempts(settings):
    """Return how often each urgent message was sent, by its id."""
    if settings.database_url:
        with psycopg.connect(settings.database_url) as db:
            return dict(db.execute(ATTEMPTS.encode()).fetchall())
    with closing(sqlite3.connect(settings.data_dir / "meantime.db")) as file:
        return dict(file.execute(ATTEMPTS).fetchall())


def revive(server):
    """Start a server that was killed, its leases over; it may be killed again as it starts."""
    if server.process.poll() is not None:
        end_leases(server.settings)
        with suppress(AssertionError):
            server.start()


def send(server, client, care):
    """Send an urgent message, again as a device does, until it is stored."""
    entry = care.write(client, attention=3)
    while True:
        with suppress(httpx2.TransportError):
            if client.api.post(care.path, json=entry.wire).is_success:
                return
        revive(server)


@pytest.mark.parametrize("kills", [2, pytest.param(6, marks=pytest.mark.long)])
def test_each_alert_is_one_mail_however_often_it_comes(
    database, new_database, tmp_path, monkeypatch, kills
):
    letters = Killing(free_port())
    given = {"HOST": LOOPBACK, "PORT": str(letters.port), "TLS": "none", "SENDER": SENDER}
    for name, value in {**given, "PER_MINUTE": "1000000"}.items():
        monkeypatch.setenv(f"MEANTIME_SMTP_{name}", value)
    settings = settings_for(tmp_path, new_database(database))
    server = letters.victim = OutsideServer(settings, tmp_path / "log")
    server.start()
    world = World(server, database)
    try:
        practice = world.practice()
        threads = [practice.found(practice.clinician) for _ in range(ALERTS)]
        clients = [practice.admit(each, practice.clinician) for each in threads]
        letters.kills = kills
        with post_office(letters):
            for thread, client in zip(threads, clients, strict=True):
                send(server, client, thread)
            poll(lambda: is_told(server, practice), 60)
        assert letters.kills == 0
        sent = attempts(settings)
        came = Counter(mail["Message-ID"].strip("<>").partition("@")[0] for mail in letters.mails)
        assert set(came) == set(sent)
        assert len(sent) == ALERTS
        assert all(came[id_] <= sent[id_] for id_ in sent)
        assert sum(came.values()) >= ALERTS + kills  # who was killed has not noted what was taken
        assert len(set(letters.raw)) == ALERTS  # what came again is the same to the letter
        assert {mail["To"] for mail in letters.mails} == {practice.clinician.login}
    finally:
        server.kill()
        world.close()


def is_told(server, practice):
    """Tell whether each alert has told its clinician, and nobody else was woken."""
    revive(server)
    with suppress(httpx2.TransportError):
        alerts = ok(practice.owner.api.get("/alerts"))["alerts"]
        steps = [[f"{s['rung']} {s['state']}" for s in alert["steps"]] for alert in alerts]
        assert all(each in ([], ["clinician waiting"], ["clinician told"]) for each in steps)
        return steps == [["clinician told"]] * ALERTS
    return False
