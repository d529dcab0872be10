from __future__ import annotations

import pytest

from tests.protocol.people import World


@pytest.fixture(scope="session")
def world():
    """Return a practice; the logs that it gives out are new each time."""
    return World()
