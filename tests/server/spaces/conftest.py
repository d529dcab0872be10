"""A cover for the tests of terms."""

import pytest

from tests.server.spaces.terms import Cover, term


@pytest.fixture
def cover(world):
    """Return a cover that is arranged and lies ahead."""
    made = Cover(world.practice())
    care, clinician = made.practice.care, made.practice.clinician
    answer = clinician.api.put(made.path, json=term(world, 1, 3))
    assert answer.status_code == 204, answer.text
    made.practice.seat_in(care, clinician, made.who, "clinician")
    return made
