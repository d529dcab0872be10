"""A practice that has hours, and no policy yet."""

import pytest

from tests.server.policies.agreeing import Agreeing


@pytest.fixture
def desk(world):
    return Agreeing(world)
