"""Until when a record is kept: set by custodians, told to them when its day has come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meantime.server.kit.audit import events
from meantime.server.notices.tables import notices
from meantime.server.records.rules.keeping import Kept, wrong_destruction
from tests.server.records.records import DAY, DUE, ON_THE_DAY, WAIT, Record, kept
from tests.server.spaces.refusals import refused
from tests.server.swept import swept
from tests.world import ok


@pytest.fixture
def record(world):
    return Record(world.practice())


def test_a_record_s_day_and_its_spaces_are_kept(record):
    shown = record.show()
    assert (shown["destroy_on"], shown["is_held"], shown["planned_at"]) == (
        "2034-03-06",
        False,
        None,
    )
    assert {each["space_id"] for each in shown["spaces"]} == {each.id for each in record.spaces}
    listed = ok(record.practice.owner.api.get("/retention"))
    assert listed["records"] == [shown]
    assert listed["backup_days"] == 35


def test_nobody_but_a_custodian_sees_or_sets_any_of_it(world, record):
    other = world.practice()
    people = (record.practice.clinician, record.practice.client, record.practice.seat)
    for person in people:
        refused(record.keep(DUE, by=person), 403, "not-permitted")
        refused(record.plan(by=person), 403, "not-permitted")
        refused(person.api.get(record.path), 403, "not-permitted")
        refused(person.api.get("/retention"), 403, "not-permitted")
        refused(
            person.api.put(f"{record.path}/hold", json={"is_held": False}), 403, "not-permitted"
        )
        refused(person.api.delete(f"{record.path}/plan"), 403, "not-permitted")
    refused(other.owner.api.get(record.path), 404, "not-found")
    refused(record.keep(DUE, by=other.owner), 404, "not-found")
    assert ok(other.owner.api.get("/retention"))["records"] == []


def test_a_space_is_of_one_record_alone_and_only_charts_and_desks_are_added(record):
    practice = record.practice
    second = practice.found(practice.clinician)
    private = practice.found(practice.clinician, "own", "private")
    for space in (record.chart.id, private.id, record.thread.id, practice.id, "x"):
        choice = {"spaces": [space], "destroy_on": None}
        answer = practice.owner.api.put(f"/retention/{second.id}", json=choice)
        refused(answer, 422, "malformed")
    for day in ("1969-12-31", "2200-01-01", "2034-02-30"):
        dated: dict[str, object] = {"spaces": [], "destroy_on": day}
        refused(practice.owner.api.put(record.path, json=dated), 422, "malformed")
    choice = {"spaces": [], "destroy_on": None}
    refused(practice.owner.api.put(f"/retention/{record.chart.id}", json=choice), 404, "not-found")


def test_its_end_cannot_be_asked_for_before_its_day_in_the_practice_s_zone(record):
    record.go_to(datetime(2034, 3, 6, 4, 59, tzinfo=UTC))  # 23:59 in New York
    kept(record.plan(), "early")
    record.go_to(datetime(2034, 3, 6, 5, 0, tzinfo=UTC))
    planned = ok(record.plan())
    assert planned["planned_by"] == record.practice.owner.id
    assert planned["may_go_from"][:16] == "2034-03-13T05:00"
    record.go_to(ON_THE_DAY)
    assert ok(record.plan())["may_go_from"] == planned["may_go_from"]  # asked twice is asked once


def test_an_app_that_counts_wrong_makes_no_day_earlier(record):
    record.go_to(ON_THE_DAY - 90 * DAY)
    asked = {"destroy_on": "2030-01-01"}
    kept(record.practice.owner.api.put(f"{record.path}/plan", json=asked), "early")
    assert record.show()["destroy_on"] == "2034-03-06"


def test_a_hold_a_later_day_and_a_second_thought_take_a_plan_back(record):
    record.go_to(ON_THE_DAY)
    for take_back in (
        record.hold,
        lambda: record.keep(DUE + DAY),
        lambda: record.keep(None),
        lambda: record.practice.owner.api.delete(f"{record.path}/plan"),
    ):
        ok(record.hold(is_held=False))
        ok(record.keep(DUE))
        ok(record.plan())
        assert ok(take_back())["planned_at"] is None


def test_under_a_hold_nothing_is_asked_for_and_a_release_does_not_go_on_with_a_plan(record):
    ok(record.hold())
    record.go_to(ON_THE_DAY)
    kept(record.plan(), "held")
    ok(record.hold(is_held=False))
    assert record.show()["planned_at"] is None


def test_a_hold_stands_also_where_nothing_else_was_decided(world):
    practice = world.practice()
    path = f"/retention/{practice.care.id}"
    assert ok(practice.owner.api.get(path))["is_held"] is False
    assert ok(practice.owner.api.put(f"{path}/hold", json={"is_held": True}))["is_held"] is True
    choice = {"spaces": [], "destroy_on": "2020-01-01"}
    assert ok(practice.owner.api.put(path, json=choice))["is_held"] is True


def told(record, person):
    def read(unit):
        mine = notices.select().filter_by(seat_id=person.id, space_id=record.thread.id)
        return len(unit.db.execute(mine).all())

    return record.practice.world.server.read(read)


def test_on_its_day_the_custodians_are_told_once_and_nothing_is_destroyed(record):
    swept(record.practice.world)
    assert told(record, record.practice.owner) == 0
    record.go_to(ON_THE_DAY)
    swept(record.practice.world)
    assert told(record, record.practice.owner) == 1
    assert told(record, record.practice.clinician) == 0
    assert all(record.is_whole(space) for space in record.spaces)
    record.go_to(ON_THE_DAY + 30 * DAY)
    swept(record.practice.world)
    assert told(record, record.practice.owner) == 1


def test_of_a_held_record_nobody_is_told_until_it_is_released(record):
    ok(record.hold())
    record.go_to(ON_THE_DAY)
    swept(record.practice.world)
    assert told(record, record.practice.owner) == 0
    ok(record.hold(is_held=False))
    swept(record.practice.world)
    assert told(record, record.practice.owner) == 1


def test_what_was_done_is_written_down_with_who_did_it(record):
    ok(record.hold())

    def read(unit):
        rows = events.select().filter_by(subject=record.thread.id, seat_id=record.practice.owner.id)
        return [row.action for row in unit.db.execute(rows.order_by(events.c.id))]

    assert record.practice.world.server.read(read)[-2:] == ["record.kept", "record.held"]


NOON = datetime(2034, 3, 20, 12, tzinfo=UTC)
DAYS = [  # what is known, whether it is in use, refusal
    (Kept(DUE, planned_at=NOON - WAIT), False, ""),
    (Kept(DUE, planned_at=NOON - WAIT + timedelta(microseconds=1)), False, "waiting"),
    (Kept(DUE, planned_at=NOON - WAIT), True, "in_use"),
    (Kept(DUE, is_held=True, planned_at=NOON - WAIT), False, "held"),
    (Kept(None, is_held=True), False, "held"),
    (Kept(None, planned_at=NOON - WAIT), False, "unknown"),
    (Kept(date(2034, 3, 20), planned_at=NOON - WAIT), False, ""),
    (Kept(date(2034, 3, 21), planned_at=NOON - WAIT), False, "early"),
    (Kept(DUE), False, "unplanned"),
]


@pytest.mark.parametrize(("known", "is_in_use", "refusal"), DAYS)
def test_the_rule_of_destruction(known, is_in_use, refusal):
    assert wrong_destruction(known, NOON.date(), NOON, is_in_use=is_in_use) == refusal
