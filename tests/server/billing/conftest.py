"""A thread that costs something."""

import pytest

from tests.server.billing.billed import Billed
from tests.server.swept import forget_what_waits


@pytest.fixture
def billed(world):
    yield Billed(world)
    world.server.write(forget_what_waits)
