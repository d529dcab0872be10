"""Ways around the hour, the reason and the review: each beside what an honest person does."""

from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.writing import seat
from meantime.server.kit.audit import events
from tests.running import running, settings_for
from tests.server.records.emergencies import Case
from tests.server.spaces.refusals import refused
from tests.server.spaces.terms import term, term_path
from tests.world import World, ok

MINUTE = timedelta(minutes=1)
NO_ENTRY = b64(bytes(16))


@pytest.fixture
def case(world):
    return Case(world)


def kept(case):
    return ok(case.owner.api.get("/emergencies"))["emergencies"]


def test_without_a_reason_it_is_refused_and_that_is_written_down(case):
    for reason in (NO_ENTRY, case.thread.post(case.practice.seat).id):
        refused(case.ask(case.owner, reason), 403, "reason-missing")
    for reason in ("", "x", "A" * 23):
        refused(case.ask(case.owner, reason), 422, "malformed")
    assert kept(case) == []

    def tries(unit):
        rows = unit.db.execute(events.select().filter_by(action="emergency.opened"))
        return [row.outcome for row in rows if row.practice_id == case.practice.id]

    assert case.world.server.read(tries) == ["reason-missing"] * 2
    assert case.open()["opened_by"] == case.owner.id


def test_a_reason_is_the_opener_s_or_the_practice_s_and_no_older_than_ten_minutes(case):
    by_another = case.reason(case.clinician)
    refused(case.ask(case.owner, by_another.id), 403, "reason-missing")
    old = case.reason()
    case.world.clock.advance(10 * MINUTE + timedelta(seconds=1))
    refused(case.ask(case.owner, old.id), 403, "reason-missing")
    assert kept(case) == []


def test_a_reason_that_opened_something_opens_nothing_else(case):
    reason = case.reason().id
    ok(case.ask(case.owner, reason))
    colleague = case.practice.hire()
    refused(case.ask(case.owner, reason, colleague), 403, "reason-missing")
    refused(case.ask(case.custodian(), reason, case.owner), 403, "reason-missing")
    refused(case.ask(case.owner, reason, desk_id=""), 403, "reason-missing")
    assert len(kept(case)) == 1


def test_nobody_but_a_custodian_opens_a_record(case):
    reason = case.reason().id
    for person in (case.practice.hire(), case.clinician, case.practice.client, case.practice.seat):
        refused(case.ask(person, reason), 403, "not-permitted")
    assert case.open()["opened_by"] == case.owner.id


def test_a_custodian_of_another_practice_cannot_tell_that_there_is_a_client(case):
    theirs = Case(case.world)
    body = {
        "account_id": theirs.owner.id,
        "chart_id": theirs.chart.id,
        "desk_id": theirs.desk.id,
        "reason_id": theirs.reason().id,
    }
    for space_id in (case.thread.id, case.chart.id, b64(bytes(32))):
        answer = theirs.owner.api.post(f"/spaces/{space_id}/emergencies", json=body)
        refused(answer, 404, "not-found")
    for stranger in (case.practice.client, theirs.owner):
        assert ok(theirs.owner.api.get("/emergencies"))["emergencies"] == []
        answer = theirs.owner.api.post(f"/emergencies/{case.open()['id']}/end")
        refused(answer, 404, "not-found")
        refused(stranger.api.get(f"/spaces/{theirs.chart.id}/emergencies"), 404, "not-found")
    refused(case.ask(case.owner, case.reason().id, theirs.owner), 422, "malformed")
    refused(case.ask(case.owner, case.reason().id, case.practice.client), 422, "malformed")


def test_a_chart_of_another_client_is_not_opened_behind_the_back_of_its_clinician(case):
    colleague = case.practice.hire()
    foreign = case.practice.found(colleague, "team", "chart")
    reason = case.reason(chart=foreign)
    opened = ok(case.ask(case.owner, reason.id, chart_id=foreign.id))
    assert colleague.id in opened["told_ids"]
    for chart_id in (case.desk.id, case.thread.id, case.practice.id, b64(bytes(32))):
        refused(case.ask(case.owner, reason.id, chart_id=chart_id), 422, "malformed")


def test_whoever_opened_it_or_read_signs_nothing_off(case):
    colleague = case.practice.hire()
    opened = case.open(who=colleague)
    case.sit(colleague)
    for person in (case.owner, colleague):
        note = case.chart.post(case.practice.seat, "All was well.")
        refused(case.review(person, opened["id"], note.id), 403, "not-permitted")
    note = case.chart.post(case.practice.seat, "All was well.")
    refused(case.review(case.practice.seat, opened["id"], note.id), 404, "not-found")
    for person in (case.practice.hire(), case.practice.client):
        refused(case.review(person, opened["id"], note.id), 404, "not-found")
    assert ok(case.review(case.clinician, opened["id"], note.id))["reviewed_by"]


def test_a_review_stands_in_the_chart_or_there_is_none(case):
    before = case.chart.post(case.clinician, "Before.")
    case.world.clock.advance(timedelta(seconds=1))
    opened = case.open()
    others = case.thread.post(case.clinician), before
    for note_id in (NO_ENTRY, opened["id"], *(each.id for each in others)):
        refused(case.review(case.clinician, opened["id"], note_id), 403, "reason-missing")
    assert kept(case)[0]["reviewed_by"] == ""


def test_no_term_and_no_seat_given_by_hand_outlives_the_hour_before_the_review(case):
    opened = case.open()
    case.sit(case.owner)
    later = term(case.world, 0, 30)
    for space in case.spaces:
        path = term_path(space, case.owner)
        for person in (case.owner, case.practice.seat, case.clinician):
            refused(person.api.put(path, json=later), 403, "not-permitted")
    case.world.clock.advance(61 * MINUTE)
    case.thread.send(case.clinician, gone(case, case.clinician))
    again = seated(case, case.practice.seat, case.owner)
    refused(case.practice.seat.api.post(case.thread.path, json=again.wire), 403, "not-permitted")
    note = case.chart.post(case.clinician, "It was one.")
    ok(case.review(case.clinician, opened["id"], note.id))
    case.thread.send(case.practice.seat, seated(case, case.practice.seat, case.owner))


def test_whoever_is_there_for_an_emergency_seats_nobody(case):
    case.open()
    case.sit(case.owner)
    colleague = case.practice.hire()
    by_them = seated(case, case.owner, colleague)
    refused(case.owner.api.post(case.thread.path, json=by_them.wire), 403, "not-permitted")
    case.thread.send(case.clinician, seated(case, case.clinician, colleague))
    case.thread.post(case.owner, "I am here for Dr. Okafor.")


def seated(case, by, who):
    state, now = case.thread.state, case.world.now_ms
    added = seat(who.account.card, "clinician")
    return flows.add_seat(by.account, state, added, [state.gen], now)


def gone(case, by):
    return flows.remove(by.account, case.thread.state, [case.owner.id], case.world.now_ms)


def test_a_day_has_four_for_one_person_and_client(case):
    for _ in range(4):
        case.open()
        case.world.clock.advance(61 * MINUTE)
    answer = case.ask(case.owner, case.reason().id)
    assert refused(answer, 409, "emergencies-spent")["most"] == 4
    case.open(who=case.practice.hire())
    case.world.clock.advance(timedelta(days=1))
    case.owner.sign_in(), case.practice.seat.sign_in()
    case.open()


def test_a_cover_that_was_arranged_is_not_overwritten(case):
    path = term_path(case.thread, case.owner)
    planned = term(case.world, 24, 48)
    assert case.clinician.api.put(path, json=planned).status_code == 204
    answer = case.ask(case.owner, case.reason().id)
    assert list(refused(answer, 422, "malformed")["fields"]) == ["account_id"]
    for person in (case.clinician,):
        refused(case.ask(case.owner, case.reason().id, person), 422, "malformed")
    assert kept(case) == []


def test_a_custodian_who_was_let_go_opens_and_reads_nothing(case):
    other = case.custodian()
    case.open(by=other)
    case.sit(other)
    case.practice.dismiss(other)
    refused(case.ask(other, case.reason().id), 401, "not-signed-in")
    refused(other.api.get(case.thread.path), 401, "not-signed-in")


def test_an_append_that_was_signed_within_the_hour_is_not_taken_after_it(case):
    case.open()
    case.sit(case.owner)
    entry = case.thread.write(case.owner, "Late.")
    case.world.clock.advance(61 * MINUTE)
    refused(case.owner.api.post(case.thread.path, json=entry.wire), 404, "not-found")


def test_a_server_that_starts_again_in_the_middle_still_ends_it_in_time(
    database, new_database, tmp_path
):
    settings = settings_for(tmp_path, new_database(database))
    with running(settings) as server:
        case = Case(World(server, database))
        opened = case.open()
        case.sit(case.owner)
        case.world.clock.advance(30 * MINUTE)
        assert case.reads(case.owner) == [200] * 3
        accounts = case.owner, case.clinician
        case.world.close()
    with running(settings) as server:
        world = World(server, database)
        world.clock.advance(61 * MINUTE)
        owner, clinician = (world.person(each.account) for each in accounts)
        case.world = world
        assert case.reads(owner) == [404] * 3
        (row,) = ok(clinician.api.get("/emergencies"))["emergencies"]
        assert row["until"] == opened["until"]
        world.close()
