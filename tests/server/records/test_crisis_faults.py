"""Crisis snapshots: what may befall the disk, the clock and the logs while one is made."""

import gzip
from datetime import timedelta

import pytest

from meantime.server.records.crisis_file import CrisisFile
from meantime.server.records.service import crisis as service
from meantime.server.spaces import tables as spaces_tables
from tests.running import poll
from tests.server.records.nights import (
    folder,
    lying,
    newest,
    order,
    post,
    practice_with_records,
    settled,
    waiting,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def practice(world):
    return practice_with_records(world)


def test_a_space_that_is_destroyed_while_it_is_copied_is_left_out_and_the_rest_is_whole(
    practice, monkeypatch
):
    honest = service.entries_of

    def gone(unit, practice_id, log, after):
        return [] if log.space == practice.desk.id else honest(unit, practice_id, log, after)

    monkeypatch.setattr(service, "entries_of", gone)
    order(practice)
    logs, manifest = newest(practice)
    assert set(logs) == {practice.care.id, practice.id}
    assert {each["space"] for each in manifest["logs"]} == {practice.care.id, practice.id}


def test_bodies_that_were_destroyed_are_not_in_it(practice):
    def destroy(unit):
        entries = spaces_tables.entries
        here = entries.update().filter_by(space_id=practice.care.id, kind="post")
        unit.db.execute(here.values(body=None))

    practice.world.server.write(destroy)
    order(practice)
    logs, _ = newest(practice)
    bodies = [line["b"] for line in logs[practice.care.id][1:]]
    assert "" in bodies
    assert len(bodies) == practice.care.state.seq + 1


def test_a_full_disk_leaves_no_half_file_and_the_snapshots_of_before(practice, monkeypatch):
    order(practice)
    before = lying(practice)
    full = OSError(28, "No space left on device")
    honest = CrisisFile.add

    def add(self, lines):
        honest(self, lines)
        raise full

    monkeypatch.setattr(CrisisFile, "add", add)
    practice.world.clock.advance(timedelta(seconds=2))
    practice.world.server.write(post, practice.id)
    poll(lambda: practice.world.server.read(waiting, practice.id) == ["Unavailable"], 20)
    assert lying(practice) == before
    monkeypatch.undo()
    practice.world.clock.advance(timedelta(minutes=2))
    settled(practice)
    assert len(lying(practice)) == 2


def test_a_folder_that_is_gone_is_made_again(practice):
    order(practice)
    for path in folder(practice).iterdir():
        path.unlink()
    folder(practice).rmdir()
    practice.world.clock.advance(timedelta(seconds=2))
    order(practice)
    assert len(lying(practice)) == 1


def test_what_could_not_be_made_for_a_day_is_left_to_the_nights_behind_it(practice):
    practice.world.server.write(post, practice.id, practice.world.clock.now() + HOUR)
    practice.world.clock.advance(25 * HOUR)
    settled(practice)
    assert lying(practice) == []


def test_what_a_killed_process_left_is_removed_and_the_snapshot_is_made_once(practice):
    folder(practice).mkdir(parents=True)
    (folder(practice) / ".part-1").write_bytes(b"half")
    order(practice)
    (name,) = lying(practice)
    with gzip.open(folder(practice) / name) as file:
        assert file.read()
