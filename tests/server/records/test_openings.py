"""Who opened a thread: kept by the stretch, told to its client by the rule of promise 7."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from meantime.server.kit.audit import events
from meantime.server.kit.clock import to_ms
from meantime.server.records.tables import openings
from tests.server.spaces.refusals import refused
from tests.world import ok

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
MORNING = datetime(2027, 5, 3, 14, 12, tzinfo=UTC)  # 10:12 in New York


@pytest.fixture
def practice(world):
    """Return a practice with a thread, on a morning in May."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    go_to(practice, MORNING)
    return practice


def go_to(practice, at):
    practice.world.clock.set(at)
    for person in (practice.client, practice.clinician, practice.owner):
        person.sign_in()


def mark(practice, person, **said):
    path = f"/spaces/{practice.care.id}/opening"
    return person.api.put(path, json={"seq": 0, **said})


def listed(practice, person, cursor=""):
    return ok(person.api.get(f"/spaces/{practice.care.id}/openings", params={"cursor": cursor}))


def told(practice, person=None):
    rows = listed(practice, person or practice.client)["openings"]
    return [(row["seat_id"], row["kind"], row["on"], (row["at"] or "")[:16]) for row in rows]


def kept(practice):
    def count(unit):
        rows = openings.select().filter_by(space_id=practice.care.id)
        return len(unit.db.execute(rows).all())

    return practice.world.server.read(count)


def cover(practice, role="clinician"):
    """Return a colleague who sits in the thread for a week."""
    who = practice.hire()
    now = practice.world.clock.now()
    term = {
        "starts_at": now.isoformat(),
        "ends_at": (now + 7 * DAY).isoformat(),
        "zone": "America/New_York",
    }
    path = f"/spaces/{practice.care.id}/seats/{who.id}/term"
    assert practice.clinician.api.put(path, json=term).status_code == 204
    practice.seat_in(practice.care, practice.clinician, who, role)
    return who


def fill(practice, until):
    """Write until the log ends at seq `until`."""
    while practice.care.entries[-1].seq < until:
        practice.care.post(practice.client)


def test_their_own_clinician_s_opening_is_told_a_day_later_without_a_minute(practice):
    assert mark(practice, practice.clinician).status_code == 204
    assert told(practice) == []
    go_to(practice, MORNING + DAY)
    assert told(practice) == [(practice.clinician.id, "opened", "2027-05-03", "")]
    (row,) = listed(practice, practice.client)["openings"]
    assert (row["last_at"], row["until_seq"]) == (None, -1)


@pytest.mark.parametrize("role", ["clinician", "observer"])
def test_who_sits_there_for_a_time_is_told_at_once_and_to_the_minute(practice, role):
    who = cover(practice, role)
    at = practice.world.clock.now().strftime("%Y-%m-%dT%H:%M")
    assert mark(practice, who).status_code == 204
    assert [row[0] for row in told(practice)] == [who.id]
    (row,) = listed(practice, practice.client)["openings"]
    assert (row["at"][:16] >= at, row["is_cover"], row["role"]) == (True, True, role)
    assert listed(practice, practice.client)["zone"] == "America/New_York"


def test_the_practice_s_own_seat_is_told_at_once(practice):
    assert mark(practice, practice.seat).status_code == 204
    assert [row[0] for row in told(practice)] == [practice.seat.id]


def test_staff_of_the_thread_and_custodians_see_all_of_it_at_once(practice):
    mark(practice, practice.clinician)
    for person in (practice.clinician, practice.seat):
        assert told(practice, person) == [
            (practice.clinician.id, "opened", "2027-05-03", "2027-05-03T14:12")
        ]


def test_within_a_quarter_of_an_hour_it_is_one_stretch_and_twice_is_once(practice):
    for minutes in (0, 0, 14, 28, 45):
        practice.world.clock.set(MORNING + minutes * MINUTE)
        assert mark(practice, practice.clinician).status_code == 204
    rows = listed(practice, practice.clinician)["openings"]
    assert [row["last_at"][11:16] for row in rows] == ["14:57", "14:40"]


def test_a_time_without_connection_is_taken_later_and_told_again_changes_nothing(practice):
    claimed = to_ms(practice.world.clock.now() + MINUTE)
    practice.world.clock.set(MORNING + 3 * DAY)
    practice.clinician.sign_in()
    for _ in range(3):
        assert mark(practice, practice.clinician, at=claimed).status_code == 204
    (row,) = listed(practice, practice.clinician)["openings"]
    assert (row["at"][:16], row["last_at"]) == ("2027-05-03T14:13", row["at"])


def test_a_claim_that_cannot_be_is_malformed_and_keeps_nothing(practice):
    now = practice.world.clock.now()
    go_to(practice, MORNING + 40 * DAY)
    later = practice.world.clock.now()
    for at in (later + MINUTE, later - 31 * DAY, now - 500 * DAY):
        refused(mark(practice, practice.clinician, at=to_ms(at)), 422, "malformed")
    for said in ({"seq": -1}, {"seq": 10**12}, {"at": -1}, {"at": "now"}, {"until": 1}):
        refused(mark(practice, practice.clinician, **said), 422, "malformed")
    assert kept(practice) == 0


def test_a_flood_of_claims_in_any_order_keeps_few_rows(practice):
    go_to(practice, MORNING + DAY)
    newest = practice.world.clock.now()
    for number in range(120):
        at = to_ms(newest - timedelta(seconds=(number * 7919) % 7200))
        assert mark(practice, practice.clinician, at=at).status_code == 204
    assert kept(practice) <= 8  # two hours


def test_a_client_never_marks_and_outsiders_cannot_tell_that_there_is_a_thread(practice):
    refused(mark(practice, practice.client), 403, "not-permitted")
    other = practice.found(practice.clinician)
    another_client = practice.admit(other, practice.clinician)
    elsewhere = practice.world.practice()
    for outsider in (another_client, practice.hire(), elsewhere.owner, elsewhere.seat):
        refused(mark(practice, outsider), 404, "not-found")
        path = f"/spaces/{practice.care.id}/openings"
        refused(outsider.api.get(path), 404, "not-found")
    assert kept(practice) == 0


def test_once_a_seat_or_its_term_is_over_nothing_is_marked_or_told(practice):
    who = cover(practice)
    go_to(practice, MORNING + 8 * DAY)
    who.sign_in()
    refused(mark(practice, who), 404, "not-found")
    refused(who.api.get(f"/spaces/{practice.care.id}/openings"), 404, "not-found")


def test_only_a_thread_has_an_access_log(practice):
    team = practice.found(practice.clinician, "team", "desk")
    for space_id in (team.id, practice.id, b64(make_account().card[:32])):
        put = practice.clinician.api.put(f"/spaces/{space_id}/opening", json={"seq": 0})
        refused(put, 404, "not-found")
        refused(practice.clinician.api.get(f"/spaces/{space_id}/openings"), 404, "not-found")


def test_a_hundred_entries_at_once_are_told_as_a_copy_catching_up_is_not(practice):
    who = cover(practice, "observer")
    fill(practice, 98)
    practice.care.fetch(who)  # 99 entries from the root on
    assert told(practice) == []
    fill(practice, 99)
    practice.care.fetch(practice.client)
    small_page = {"after": -1, "limit": 1}
    ok(who.api.get(practice.care.path, params=small_page))
    ok(who.api.get(practice.care.path, params={"after": 0}))
    assert [row[:2] for row in told(practice)] == [(who.id, "copied")]
    practice.care.fetch(practice.clinician)
    assert [row[:2] for row in told(practice)] == [(who.id, "copied")]
    go_to(practice, MORNING + DAY)
    assert told(practice)[0] == (practice.clinician.id, "copied", "2027-05-03", "")


def test_older_pages_follow_without_an_instant_in_the_cursor(practice):
    mark(practice, practice.clinician)
    for days in (1, 90):
        go_to(practice, MORNING + days * DAY)
        mark(practice, practice.clinician)
    newest = listed(practice, practice.client)
    assert newest["openings"] == []  # today's is told tomorrow
    older = listed(practice, practice.client, newest["next"])
    assert [row["on"] for row in older["openings"]] == ["2027-05-04", "2027-05-03"]
    assert older["next"] == ""
    for cursor in ("x", "WzBd", "Wzk5OTk5OTk5OV0", "WyJhIl0"):
        answer = practice.client.api.get(
            f"/spaces/{practice.care.id}/openings", params={"cursor": cursor}
        )
        refused(answer, 422, "malformed")


def test_a_look_into_the_log_is_itself_written_down_before_it_is_answered(practice):
    mark(practice, practice.clinician)
    listed(practice, practice.client)

    def actions(unit):
        rows = events.select().filter_by(subject=practice.care.id)
        return {(row.seat_id, row.action) for row in unit.db.execute(rows)}

    assert practice.world.server.read(actions) >= {
        (practice.clinician.id, "thread.opened"),
        (practice.client.id, "openings.read"),
    }
