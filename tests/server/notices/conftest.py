"""A world whose notices leave by mail."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest

from tests.running import free_port, running, settings_for
from tests.server.notices.post_office import LOOPBACK, SENDER, Letters
from tests.world import World


@pytest.fixture
def letters():
    return Letters(free_port())


@pytest.fixture
def mailing(database, new_database, tmp_path, letters):
    """Return how to start a server that sends mail to `letters`, with settings of its own."""
    with ExitStack() as stack:

        def start(**more):
            settings = replace(
                settings_for(tmp_path / "data", new_database(database)),
                smtp_host=LOOPBACK,
                smtp_port=letters.port,
                smtp_sender=SENDER,
                **{"smtp_tls": "none", **more},
            )
            server = stack.enter_context(running(settings))
            world = World(server, database)
            stack.callback(world.close)
            return world

        yield start
