"""Bringing a sealed file: in parts, again and again, until it is all there."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from errno import ENOSPC
from unittest.mock import Mock

import pytest

from meantime.protocol.blobs import CONTENT_MAX, address, blob_size
from meantime.protocol.encoding import b64
from meantime.server.blobs import folder
from meantime.server.blobs.folder import BlobFolder, Upload
from meantime.wire.blobs import PART_BYTES
from tests.server.blobs.sending import Blob
from tests.server.spaces.refusals import refused
from tests.world import ok


@pytest.fixture
def practice(world):
    return world.practice()


@pytest.fixture
def blob(practice):
    return Blob(practice.care)


def test_a_file_comes_back_as_it_was_brought(practice, blob):
    blob.send(practice.client)
    for reader in (practice.client, practice.clinician, practice.seat):
        answer = reader.api.get(blob.path)
        assert answer.content == blob.bytes
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["Content-Length"] == str(len(blob.bytes))


def test_an_upload_is_taken_up_where_it_broke_off(practice, blob):
    assert ok(blob.begin(practice.client)) == {"received": 0, "is_stored": False}
    ok(blob.bring(practice.client, 0))
    assert ok(blob.begin(practice.client)) == {"received": PART_BYTES, "is_stored": False}
    for number in range(1, len(blob.parts)):
        ok(blob.bring(practice.client, number))
    assert ok(blob.begin(practice.client)) == {"received": len(blob.bytes), "is_stored": True}


def test_a_part_brought_twice_counts_once(practice, blob):
    ok(blob.begin(practice.client))
    for number in range(len(blob.parts)):
        assert ok(blob.bring(practice.client, number)) == ok(blob.bring(practice.client, number))
    assert practice.client.api.get(blob.path).content == blob.bytes


def test_a_part_that_is_not_the_next_changes_nothing(practice, blob):
    ok(blob.begin(practice.client))
    assert ok(blob.bring(practice.client, 1)) == {"received": 0, "is_stored": False}
    ok(blob.bring(practice.client, 0))
    assert ok(blob.bring(practice.client, 2))["received"] == PART_BYTES


def test_a_part_that_was_cut_short_by_a_crash_is_written_again(world, practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    (lying,) = unfinished(world, blob)
    with lying.open("ab") as file:
        file.write(b"half a part")
    blob.send(practice.client)
    assert practice.client.api.get(blob.path).content == blob.bytes


def test_many_at_once_bring_the_same_file(practice, blob):
    def bring(_):
        ok(blob.begin(practice.client))
        for number in range(len(blob.parts)):
            ok(blob.bring(practice.client, number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(bring, range(4)))
    blob.send(practice.client)
    stored = practice.client.api.get(blob.path).content
    assert hash(stored) == hash(blob.bytes)  # a difference of megabytes would be spelled out


def test_what_was_checked_is_what_is_stored(tmp_path, monkeypatch):
    content = b"sealed " * 100
    upload = Upload("practice", "space", "seat", b64(address([content])), len(content))
    there = BlobFolder(tmp_path)
    there.put_next(upload, 0, content)

    def another_request_comes(pieces):
        checked = address(pieces)
        there.put_next(upload, 0, b"half of it")
        return checked

    monkeypatch.setattr(folder, "address", another_request_comes)
    assert there.finish(upload)
    with there.open("practice", upload.place) as file:
        assert file.read() == content


def test_a_disk_that_fails_at_the_end_loses_nothing(tmp_path, monkeypatch):
    content = b"sealed " * 100
    upload = Upload("practice", "space", "seat", b64(address([content])), len(content))
    there = BlobFolder(tmp_path)
    there.put_next(upload, 0, content)
    with monkeypatch.context() as broken:
        broken.setattr(folder, "make_folder", Mock(side_effect=OSError(ENOSPC, "full")))
        with pytest.raises(OSError, match="full"):
            there.finish(upload)
    assert there.received(upload) == len(content)
    assert there.finish(upload)


def test_who_comes_while_another_checks_it_is_asked_to_wait(tmp_path, monkeypatch):
    content = b"sealed " * 100
    upload = Upload("practice", "space", "seat", b64(address([content])), len(content))
    there = BlobFolder(tmp_path)
    there.put_next(upload, 0, content)
    told = []

    def another_request_comes(pieces):
        told.append(there.finish(upload))
        return address(pieces)

    monkeypatch.setattr(folder, "address", another_request_comes)
    assert there.finish(upload)
    assert told == [False]


def test_what_is_not_what_its_address_says_is_thrown_away(practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0, bytes(PART_BYTES)))
    ok(blob.bring(practice.client, 1))
    refused(blob.bring(practice.client, 2), 422, "blob-damaged")
    refused(practice.client.api.get(blob.path), 404, "not-found")
    assert ok(blob.begin(practice.client))["received"] == 0
    blob.send(practice.client)


def test_nobody_spoils_the_upload_of_another(practice, blob):
    ok(blob.begin(practice.clinician))
    ok(blob.bring(practice.clinician, 0, bytes(PART_BYTES)))
    blob.send(practice.client)
    assert ok(blob.begin(practice.clinician))["is_stored"]
    assert practice.clinician.api.get(blob.path).content == blob.bytes


def test_an_upload_that_nobody_takes_up_runs_out(world, practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    world.clock.advance(timedelta(days=4))
    practice.client.sign_in()
    refused(blob.bring(practice.client, 1), 404, "not-found")
    assert unfinished(world, blob)
    tidy(world)
    assert not unfinished(world, blob)
    assert ok(blob.begin(practice.client))["received"] == 0


def test_an_upload_that_has_run_out_begins_anew_before_anybody_has_tidied(world, practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    world.clock.advance(timedelta(days=4))
    practice.client.sign_in()
    assert ok(blob.begin(practice.client))["received"] == 0


def test_tidying_leaves_what_is_under_way(world, practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    tidy(world)
    assert ok(blob.begin(practice.client))["received"] == PART_BYTES


@pytest.mark.parametrize("size", [0, -1, 65_536, 65_578, 600_000, 2**63 - 1])
def test_only_sizes_of_sealed_files_are_taken(practice, blob, size):
    answer = blob.begin(practice.client, size=size)
    assert answer.status_code in {413, 422}
    refused(practice.client.api.get(blob.path), 404, "not-found")


def test_a_file_may_hold_25_mb_and_no_more(practice):
    most = Blob(practice.care, 0)
    assert ok(most.begin(practice.client, size=blob_size(CONTENT_MAX)))["received"] == 0
    refused(most.begin(practice.client, size=blob_size(2 * CONTENT_MAX)), 413, "too-large")


@pytest.mark.parametrize("length", [0, 1, PART_BYTES - 1, PART_BYTES + 1])
def test_a_part_has_its_length(practice, blob, length):
    ok(blob.begin(practice.client))
    refused(blob.bring(practice.client, 0, bytes(length)), 422, "malformed")


def test_there_is_no_part_beyond_the_end(practice, blob):
    ok(blob.begin(practice.client))
    for number in (len(blob.parts), 2**62, -1):
        answer = practice.client.api.put(f"{blob.path}/parts/{number}", content=b"x")
        assert answer.status_code in {404, 422}


@pytest.mark.parametrize("address", ["x", "A" * 44, "." * 43, "A" * 42 + "B"])
def test_what_is_no_hash_is_no_address(practice, address):
    path = f"/spaces/{practice.care.id}/blobs/{address}"
    answer = practice.client.api.put(path, json={"size": blob_size(0)})
    assert answer.status_code in {404, 422}
    assert practice.client.api.get(path).status_code == 404


def test_a_file_of_one_space_is_in_no_other(practice, blob):
    blob.send(practice.clinician)
    other = practice.found(practice.clinician)
    refused(
        practice.clinician.api.get(f"/spaces/{other.id}/blobs/{blob.address}"), 404, "not-found"
    )


def test_a_part_of_an_upload_that_was_never_begun_is_not_found(practice, blob):
    refused(blob.bring(practice.client, 0), 404, "not-found")


def test_a_file_whose_bytes_are_gone_is_not_found(world, practice, blob):
    blob.send(practice.client)
    folder = world.server.settings.data_dir / "blobs" / "stored" / practice.id
    (folder / practice.care.id / blob.address).unlink()
    refused(practice.client.api.get(blob.path), 404, "not-found")


def unfinished(world, blob):
    folder = world.server.settings.data_dir / "blobs" / "unfinished"
    return [path for path in folder.iterdir() if path.name.endswith(blob.address)]


def tidy(world):
    state = world.server.app.state
    asyncio.run_coroutine_threadsafe(state.blobs.tidy(), state.store.loop).result()


def test_the_names_on_the_disk_hold_only_ids(world, practice, blob):
    ok(blob.begin(practice.client))
    ok(blob.bring(practice.client, 0))
    (lying,) = unfinished(world, blob)
    assert lying.name == f"{practice.care.id}.{practice.client.id}.{blob.address}"
