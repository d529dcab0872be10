"""Nights for tests: a snapshot is ordered, and read as anybody can read it, with gzip and JSON."""

from __future__ import annotations

import gzip
import json

from sqlalchemy import select

from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.outbox.tables import outbox
from meantime.server.records.service.crisis import CRISIS
from tests.running import poll
from tests.server.swept import forget_what_waits


def order(practice):
    """Order a snapshot of a practice as the night does; wait until nothing waits any more."""
    practice.world.server.write(post, practice.id)
    settled(practice)


def post(unit, practice_id, not_before=None):
    post_message(unit, NewMessage(practice_id, CRISIS, practice_id, CRISIS, not_before))


def settled(practice):
    poll(lambda: not practice.world.server.read(waiting, practice.id), 20)


def waiting(unit, practice_id):
    found = select(outbox.c.last_error).filter_by(
        practice_id=practice_id, channel=CRISIS, state="waiting"
    )
    return [row.last_error for row in unit.db.execute(found)]


def folder(practice):
    return practice.world.server.settings.crisis_folder / practice.id


def lying(practice):
    return sorted(path.name for path in folder(practice).glob("*"))


def newest(practice):
    """Return what the newest snapshot of a practice holds, as `read_file`."""
    return read_file(folder(practice) / lying(practice)[-1])


def read_file(path):
    """Return what a snapshot holds: the lines of each log by its space, and its manifest.

    The practice's own log is there twice.
    """
    with gzip.open(path) as file:
        lines = [json.loads(line) for line in file]
    logs, current = {}, []
    for line in lines[1:-1]:
        if "is" in line:
            current = logs[line["space"]] = [line]
        else:
            current.append(line)
    assert lines[0] == lines[-1]["about"]
    return logs, lines[-1]


def practice_with_records(world):
    """Return a practice with a thread, a desk and a chart."""
    practice = world.practice()
    practice.care.post(practice.client, "It came back.")
    practice.desk = practice.found(practice.clinician, "team", "desk")
    practice.chart = practice.found(practice.clinician, "team", "chart")
    practice.private = practice.found(practice.clinician, "own", "private")
    world.server.write(forget_what_waits)  # no night of its own comes between
    return practice
