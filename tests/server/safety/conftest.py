"""A practice whose people are woken by mail, and the mail server that takes it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest

from tests.running import free_port, running, settings_for
from tests.server.notices.post_office import LOOPBACK, SENDER, Letters, post_office
from tests.server.safety.ladders import Team
from tests.server.swept import forget_what_waits
from tests.world import World


@pytest.fixture(scope="session")
def mailing_server(new_database, tmp_path_factory):
    """Return the one server of each kind that sends mail, and its letters."""
    servers = {}
    with ExitStack() as stack:

        def server_on(kind):
            if kind not in servers:
                letters = stack.enter_context(post_office(Letters(free_port())))
                settings = replace(
                    settings_for(tmp_path_factory.mktemp(kind), new_database(kind)),
                    smtp_host=LOOPBACK,
                    smtp_port=letters.port,
                    smtp_sender=SENDER,
                    smtp_tls="none",
                    smtp_per_minute=1_000_000,
                )
                servers[kind] = stack.enter_context(running(settings)), letters
            return servers[kind]

        yield server_on


@pytest.fixture
def team(database, mailing_server):
    """Return a practice with a clinician, a cover in the thread, an owner and a client."""
    server, letters = mailing_server(database)
    server.clock.reset()
    world = World(server, database)
    yield Team(world, letters)
    world.close()
    letters.replies.clear()
    letters.is_holding = False
    server.write(forget_what_waits)
