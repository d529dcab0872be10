"""What is looked at before it is counted: posts, seats, appointments and offers of rooms below."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol import flows
from meantime.server.appointments import service as appointments
from meantime.server.spaces import service as spaces
from tests.server.appointments.calendar import (
    FRIDAY,
    TUESDAY_15,
    TUESDAY_16,
    answer,
    ask,
    book,
    cancel,
    go_to,
    move,
    open_practice,
)
from tests.world import ok

WEEK = timedelta(weeks=1)
TUESDAY = datetime(2027, 3, 9, 20, tzinfo=UTC)  # 15:00, an hour later by UTC than a week behind


@pytest.fixture
def practice(world):
    return open_practice(world)


def read(practice, fn, *given):
    return practice.world.server.read(fn, practice.id, *given)


def met(practice, at):
    found = read(practice, appointments.meetings_at, at).get(practice.care.id)
    return found and (found.last_at, found.next_at)


def test_posts_are_found_where_their_time_begins_and_ends(practice):
    care, client, clinician = practice.care, practice.client, practice.clinician
    welcomed = len([each for each in care.entries if each.kind == "post"])
    times = [FRIDAY + n * WEEK for n in range(1, 4)]
    for at in times:
        go_to(practice, at)
        care.post(client)
        care.post(clinician)

    def posts(since, until, but=()):
        def listed(unit, practice_id):
            found = spaces.posts_between(unit, practice_id, (since, until), but)
            return [(each.author, each.at) for each in found]

        return read(practice, listed)

    every = posts(FRIDAY - WEEK * 999, FRIDAY + WEEK * 999)
    assert len(every) == welcomed + 6
    for since in (FRIDAY, *times, *(at for _, at in every)):
        for until in (*times, *(at for _, at in every)):
            inside = [each for each in every if since <= each[1] < until]
            assert posts(since, until) == inside
    assert {who for who, _ in every[-2:]} == {client.id, clinician.id}
    assert posts(FRIDAY, FRIDAY + WEEK * 9, but=[care.id]) == []


def test_a_client_s_seat_says_since_when_and_until_when_it_was_taken(practice):
    go_to(practice, FRIDAY + WEEK)
    removed = [practice.client.id]
    now = practice.world.now_ms
    practice.care.send(
        practice.clinician,
        flows.remove(practice.clinician.account, practice.care.state, removed, now),
    )
    other = practice.found(practice.clinician)
    new = practice.admit(other, practice.clinician)
    seats = {each.client_id: each for each in read(practice, spaces.client_seats, ())}
    assert seats[practice.client.id].since < FRIDAY
    assert FRIDAY + WEEK <= seats[practice.client.id].until < FRIDAY + WEEK + timedelta(hours=1)
    assert (seats[new.id].space_id, seats[new.id].until) == (other.id, None)
    assert read(practice, spaces.client_seats, (practice.care.id, other.id)) == []


def test_people_met_last_and_meet_next_by_what_nobody_cancelled(practice):
    assert met(practice, FRIDAY) is None
    series = ok(book(practice, repeats="weekly", until="2027-03-30"))
    third, fourth = TUESDAY + 2 * WEEK - timedelta(hours=1), TUESDAY + 3 * WEEK - timedelta(hours=1)
    assert met(practice, FRIDAY) == (None, TUESDAY)
    assert met(practice, TUESDAY) == (None, TUESDAY)
    assert met(practice, third) == (TUESDAY + WEEK - timedelta(hours=1), third)
    ok(cancel(practice.clinician, {**series, "day": "2027-03-16"}))
    assert met(practice, third) == (TUESDAY, third)
    moved = third + timedelta(hours=2)
    ok(move(practice.clinician, {**series, "day": "2027-03-23"}, moved.isoformat()))
    assert met(practice, third) == (TUESDAY, moved)
    assert met(practice, fourth + 20 * WEEK) == (fourth, None)


def test_offers_are_those_of_the_care_team_that_have_ended(practice):
    def offers(until=FRIDAY + 9 * WEEK, but=()):
        return tuple(read(practice, appointments.offers_between, (FRIDAY, until), but))

    times = {"slots": [TUESDAY_15, TUESDAY_16]}
    first, second, _runs_out = (ok(ask(practice, practice.clinician, **times)) for _ in range(3))
    ok(ask(practice, **times))  # a client's asking is no offer
    assert offers(FRIDAY + timedelta(hours=1)) == (0, 0, 0)
    ok(answer(practice.client, first, "accept", starts_at=TUESDAY_15))
    ok(answer(practice.client, second, "decline"))
    assert offers(FRIDAY + timedelta(hours=1)) == (1, 2, 1)
    assert offers() == (1, 3, 1)
    assert offers(but=[practice.care.id]) == (0, 0, 0)
