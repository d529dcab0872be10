"""Notices as people's posts cause them, on both databases."""

from datetime import timedelta

from meantime.protocol import flows
from meantime.server.kit.clock import to_ms
from meantime.server.notices.service import list_notices
from tests.server.swept import swept
from tests.world import ok

HOUR = timedelta(hours=1)


def kept(practice, person=None):
    """Return (is urgent, state, minutes from now) of the notices of a practice or a person."""
    world = practice.world
    swept(world)
    found = world.server.read(list_notices, practice.id)
    return [
        (each.is_urgent, each.fate.state, round((each.fate.at - world.clock.now()) / HOUR * 60))
        for each in reversed(found)
        if person is None or each.seat_id == person.id
    ]


def in_ms(world, span):
    return to_ms(world.clock.now() + span)


def test_a_clients_message_is_told_to_the_clinicians_alone(world):
    practice = world.practice()
    cover, observer = practice.hire(), practice.hire()
    practice.seat_in(practice.care, practice.clinician, cover, "clinician")
    practice.seat_in(practice.care, practice.clinician, observer, "observer")
    practice.care.post(practice.client, attention=1)
    assert kept(practice, practice.clinician) == kept(practice, cover) == [(False, "left", 0)]
    assert len(kept(practice)) == 2


def test_a_quiet_post_is_told_to_nobody(world):
    practice = world.practice()
    asked = practice.care.post(practice.client, attention=0)
    practice.care.post(practice.clinician, attention=0, re=asked.id)
    assert kept(practice) == []


def test_many_messages_are_one_notice_until_the_person_reads(world):
    practice = world.practice()
    for _ in range(3):
        practice.care.post(practice.client, attention=1)
    assert kept(practice) == [(False, "left", 0)]
    practice.care.fetch(practice.clinician)
    practice.care.post(practice.client, attention=1)
    assert kept(practice) == [(False, "left", 0), (False, "waiting", 60)]
    world.clock.advance(HOUR)
    assert kept(practice) == [(False, "left", -60), (False, "left", 0)]


def test_somebody_who_reads_as_it_comes_is_told_once_an_hour_at_most(world):
    practice = world.practice()
    for _ in range(4):
        practice.care.post(practice.client, attention=1)
        swept(world)
        practice.care.fetch(practice.clinician)
        world.clock.advance(timedelta(minutes=10))
    states = [state for _, state, _ in kept(practice)]
    assert sorted(states) == ["left", "spared", "spared", "spared"]


def test_signing_in_again_is_coming_by(world):
    practice = world.practice()
    practice.care.post(practice.client, attention=1)
    swept(world)
    world.clock.advance(2 * HOUR)
    practice.clinician.sign_in()
    practice.care.post(practice.client, attention=1)
    assert kept(practice) == [(False, "left", -120), (False, "left", 0)]


def test_what_somebody_else_reads_is_not_read_for_me(world):
    practice = world.practice()
    practice.care.post(practice.client, attention=1)
    swept(world)
    practice.care.fetch(practice.client)
    practice.care.post(practice.client, attention=1)
    assert kept(practice) == [(False, "left", 0)]


def test_an_urgent_message_is_told_at_once_whatever_else_waits(world):
    practice = world.practice()
    practice.care.post(practice.client, attention=1)
    for _ in range(2):
        practice.care.post(practice.client, attention=3)
    practice.care.post(practice.client, attention=1)
    found = kept(practice, practice.clinician)
    assert [notice for notice in found if notice[0]] == [(True, "left", 0), (True, "left", 0)]
    assert [notice for notice in found if not notice[0]] == [(False, "left", 0)]


def test_an_answer_is_told_to_the_client_when_it_can_be_seen(world):
    practice = world.practice()
    asked = practice.care.post(practice.client, attention=1)
    show_at = in_ms(world, 8 * HOUR)
    practice.care.post(practice.clinician, attention=1, re=asked.id, show_at=show_at)
    assert kept(practice, practice.client) == [(False, "waiting", 480)]
    practice.care.fetch(practice.client)  # their app has it already, and does not show it yet
    world.clock.advance(8 * HOUR)
    assert kept(practice, practice.client) == [(False, "left", 0)]


def test_what_is_shown_later_is_told_then_though_something_earlier_was_told(world):
    practice = world.practice()
    practice.care.post(practice.clinician, attention=1)
    swept(world)
    practice.care.post(practice.clinician, attention=1, show_at=in_ms(world, 48 * HOUR))
    world.clock.advance(HOUR)
    practice.care.fetch(practice.client)
    world.clock.advance(48 * HOUR)
    assert [state for _, state, _ in kept(practice, practice.client)] == ["left", "left"]


def test_an_answer_withdrawn_before_it_is_shown_calls_nobody(world):
    practice = world.practice()
    later = in_ms(world, timedelta(seconds=20))
    answer = practice.care.post(practice.clinician, attention=1, show_at=later)
    practice.care.post(practice.clinician, text="", attention=0, re=answer.id)
    world.clock.advance(HOUR)
    assert kept(practice) == []


def test_an_answer_reworded_before_it_is_shown_is_told_once_and_not_earlier(world):
    practice = world.practice()
    answer = practice.care.post(practice.clinician, attention=1, show_at=in_ms(world, HOUR))
    practice.care.post(practice.clinician, attention=1, re=answer.id)
    assert kept(practice) == [(False, "waiting", 60)]


def test_whoever_has_left_is_not_told_of_what_shows_later(world):
    practice = world.practice()
    practice.care.post(practice.clinician, attention=1)
    swept(world)
    practice.care.post(practice.clinician, attention=1, show_at=in_ms(world, HOUR))
    state, now = practice.care.state, world.now_ms
    leaving = flows.remove(practice.clinician.account, state, [practice.client.id], now)
    practice.care.send(practice.clinician, leaving)
    assert kept(practice) == [(False, "left", 0)]


def test_what_staff_write_among_themselves_is_told_to_nobody(world):
    practice = world.practice()
    chart = practice.found(practice.clinician, "team", "chart")
    practice.seat_in(chart, practice.clinician, practice.hire(), "member")
    chart.post(practice.clinician, attention=1)
    assert kept(practice) == []


def test_a_refused_post_is_told_to_nobody(world):
    practice = world.practice()
    entry = practice.care.write(practice.client, attention=1)
    forged = practice.care.write(practice.client, attention=3)
    wire = {**entry.wire, "s": forged.wire["s"]}
    assert practice.client.api.post(practice.care.path, json=wire).status_code == 422
    assert kept(practice) == []


def test_notices_of_another_practice_are_not_listed(world):
    ours, theirs = world.practice(), world.practice()
    theirs.care.post(theirs.client, attention=1)
    assert kept(ours) == []


def test_a_message_sent_again_is_told_once(world):
    practice = world.practice()
    entry = practice.care.write(practice.client, attention=3)
    for status in (201, 200):
        answer = practice.client.api.post(practice.care.path, json=entry.wire)
        assert answer.status_code == status
        assert ok(answer)
    assert kept(practice, practice.clinician)[0] == (True, "left", 0)
    assert [notice[0] for notice in kept(practice, practice.clinician)].count(True) == 1
