"""Waiting for what a server does by itself."""

import time

from meantime.server.kit.timers import queries


def swept(world):
    """Wait until the server has carried out what is due."""

    def is_swept(unit):
        due_at = queries.first_due_at(unit)
        return due_at is None or due_at > unit.now

    for _ in range(1_000):
        if world.server.read(is_swept):
            return
        time.sleep(0.01)
    raise AssertionError
