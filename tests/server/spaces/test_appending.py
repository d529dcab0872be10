"""Appending honest entries."""

from __future__ import annotations


def test_what_a_client_writes_is_read_by_the_clinician(world):
    practice = world.practice()
    entry = practice.care.post(practice.client, "I slept badly.", attention=1)
    assert practice.care.fetch(practice.clinician)[-1].hash == entry.hash
