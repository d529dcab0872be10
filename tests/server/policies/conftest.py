"""A practice that has hours, and no policy yet."""

import pytest

from tests.server.policies.agreeing import Agreeing


@pytest.fixture
def desk(world):
    return Agreeing(world)


@pytest.fixture
def offered(desk):
    """Return a desk that has published a version and offered it."""
    desk.publish()
    desk.decide()
    return desk
