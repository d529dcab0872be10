"""People of a practice with the SDK in their hands, signed in by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meantime.sdk.listing import list_spaces
from tests.passwords import cheap_passwords  # noqa: F401  a fixture of every test here
from tests.sdk.agreeing import Agreeing
from tests.sdk.hands import Hands
from tests.sdk.letters import CONTENT, NAME
from tests.sdk.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.world import World


@pytest.fixture
def hands(world: World, tmp_path: Path) -> Iterator[Hands]:
    """Yield a practice whose people speak through the SDK."""
    with Hands(world, tmp_path) as hands:
        yield hands


@pytest.fixture
def network(hands):
    return hands.between()


@pytest.fixture
def line(hands):
    """Return the network of a second device, which a test can meddle with."""
    return hands.between()


@pytest.fixture
def desk(hands, network):
    """Return a practice that has hours, and a clinician and a client who have agreed on nothing."""
    return Agreeing(hands, network)


@pytest.fixture
def thread(hands, network):
    """Return the client's thread, over a network that the test can meddle with."""
    return hands.thread(hands.take(hands.practice.client, network))


@pytest.fixture
def office(hands, network):
    """Return a practice with colleagues; the network is the clinician's."""
    return Office(hands, network)


@pytest.fixture
def olga(office, hands):  # noqa: ARG001  which names her
    """Return the owner over a network of her own, which the test can meddle with."""
    network = hands.between()
    owner = hands.take(hands.practice.owner, network, "desk")
    owner.network = network
    return owner


@pytest.fixture
def spaces(office):
    """Return the ids of all that was made, the directory included."""
    mine = [s.id for s in list_spaces(office.anna.connection.http) if s.type in {"care", "team"}]
    assert len(mine) == 4
    return sorted(mine)


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / NAME
    path.write_bytes(CONTENT)
    return path
