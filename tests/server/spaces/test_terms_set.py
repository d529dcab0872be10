"""Who may give a seat a term, who sees it, and who hears as it begins and ends."""

from __future__ import annotations

from meantime.server.notices import service as notices
from tests.server.boundaries.test_frames_set import frame
from tests.server.spaces.refusals import refused
from tests.server.spaces.terms import HOUR, term, term_path, terms_of
from tests.server.swept import swept
from tests.world import ok


def test_who_covers_gives_themselves_no_more_time(world):
    practice = world.practice()
    stand_in = practice.hire()
    path = term_path(practice.care, stand_in)
    assert practice.clinician.api.put(path, json=term(world, 0, 3)).status_code == 204
    practice.seat_in(practice.care, practice.clinician, stand_in, "clinician")
    refused(stand_in.api.put(path, json=term(world, 0, 30)), 403, "not-permitted")
    refused(stand_in.api.delete(path), 403, "not-permitted")
    other = term_path(practice.care, practice.owner)
    refused(stand_in.api.put(other, json=term(world, 0, 30)), 403, "not-permitted")


def test_no_client_and_nobody_outside_gives_a_term(world):
    ours, theirs = world.practice(), world.practice()
    path = term_path(ours.care, ours.owner)
    refused(ours.client.api.put(path, json=term(world, 0, 3)), 403, "not-permitted")
    for outsider in (theirs.clinician, theirs.owner, theirs.seat, ours.hire(), ours.owner):
        refused(outsider.api.put(path, json=term(world, 0, 3)), 404, "not-found")
        refused(outsider.api.delete(path), 404, "not-found")
    assert terms_of(ours.owner) == []


def test_the_practice_s_own_seat_gives_and_ends_a_term(cover):
    practice = cover.practice
    assert practice.seat.api.put(cover.path, json=term(practice.world, 0, 3)).status_code == 204
    practice.care.post(cover.who)
    assert practice.seat.api.delete(cover.path).status_code == 204
    refused(cover.who.api.get(practice.care.path), 404, "not-found")


def test_only_colleagues_have_a_term_and_never_who_answers_for_the_thread(world):
    practice = world.practice()
    api = practice.seat.api
    for who in (practice.client, practice.seat):
        path = term_path(practice.care, who)
        refused(api.put(path, json=term(world, 0, 3)), 404, "not-found")
    path = term_path(practice.care, practice.clinician)
    answer = api.put(path, json=term(world, 0, 3))
    assert list(refused(answer, 422, "malformed")["fields"]) == ["seat_id"]
    practice.care.post(practice.clinician)


def test_who_sits_there_for_a_time_does_not_become_responsible(cover):
    practice = cover.practice
    cover.later(1.5)
    path = f"/spaces/{practice.care.id}/responsible"
    answer = practice.clinician.api.put(path, json={"account_id": cover.who.id})
    assert list(refused(answer, 422, "malformed")["fields"]) == ["account_id"]


def test_a_space_of_one_s_own_and_the_roster_know_no_terms(world):
    practice = world.practice()
    private = practice.found(practice.clinician, "own", "private")
    answer = practice.clinician.api.put(term_path(private, practice.owner), json=term(world, 0, 3))
    refused(answer, 403, "not-permitted")
    path = f"/spaces/{practice.id}/seats/{practice.clinician.id}/term"
    refused(practice.clinician.api.put(path, json=term(world, 0, 3)), 403, "not-permitted")


def test_a_term_is_seen_by_whoever_sits_there_and_by_custodians(cover):
    practice = cover.practice
    for person in (practice.clinician, practice.client, cover.who, practice.seat):
        (row,) = terms_of(person)
        assert (row["space_id"], row["seat_id"]) == (practice.care.id, cover.who.id)
        assert (row["role"], row["purpose"]) == ("clinician", "thread")
        assert row["zone"] == "America/New_York"
    for person in (practice.hire(), practice.world.practice().owner):
        assert terms_of(person) == []


def test_custodians_see_whose_access_has_ended_and_is_still_seated(world):
    practice = world.practice()
    stand_in = practice.hire()
    path = term_path(practice.care, stand_in)
    assert practice.clinician.api.put(path, json=term(world, 0, 1)).status_code == 204
    practice.seat_in(practice.care, practice.clinician, stand_in, "clinician")
    world.clock.advance(2 * HOUR)
    (row,) = terms_of(practice.owner)
    assert (row["seat_id"], row["role"]) == (stand_in.id, "clinician")
    assert row["ends_at"] < world.clock.now().isoformat()


def test_nobody_is_told_of_a_thread_outside_their_term(cover):
    practice = cover.practice

    def told():
        kept = practice.world.server.read(notices.list_notices, practice.id)
        return [each.seat_id for each in kept]

    practice.care.post(practice.client, attention=1)
    assert cover.who.id not in told()
    cover.later(1.5)
    practice.care.post(practice.client, attention=1)
    assert told().count(cover.who.id) == 1
    cover.later(2)
    practice.care.post(practice.client, attention=1)
    assert told().count(cover.who.id) == 1


def test_as_a_term_ends_what_was_to_be_told_later_is_dropped(cover):
    practice = cover.practice

    def told():
        kept = practice.world.server.read(notices.list_notices, practice.id)
        return cover.who.id in {each.seat_id for each in kept}

    ok(cover.who.api.put("/frames/mine", json=tomorrow_only(practice.world)))
    cover.later(1.5)
    practice.care.post(practice.client, attention=1)
    assert told()
    cover.later(2)
    swept(practice.world)
    assert not told()


def tomorrow_only(world):
    """Return hours of a whole day, that of tomorrow."""
    day = (world.clock.now() + 24 * HOUR).weekday()
    hours = [[[0, 1440]] if day == each else [] for each in range(7)]
    windows = [[720] if day == each else [] for each in range(7)]
    return frame(zone="UTC", hours=hours, windows=windows)
