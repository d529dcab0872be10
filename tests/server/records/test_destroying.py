"""The end of a record: refused while anything keeps it, and then really gone."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from meantime.protocol.spaces import advance, check
from tests.server.blobs.sending import Blob
from tests.server.records.records import DAY, DUE, ON_THE_DAY, PAST, WAIT, Record, kept
from tests.server.spaces.refusals import refused
from tests.world import ok


@pytest.fixture
def record(world):
    """Return a record whose end was asked for, and whose days to think it over are past."""
    record = Record(world.practice())
    record.go_to(ON_THE_DAY)
    ok(record.plan())
    record.go_to(ON_THE_DAY + PAST)
    return record


def test_what_posts_said_is_gone_and_the_chain_still_holds(record):
    space, person = record.thread, record.practice.clinician
    posts = [entry.seq for entry in space.entries if entry.kind == "post"]
    gone = ok(record.end(space))
    assert (gone["posts"], gone["files"], gone["upto"]) == (len(posts), 0, space.state.seq - 1)
    fetched = space.fetch(person)
    state = advance(None, fetched[0])
    for entry in fetched[1:]:
        check(state, entry)
        state = advance(state, entry)
    assert state.head == space.state.head
    assert [entry.seq for entry in fetched if not entry.body] == posts
    assert not record.show()["destroyed_at"]


def test_files_go_too_from_the_disk_as_well(world):
    record = Record(world.practice())
    blob = Blob(record.thread, 1_000)
    blob.send(record.practice.client)
    record.go_to(ON_THE_DAY)
    ok(record.plan())
    record.go_to(ON_THE_DAY + PAST)
    stored = world.server.settings.data_dir / "blobs" / "stored" / record.practice.id
    path = stored / record.thread.id / blob.address
    assert path.exists()
    assert ok(record.end(record.thread))["files"] == 1
    assert not path.exists()
    refused(record.practice.client.api.get(blob.path), 404, "not-found")


def test_once_all_its_spaces_are_gone_so_is_the_record(record):
    for space in record.spaces:
        ok(record.end(space))
    shown = record.show()
    assert shown["destroyed_at"]
    assert (shown["destroy_on"], shown["planned_at"]) == (None, None)
    kept(record.plan(), "unknown")


def test_an_order_whose_answer_was_lost_is_carried_out_once(record):
    said = record.say(record.thread)
    first = ok(record.order(record.thread, said))
    assert ok(record.order(record.thread, said)) == first
    ok(record.hold())  # nor does a hold make what is gone come back
    assert ok(record.order(record.thread, said)) == first


def test_a_hold_set_while_it_is_destroyed_keeps_all_that_is_not_gone_yet(record):
    ok(record.end(record.thread))
    said = record.say(record.chart)
    ok(record.hold())
    kept(record.order(record.chart, said), "held")
    kept(record.end(record.desk), "held")
    assert record.is_whole(record.chart)
    assert record.is_whole(record.desk)
    ok(record.hold(is_held=False))
    kept(record.order(record.chart, said), "unplanned")
    ok(record.plan())
    record.go_to(ON_THE_DAY + 2 * PAST)
    ok(record.order(record.chart, said))
    ok(record.end(record.desk))
    assert record.show()["destroyed_at"]


def test_of_a_hold_and_a_destruction_at_once_one_comes_first(record):
    for space in record.spaces:
        said = record.say(space)
        with ThreadPoolExecutor(2) as pool:
            held = pool.submit(record.hold)
            order = pool.submit(record.order, space, said)
        ok(held.result())
        answer = order.result()
        if answer.is_success:
            assert not record.is_whole(space)
        else:
            kept(answer, "held")
            assert record.is_whole(space)

        ok(record.hold(is_held=False))
        ok(record.keep(DUE))
        if record.show()["destroyed_at"] is None:
            ok(record.plan())
        record.go_to(record.practice.world.clock.now() + PAST)


def test_who_writes_meanwhile_keeps_it(record):
    record.thread.post(record.practice.client, "I am back.")
    kept(record.end(record.thread), "in_use")
    assert record.is_whole(record.thread)
    ok(record.practice.owner.api.delete(f"{record.path}/plan"))
    ok(record.plan())
    kept(record.end(record.thread), "waiting")


def test_who_writes_to_the_client_or_is_written_to_keeps_the_chart_too(record):
    """A record is one: care that went on needs its chart."""
    record.thread.post(record.practice.client, "I am back.")
    for space in (record.chart, record.desk):
        kept(record.end(space), "in_use")
        assert record.is_whole(space)


def test_who_comes_back_in_the_middle_keeps_what_is_not_gone_yet(record):
    ok(record.end(record.thread))
    record.thread.post(record.practice.client, "I am back.")
    kept(record.end(record.chart), "in_use")
    assert record.is_whole(record.chart)


def test_a_request_about_it_that_waits_for_its_answer_keeps_it(world):
    record = Record(world.practice())
    client, clinician = record.practice.client, record.practice.clinician
    record.go_to(ON_THE_DAY - DAY)
    asked = record.thread.post(client, "A copy of all of it, please.")
    path = f"/spaces/{record.thread.id}/record-requests/{asked.id}"
    ok(client.api.put(path, json={"kind": "access"}))
    record.go_to(ON_THE_DAY)
    ok(record.plan())
    record.go_to(ON_THE_DAY + PAST)
    for space in record.spaces:
        kept(record.end(space), "in_use")
        assert record.is_whole(space)
    said = record.thread.post(clinician, "It is ready for you.")
    ok(clinician.api.put(f"{path}/answer", json={"state": "granted", "answer_id": said.id}))
    ok(record.practice.owner.api.delete(f"{record.path}/plan"))
    ok(record.plan())
    record.go_to(ON_THE_DAY + 2 * PAST)
    ok(record.end(record.thread))


def test_only_a_custodian_by_a_word_of_the_practice_destroys(world, record):
    practice, space = record.practice, record.thread
    said = record.say(space)
    for person in (practice.clinician, practice.client, practice.seat):
        refused(record.order(space, said, by=person), 403, "not-permitted")
    refused(record.order(space, said, by=world.practice().owner), 404, "not-found")
    by_clinician = record.say(record.chart, by=practice.clinician)
    refused(record.order(record.chart, by_clinician), 422, "malformed")
    for wrong in (
        {**said, "upto": said["upto"] + 1},
        {**said, "upto": -1},
        {**said, "event_id": "x"},
        {**said, "event_id": space.entries[0].id},
        {**said, "event_id": by_clinician["event_id"]},
    ):
        refused(record.order(space, wrong), 422, "malformed")
    assert record.is_whole(space)
    private = practice.found(practice.clinician, "own", "private")
    refused(record.order(private, said), 404, "not-found")


def test_before_its_day_or_without_a_plan_or_too_soon_nothing_goes(world):
    record = Record(world.practice())
    said = record.say(record.thread)
    kept(record.order(record.thread, said), "early")
    record.go_to(ON_THE_DAY)
    kept(record.order(record.thread, said), "unplanned")
    ok(record.plan())
    record.go_to(ON_THE_DAY + WAIT - DAY)
    kept(record.order(record.thread, said), "waiting")
    assert record.is_whole(record.thread)


def test_a_client_who_comes_back_is_kept_anew(record):
    for space in record.spaces:
        ok(record.end(space))
    record.thread.post(record.practice.client, "I am back.")
    later = ok(record.keep(DUE.replace(year=2041)))
    assert later["destroyed_at"] is None
    assert {part["upto"] for part in later["spaces"]} == {None}
