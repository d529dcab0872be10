"""What becomes of the queue when the server is full, or killed, and comes back."""

import resource

import pytest

from meantime import sdk
from meantime.wire.problems import ProblemSlug
from tests.outside import OutsideServer
from tests.running import settings_for
from tests.sdk.hands import Hands
from tests.world import World


@pytest.fixture
def outside(tmp_path):
    """Yield people whose server is a process of its own."""
    server = OutsideServer(settings_for(tmp_path / "server"), tmp_path / "log")
    server.start()
    world = World(server, "sqlite")
    with Hands(world, tmp_path) as hands:
        yield hands
    world.close()
    server.stop()


def test_a_full_disk_at_the_server_keeps_the_row(outside):
    thread = outside.thread(outside.client)
    process = outside.world.server.process.pid
    unlimited = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, unlimited[1]))
    with pytest.raises(sdk.ProblemError) as refused:
        thread.write("x" * 5_000)
    assert refused.value.slug == ProblemSlug.UNAVAILABLE
    assert len(thread.outbox.rows()) == 1
    resource.prlimit(process, resource.RLIMIT_FSIZE, unlimited)
    thread.send()
    assert thread.read()[-1].text == "x" * 5_000
    assert thread.outbox.rows() == []


def test_a_killed_server_keeps_the_row_and_gets_it_when_it_is_back(outside):
    thread = outside.thread(outside.client)
    outside.world.server.kill()
    with pytest.raises(sdk.Unreachable):
        thread.write("Are you there?")
    assert [row.draft.post["text"] for row in thread.outbox.rows()] == ["Are you there?"]
    outside.world.server.start()
    thread.send()
    assert thread.read()[-1].text == "Are you there?"
