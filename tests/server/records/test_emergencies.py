"""A record opened in an emergency: for an hour, told to others at once, reviewed by one of them."""

from datetime import datetime, timedelta

import pytest

from meantime.server.kit.audit import events
from meantime.server.notices.tables import notices
from tests.server.records.emergencies import Case
from tests.server.swept import swept
from tests.world import ok

MINUTE = timedelta(minutes=1)
OPEN, SHUT = [200] * 3, [404] * 3


@pytest.fixture
def case(world):
    return Case(world)


def instant(said):
    return datetime.fromisoformat(said)


def go_on(case, by):
    case.world.clock.advance(by)
    swept(case.world)


def test_a_custodian_reads_for_sixty_minutes_and_not_a_second_longer(case):
    assert case.reads(case.owner) == SHUT
    opened = case.open()
    until = instant(opened["until"])
    assert until - instant(opened["opened_at"]) == 60 * MINUTE
    case.sit(case.owner)
    case.world.clock.set(until - timedelta(seconds=2))
    assert case.reads(case.owner) == OPEN
    case.world.clock.set(until)
    assert case.reads(case.owner) == SHUT
    assert case.thread.id not in {row["id"] for row in ok(case.owner.api.get("/spaces"))["spaces"]}


def test_a_colleague_is_let_in_by_a_custodian_who_stays_outside(case):
    colleague = case.practice.hire()
    case.open(who=colleague)
    case.sit(colleague)
    assert (case.reads(colleague), case.reads(case.owner)) == (OPEN, SHUT)


def test_the_care_team_and_every_other_custodian_are_told_at_once(case):
    other = case.custodian()
    opened = case.open()
    assert opened["told_ids"] == [case.clinician.id, other.id]

    def urgent(unit):
        rows = unit.db.execute(notices.select().filter_by(entry_id=opened["id"])).all()
        return {(row.seat_id, row.is_urgent, row.left_at == row.shown_at) for row in rows}

    reached = {(id_, True, True) for id_ in opened["reached_ids"]}
    assert case.world.server.read(urgent) == reached
    for person in (case.clinician, other, case.owner):
        (row,) = ok(person.api.get("/emergencies", params={"state": "open"}))["emergencies"]
        assert (row["id"], row["account_id"]) == (opened["id"], case.owner.id)
    (row,) = ok(case.clinician.api.get(f"/spaces/{case.thread.id}/emergencies"))["emergencies"]
    assert row == opened


def test_the_client_reads_at_once_and_to_the_minute_who_it_was(case):
    opened = case.open()
    case.sit(case.owner)
    path = f"/spaces/{case.thread.id}/opening"
    assert case.owner.api.put(path, json={"seq": 0}).status_code == 204
    rows = {row["kind"]: row for row in case.openings(case.practice.client)}
    assert rows.keys() == {"emergency", "opened"}
    assert all(row["is_emergency"] and row["is_cover"] for row in rows.values())
    assert (rows["emergency"]["at"], rows["emergency"]["last_at"]) == (
        opened["opened_at"],
        opened["until"],
    )


def test_it_ends_early_by_whoever_is_done_and_never_begins_again(case):
    opened = case.open()
    case.sit(case.owner)
    case.world.clock.advance(10 * MINUTE)
    ended = ok(case.owner.api.post(f"/emergencies/{opened['id']}/end"))
    assert ended["ended_by"] == case.owner.id
    assert len(ended["seated_in"]) == 3  # a device takes the seats, and changes the keys
    assert ok(case.owner.api.post(f"/emergencies/{opened['id']}/end")) == ended
    case.world.clock.advance(-5 * MINUTE)
    assert case.reads(case.owner) == SHUT
    (row,) = case.openings(case.practice.client)
    assert row["last_at"] == ended["ended_at"]


def test_once_the_hour_is_over_a_clock_that_is_set_back_opens_nothing(case):
    opened = case.open()
    case.sit(case.owner)
    go_on(case, 61 * MINUTE)
    case.world.clock.advance(-30 * MINUTE)
    assert case.reads(case.owner) == SHUT
    (row,) = ok(case.owner.api.get("/emergencies"))["emergencies"]
    assert (row["ended_at"], row["ended_by"]) == (opened["until"], "")


def test_a_clock_set_back_before_the_beginning_opens_nothing_either(case):
    case.open()
    case.sit(case.owner)
    case.world.clock.advance(-5 * MINUTE)
    assert case.reads(case.owner) == SHUT


def test_a_second_one_needs_a_reason_of_its_own_and_takes_the_place_of_the_first(case):
    first = case.open()
    case.sit(case.owner)
    case.world.clock.advance(50 * MINUTE)
    second = case.open()
    assert instant(second["until"]) - instant(second["opened_at"]) == 60 * MINUTE
    go_on(case, 20 * MINUTE)
    assert case.reads(case.owner) == OPEN
    go_on(case, 41 * MINUTE)
    assert case.reads(case.owner) == SHUT
    rows = {row["id"]: row for row in ok(case.owner.api.get("/emergencies"))["emergencies"]}
    assert rows[first["id"]]["ended_by"] == case.owner.id
    assert len(rows) == 2


def test_the_same_request_again_is_the_same_emergency_with_the_same_end(case):
    reason = case.reason().id
    opened = ok(case.ask(case.owner, reason))
    case.world.clock.advance(30 * MINUTE)
    assert ok(case.ask(case.owner, reason)) == opened
    go_on(case, 31 * MINUTE)
    again = ok(case.ask(case.owner, reason))
    assert again["until"] == opened["until"]
    assert case.reads(case.owner) == SHUT


def test_somebody_else_signs_it_off_and_until_then_it_stays_open_for_review(case):
    opened = case.open()
    go_on(case, 61 * MINUTE)
    (row,) = ok(case.clinician.api.get("/emergencies", params={"state": "open"}))["emergencies"]
    note = case.chart.post(case.clinician, "It was one.")
    reviewed = ok(case.review(case.clinician, row["id"], note.id))
    assert (reviewed["reviewed_by"], reviewed["review_id"]) == (case.clinician.id, note.id)
    assert ok(case.owner.api.get("/emergencies", params={"state": "open"}))["emergencies"] == []
    other = case.chart.post(case.practice.seat, "Another.")
    assert ok(case.review(case.custodian(), opened["id"], other.id)) == reviewed


def test_a_review_ends_what_still_runs(case):
    opened = case.open()
    case.sit(case.owner)
    note = case.chart.post(case.clinician, "It was none.")
    reviewed = ok(case.review(case.clinician, opened["id"], note.id))
    assert reviewed["ended_by"] == case.clinician.id
    assert case.reads(case.owner) == SHUT


def test_another_custodian_reviews_by_the_practice_s_own_word(case):
    opened, other = case.open(), case.custodian()
    note = case.chart.post(case.practice.seat, "Looked at.")
    assert ok(case.review(other, opened["id"], note.id))["reviewed_by"] == other.id


def test_without_anybody_else_it_is_opened_and_said_in_the_audit(world):
    case = Case(world)
    case.practice.dismiss(case.clinician)
    opened = case.open()
    assert opened["told_ids"] == []

    def outcomes(unit):
        rows = unit.db.execute(events.select().filter_by(action="emergency.told"))
        return [(row.subject, row.outcome) for row in rows if row.practice_id == case.practice.id]

    assert case.world.server.read(outcomes) == [(opened["id"], "nobody")]


def test_each_step_is_in_the_audit(case):
    opened = case.open()
    go_on(case, 61 * MINUTE)
    note = case.chart.post(case.clinician, "It was one.")
    ok(case.review(case.clinician, opened["id"], note.id))

    def steps(unit):
        rows = unit.db.execute(events.select().filter_by(subject=opened["id"]))
        return {(row.action, row.seat_id) for row in rows}

    assert case.world.server.read(steps) == {
        ("emergency.opened", case.owner.id),
        ("emergency.ended", ""),
        ("emergency.reviewed", case.clinician.id),
    }


def test_who_reads_there_anyway_keeps_their_own_seat(case):
    colleague = case.practice.hire()
    case.practice.seat_in(case.chart, case.clinician, colleague, "member")
    case.open(who=colleague)
    case.practice.seat_in(case.thread, case.practice.seat, colleague, "clinician")
    go_on(case, 61 * MINUTE)
    assert case.reads(colleague) == [404, 200, 404]
    (row,) = ok(case.owner.api.get("/emergencies"))["emergencies"]
    assert row["seated_in"] == [case.thread.id]
