"""Crisis snapshots: what goes in, who takes one home, what may befall the disk and the clock."""

import asyncio
import stat
from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.server.kit import audit
from meantime.server.kit.outbox.queries import Message
from meantime.server.records.rules.nights import name_of
from meantime.server.records.service import marking
from meantime.server.records.service.crisis import CRISIS
from meantime.server.records.tables.openings import openings
from meantime.wire.crisis import SUFFIX
from tests.running import poll
from tests.server.records.nights import folder, lying, newest, order, practice_with_records, settled
from tests.server.spaces.refusals import refused
from tests.server.swept import forget_what_waits, swept
from tests.world import ok

HOUR = timedelta(hours=1)


@pytest.fixture
def practice(world):
    return practice_with_records(world)


def listed(practice, person=None):
    return ok((person or practice.owner).api.get("/crisis-snapshots"))["snapshots"]


def actions(practice):
    def found(unit):
        rows = unit.db.execute(audit.events.select().filter_by(practice_id=practice.id))
        return [(row.action, row.seat_id) for row in rows if row.action.startswith("crisis")]

    return practice.world.server.read(found)


def test_it_holds_the_logs_of_threads_and_desks_and_of_the_practice_as_the_server_gives_them(
    practice,
):
    order(practice)
    logs, manifest = newest(practice)
    assert set(logs) == {practice.care.id, practice.desk.id, practice.id}
    listed_spaces = [each["space"] for each in manifest["logs"]]
    assert listed_spaces[0] == listed_spaces[-1] == practice.id
    assert len(listed_spaces) == 4
    given = ok(practice.client.api.get(practice.care.path, params={"limit": 500}))["entries"]
    head, *entries = logs[practice.care.id]
    assert entries == given
    assert head == {
        "is": "log",
        "space": practice.care.id,
        "purpose": "thread",
        "responsible": practice.clinician.id,
        "seq": practice.care.state.seq,
        "head": practice.care.state.head,
    }


def test_it_carries_what_opens_a_custodian_s_account_and_nothing_that_proves_them(practice):
    order(practice)
    _, manifest = newest(practice)
    held = manifest["about"]["locks"]
    assert {lock["account_id"] for lock in held} == {practice.owner.id}
    assert [lock["kind"] for lock in held] == ["password", "recovery"]
    assert "auth" not in str(manifest)
    assert practice.owner.login not in str(manifest)


def test_it_is_made_every_night_and_the_owner_alone_may_read_the_file(world):
    practice = world.practice()
    for night in range(3):
        practice.world.clock.advance(24 * HOUR)
        swept(practice.world)
        poll(lambda: len(lying(practice)) == night + 1, 20)  # noqa: B023
        settled(practice)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder(practice).iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(folder(practice).stat().st_mode) == 0o700
    assert actions(practice).count(("crisis_snapshot.made", "")) == 3


def test_nights_that_were_missed_are_not_made_up(world):
    practice = world.practice()
    swept(world)
    practice.world.clock.advance(9 * 24 * HOUR)
    swept(practice.world)
    poll(lambda: lying(practice), 20)
    settled(practice)
    assert len(lying(practice)) == 1


def test_of_many_nights_the_newest_stay(practice):
    kept = practice.world.server.settings.crisis_kept
    now = practice.world.clock.now()
    folder(practice).mkdir(parents=True)
    for days in range(1, kept + 3):
        (folder(practice) / f"{name_of(now - days * 24 * HOUR)}{SUFFIX}").touch()
    (folder(practice) / "notes.txt").touch()
    order(practice)
    *names, notes = lying(practice)
    assert (len(names), notes) == (kept, "notes.txt")
    shown = [each["name"] + SUFFIX for each in listed(practice)]
    assert shown == sorted(names, reverse=True)
    assert shown[0] >= f"{name_of(now)}{SUFFIX}"


def test_ordered_once_it_is_made_once_also_if_a_process_ends_before_it_says_so(practice):
    keeper = practice.world.server.app.state.crisis_keeper
    now = practice.world.clock.now()
    message = Message(practice.id, "A" * 22, CRISIS, practice.id, CRISIS, now, 1)

    def send():
        loop = practice.world.server.app.state.store.loop
        asyncio.run_coroutine_threadsafe(keeper.send(message), loop).result()

    send()
    before = [path.stat().st_ino for path in folder(practice).iterdir()]
    send()
    assert [path.stat().st_ino for path in folder(practice).iterdir()] == before
    assert actions(practice) == [("crisis_snapshot.made", "")]


def test_a_clock_that_was_ahead_does_not_keep_what_it_made_for_the_newest(practice):
    practice.world.clock.advance(timedelta(days=400))
    order(practice)
    practice.world.clock.reset()
    order(practice)
    assert len(lying(practice)) == 2
    assert listed(practice)[0]["name"] < listed(practice)[1]["name"]


def test_a_custodian_takes_one_home_and_that_is_noted(practice):
    order(practice)
    (one,) = listed(practice)
    answer = practice.owner.api.get(f"/crisis-snapshots/{one['name']}")
    assert len(answer.content) == one["size"]
    assert answer.content == (folder(practice) / lying(practice)[0]).read_bytes()
    assert answer.headers["content-type"] == "application/gzip"
    assert one["name"] in answer.headers["content-disposition"]
    assert ("crisis_snapshot.fetched", practice.owner.id) in actions(practice)


def test_its_clients_see_that_a_copy_was_taken_home_once_in_thirty_days(practice):
    path = f"/spaces/{practice.care.id}/openings"

    def take():
        order(practice)
        practice.owner.api.get(f"/crisis-snapshots/{listed(practice)[0]['name']}")

    def told():
        rows = ok(practice.client.api.get(path))["openings"]
        return [(row["kind"], row["role"], row["seat_id"]) for row in rows]

    seat = practice.seat.id
    take()
    assert told() == [("copied", "practice", seat)]
    practice.world.clock.advance(20 * HOUR)
    for _ in range(2):
        practice.world.server.write(forget_what_waits)
        practice.owner.sign_in()
        practice.client.sign_in()
        take()
    assert told() == [("copied", "practice", seat)]
    practice.world.clock.advance(30 * 24 * HOUR)
    practice.world.server.write(forget_what_waits)
    practice.owner.sign_in()
    take()
    rows = practice.world.server.read(lambda unit: kept_copies(unit, practice.care.id))
    assert len(rows) == 2


def test_more_threads_than_one_operation_tells_are_all_told(practice, monkeypatch):
    monkeypatch.setattr(marking, "AT_ONCE", 1)
    other = practice.found(practice.clinician)
    practice.admit(other, practice.clinician)
    order(practice)
    practice.owner.api.get(f"/crisis-snapshots/{listed(practice)[0]['name']}")
    for space in (practice.care, other):
        copies = practice.world.server.read(lambda unit: kept_copies(unit, space.id))  # noqa: B023
        assert len(copies) == 1


def kept_copies(unit, space_id):
    return unit.db.execute(openings.select().filter_by(space_id=space_id, kind="copied")).all()


def test_nobody_else_learns_that_there_is_one(practice):
    order(practice)
    (one,) = listed(practice)
    for person in (practice.client, practice.clinician, practice.seat, practice.hire()):
        for path in ("/crisis-snapshots", f"/crisis-snapshots/{one['name']}"):
            refused(person.api.get(path), 403, "not-permitted")
    stranger = practice.world.practice()
    assert listed(stranger) == []
    refused(stranger.owner.api.get(f"/crisis-snapshots/{one['name']}"), 404, "not-found")
    assert [who for what, who in actions(practice) if what == "crisis_snapshot.fetched"] == []


@pytest.mark.parametrize("name", ["x", "..", "%2e%2e%2f", "2026-11-30T080000Z", "A" * 300])
def test_a_name_of_none_is_not_found(practice, name):
    order(practice)
    answer = practice.owner.api.get(f"/crisis-snapshots/{name}")
    assert answer.status_code in {404, 405}


def test_a_custodian_who_is_one_no_more_takes_nothing(practice):
    order(practice)
    second = practice.hire()
    for role, sees in (("custodian", True), ("staff", False)):
        state = practice.roster.state
        change = flows.change_role(
            practice.owner.account, state, second.id, role, practice.world.now_ms
        )
        practice.roster.send(practice.owner, change)
        assert second.api.get("/crisis-snapshots").is_success == sees
    refused(second.api.get("/crisis-snapshots"), 403, "not-permitted")
