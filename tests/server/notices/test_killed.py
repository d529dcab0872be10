"""Killed after a mail was taken, before that was noted: it comes once more, under the same id."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import psycopg
import pytest

from tests.outside import OutsideServer
from tests.running import free_port, settings_for
from tests.server.notices.post_office import LOOPBACK, SENDER, Letters, post_office
from tests.world import World

END_LEASES = "UPDATE outbox SET not_before = created_at WHERE settled_at IS NULL"


class Killing(Letters):
    """Takes the first mail and kills who brought it, before it says so."""

    victim: OutsideServer | None = None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.victim is not None:
            self.victim.kill()
            self.victim = None
        return await super().handle_DATA(server, session, envelope)


def end_leases(settings):
    """Let the two minutes pass that nobody else takes a message which somebody holds."""
    if settings.database_url:
        with psycopg.connect(settings.database_url) as db:
            db.execute(END_LEASES)
        return
    with closing(sqlite3.connect(settings.data_dir / "meantime.db")) as file, file:
        file.execute(END_LEASES)


@pytest.mark.long
def test_a_mail_is_doubled_at_most_once_and_under_the_same_id(
    database, new_database, tmp_path, monkeypatch
):
    letters = Killing(free_port())
    given = {"HOST": LOOPBACK, "PORT": str(letters.port), "TLS": "none", "SENDER": SENDER}
    for name, value in given.items():
        monkeypatch.setenv(f"MEANTIME_SMTP_{name}", value)
    server = OutsideServer(settings_for(tmp_path, new_database(database)), tmp_path / "log")
    server.start()
    world = World(server, database)
    try:
        practice = world.practice()
        practice.care  # noqa: B018  made before anybody is killed
        letters.victim = server
        with post_office(letters):
            practice.care.post(practice.client, attention=3)
            letters.wait_for(1)
            end_leases(server.settings)
            server.start()
            first, second = letters.wait_for(2)
        assert first["Message-ID"] == second["Message-ID"]
        assert letters.raw[0] == letters.raw[1]
    finally:
        server.kill()
        world.close()
