"""A practice that much has happened to, and a snapshot of it; made once, for tests that read."""

from __future__ import annotations

import pytest

from meantime.protocol.locks import SUITES
from meantime.sdk.founding import found_shared
from tests.passwords import CHEAP
from tests.sdk.crisis_snapshot.people import ANSWERED, DARK, FALSE, JO, LEA, PLAN
from tests.sdk.hands import Hands
from tests.sdk.office import Office
from tests.server.records.nights import folder, lying, order
from tests.server.swept import forget_what_waits
from tests.world import World


@pytest.fixture(scope="module")
def house(shared_server, tmp_path_factory):
    """Yield an office with three clients.

    Jo has a plan, wrote something urgent that was answered, and something that was not. Lea is
    new. Of the third there is no desk, and in their thread alone the practice has a new key. Sam
    has made a desk about Jo, in whose thread he has no seat.
    """
    world = World(shared_server("sqlite"), "sqlite")
    world.clock.reset()
    with pytest.MonkeyPatch.context() as patch, Hands(world, tmp_path_factory.mktemp("d")) as hands:
        patch.setitem(SUITES, 1, CHEAP)
        office = Office(hands, hands.between())
        case = office.case
        case.describe(JO)
        thread = office.anna.thread(case.id)
        thread.save_plan(PLAN)
        office.theirs.write(ANSWERED, attention=3)
        thread.sync().reply("I am calling you now.")
        office.theirs.sync().write(DARK, attention=3)
        office.anna.add_client(LEA)
        found_shared(office.sam.connection, "desk", case.id).post(FALSE)
        hands.practice.care.post(hands.practice.client)
        hands.change_practice_secret()
        world.server.write(forget_what_waits)
        yield office
    world.close()


@pytest.fixture(scope="module")
def snapshot(house):
    """Return the path of a snapshot of that office."""
    practice = house.hands.practice
    order(practice)
    return folder(practice) / lying(practice)[-1]
