"""A practice that begins its roll-out, with a directory and nobody in care yet."""

import pytest

from tests.server.rollout.rolling import Rolling


@pytest.fixture
def desk(world):
    return Rolling(world)
