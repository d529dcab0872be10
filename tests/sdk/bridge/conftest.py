"""A record system in a process of its own, and a practice that sends notes there."""

from __future__ import annotations

import pytest

from tests.fhir.systems import running_system, system  # noqa: F401  fixtures
from tests.sdk.bridge.bridged import Bridged, Made


@pytest.fixture
def bridged(office, system):  # noqa: F811  the fixture
    """Return the office, whose owner has named the record system, and who jo is there."""
    return Bridged(office, system)


@pytest.fixture
def made(system):  # noqa: F811  the fixture
    """Return notes about jo, and the bridge that sends them, without a server of ours."""
    return Made(system)
