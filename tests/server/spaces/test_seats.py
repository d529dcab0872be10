"""What a seat may read and do, from when it is taken until it is given up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.entry import Addition
from meantime.protocol.keys import Account, make_account
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key
from meantime.protocol.writing import invitation, seat
from tests.server.spaces.refusals import refused
from tests.world import ok

HOUR_MS = 3_600_000


def remove(practice, who, by=None):
    by = by or practice.clinician
    entry = flows.remove(by.account, practice.care.state, [who.id], practice.world.now_ms)
    practice.care.send(by, entry)
    return entry


def summary(person, space):
    (found,) = [s for s in ok(person.api.get("/spaces"))["spaces"] if s["id"] == space.id]
    return found


def test_a_removed_seat_reads_up_to_its_removal_and_no_further(world):
    practice = world.practice()
    removal = remove(practice, practice.client)
    practice.care.post(practice.clinician, "Not for the client.")
    assert practice.care.fetch(practice.client)[-1].hash == removal.hash
    answer = ok(practice.client.api.get(practice.care.path, params={"after": removal.seq + 1}))
    assert (answer["entries"], answer["pin"], answer["head_seq"]) == ([], "", removal.seq)
    found = summary(practice.client, practice.care)
    assert (found["until_seq"], found["head_seq"], found["head"]) == (
        removal.seq,
        removal.seq,
        removal.hash,
    )


def test_a_removed_seat_appends_nothing(world):
    practice = world.practice()
    late = practice.care.write(practice.client)
    remove(practice, practice.client)
    answer = practice.client.api.post(practice.care.path, json=late.wire)
    assert refused(answer, 422, "invalid-entry")["code"] == "author"


def test_a_removed_seat_learns_that_what_it_sent_before_is_stored(world):
    practice = world.practice()
    sent = practice.care.post(practice.client)
    remove(practice, practice.client)
    answer = practice.client.api.post(practice.care.path, json=sent.wire)
    assert (answer.status_code, answer.json()["stored"]) == (200, sent.wire)


def test_a_removed_seat_learns_nothing_by_the_id_of_a_later_entry(world):
    practice = world.practice()
    remove(practice, practice.client)
    later = practice.care.post(practice.clinician)
    guess = practice.care.entries[-1]
    assert guess.id == later.id
    answer = practice.client.api.post(practice.care.path, json=later.wire)
    refused(answer, 409, "wrong-seat")


def test_a_seat_given_again_reads_everything_again(world):
    practice = world.practice()
    practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
    remove(practice, practice.owner)
    practice.care.post(practice.clinician)
    practice.seat_in(practice.care, practice.clinician, practice.owner, "clinician")
    assert len(practice.care.fetch(practice.owner)) == practice.care.state.seq + 1
    found = summary(practice.owner, practice.care)
    assert (found["role"], found["until_seq"]) == ("clinician", -1)


def test_a_role_swapped_in_one_entry_stays_seated(world):
    practice = world.practice()
    practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
    swap = flows.change_role(
        practice.clinician.account,
        practice.care.state,
        practice.owner.id,
        "clinician",
        world.now_ms,
    )
    practice.care.send(practice.clinician, swap)
    practice.care.post(practice.owner)


def test_an_invitation_opens_the_log_to_whoever_holds_its_code(world):
    practice = world.practice()
    space = practice.found(practice.clinician)
    guest = world.person(join_account(practice.invite(space, practice.clinician)))
    assert len(space.fetch(guest)) == space.state.seq + 1


def test_a_used_invitation_shows_its_holder_that_it_was_used(world):
    practice = world.practice()
    space = practice.found(practice.clinician)
    code = practice.invite(space, practice.clinician)
    thief = world.person(join_account(code))
    practice.join(space, code)
    space.post(practice.clinician)
    entries = space.fetch(thief)
    assert entries[-1].author == thief.id


def test_another_practice_that_seats_a_card_too_does_not_get_whoever_holds_its_key(world):
    ours, theirs = world.practice(), world.practice()
    space = ours.found(ours.clinician)
    joiner = join_account(ours.invite(space, ours.clinician))
    until = world.now_ms + 7 * 24 * HOUR_MS
    copied = Addition(joiner.id, joiner.card, "invite", as_="client", until=until, proof=bytes(32))
    world.clock.advance(timedelta(minutes=1))
    add(theirs.care, theirs.clinician, copied)
    world.clock.advance(timedelta(minutes=1))
    removal = flows.remove(ours.clinician.account, space.state, [joiner.id], world.now_ms)
    space.send(ours.clinician, removal)
    add(space, ours.clinician, invitation(joiner, "client", space.id, until))  # the code again
    assert ok(world.person(joiner).api.get("/me"))["practice_id"] == ours.id


def add(space, by, added):
    space.send(by, reseat(by.account, space.state, Move(add=[added]), space.world.now_ms))


def test_an_invitation_used_late_is_refused_by_the_server_s_clock(world):
    practice = world.practice()
    space = practice.found(practice.clinician)
    code = practice.invite(space, practice.clinician, for_ms=HOUR_MS)
    signed_in_time = flows.join(make_account(), space.state, code, world.now_ms)
    guest = world.person(join_account(code))
    world.clock.advance(timedelta(hours=1, seconds=1))
    answer = guest.api.post(space.path, json=signed_in_time.wire)
    refused(answer, 409, "invitation-expired")


def test_an_invitation_used_in_its_last_minute_is_taken(world):
    practice = world.practice()
    space = practice.found(practice.clinician)
    code = practice.invite(space, practice.clinician, for_ms=HOUR_MS)
    world.clock.advance(timedelta(minutes=59))
    practice.join(space, code).api.get("/me")


@pytest.mark.parametrize("role", ["clinician", "observer"])
def test_somebody_outside_the_practice_is_seated_by_nobody(world, role):
    practice = world.practice()
    stranger = seat(make_account().card, role)
    entry = flows.add_seat(
        practice.clinician.account, practice.care.state, stranger, [], world.now_ms
    )
    answer = practice.clinician.api.post(practice.care.path, json=entry.wire)
    refused(answer, 409, "not-in-roster")


def test_a_client_is_no_colleague(world):
    practice = world.practice()
    chart = practice.found(practice.clinician, "team", "chart")
    added = seat(practice.client.account.card, "observer")
    entry = flows.add_seat(practice.clinician.account, chart.state, added, [1], world.now_ms)
    refused(practice.clinician.api.post(chart.path, json=entry.wire), 409, "not-in-roster")


def test_staff_of_another_practice_are_strangers(world):
    ours, theirs = world.practice(), world.practice()
    added = seat(theirs.owner.account.card, "clinician")
    entry = flows.add_seat(ours.clinician.account, ours.care.state, added, [], world.now_ms)
    refused(ours.clinician.api.post(ours.care.path, json=entry.wire), 409, "not-in-roster")


def test_whoever_has_left_the_staff_seats_nobody(world):
    practice = world.practice()
    space = practice.found(practice.clinician)
    practice.dismiss(practice.clinician)
    practice.clinician.sign_in()
    now = world.now_ms
    invited = flows.invite_client(
        practice.clinician.account, space.state, (), until=now + HOUR_MS, at=now
    )
    answer = practice.clinician.api.post(space.path, json=invited.entries[0].wire)
    refused(answer, 409, "not-in-roster")


def test_the_practice_hands_its_seat_to_its_new_card_alone(world):
    practice = world.practice()
    space, old_seat = practice.care, practice.seat
    rotated = flows.rotate(practice.owner.account, practice.roster.state, world.now_ms)
    practice.roster.send(practice.owner, rotated)
    new = Account(generation_key(practice.roster.state, practice.owner.account, 2))
    for card, taken in ((make_account(), False), (new, True)):
        (entry,) = flows.replace_practice(practice.secret, space.state, card, world.now_ms)
        answer = old_seat.api.post(space.path, json=entry.wire)
        if taken:
            assert answer.status_code == 201
        else:
            refused(answer, 409, "not-in-roster")
