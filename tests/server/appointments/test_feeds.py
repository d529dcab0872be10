"""A calendar at a secret address: what it says, to whom, and when it ends."""

import httpx2
import pytest
import structlog
from icalendar import Calendar

from meantime.protocol import flows
from meantime.server.appointments.service.feeds import hash_of
from meantime.server.appointments.tables import feeds
from tests.running import NO_TLS
from tests.server.appointments.calendar import (
    NEXT_TUESDAY_15,
    TUESDAY_15,
    TUESDAY_16,
    book,
    cancel,
    move,
    open_practice,
    refusal,
)
from tests.world import ok


@pytest.fixture
def practice(world):
    return open_practice(world)


def make(person, locale="en"):
    return ok(person.api.post("/calendar-feed", json={"locale": locale}))["path"]


def fetch(practice, path):
    return httpx2.get(practice.world.server.url + path, verify=NO_TLS)


def events(practice, path):
    answer = fetch(practice, path)
    assert answer.status_code == 200, answer.text
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(f"{one.decoded('dtstart'):%Y-%m-%dT%H:%M:%SZ}", str(one["summary"])) for one in found]


def is_dead(practice, path):
    return refusal(fetch(practice, path)) == (404, "not-found")


def test_a_feed_says_when_and_one_word_and_nothing_else(practice):
    book(practice, repeats="weekly", count=2)
    for person, locale, word in (
        (practice.client, "es", "Cita"),
        (practice.clinician, "en", "Appointment"),
    ):
        path = make(person, locale)
        assert events(practice, path) == [(TUESDAY_15, word), (NEXT_TUESDAY_15, word)]
        answer = fetch(practice, path)
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert answer.headers["cache-control"] == "private, no-cache"
        for secret in (practice.care.id, person.id, practice.id, "Linden", person.login):
            assert secret not in answer.text
        said = {line.partition(":")[0].partition(";")[0] for line in answer.text.splitlines()}
        assert said & {"DESCRIPTION", "LOCATION", "ATTENDEE", "ORGANIZER", "URL"} == set()


def test_what_is_moved_or_cancelled_is_so_in_the_feed(practice):
    series = ok(book(practice, repeats="weekly", count=2))
    path = make(practice.client)
    ok(move(practice.clinician, series, TUESDAY_16))
    assert events(practice, path)[0] == (TUESDAY_16, "Appointment")
    ok(cancel(practice.clinician, series))
    assert events(practice, path) == [(NEXT_TUESDAY_15, "Appointment")]


def test_a_new_address_ends_the_old_one_and_none_is_kept(practice):
    me = practice.client.api
    assert ok(me.get("/calendar-feed")) == {"made_at": None}
    first, second = make(practice.client), make(practice.client)
    assert is_dead(practice, first)
    assert events(practice, second) == []
    shown = ok(me.get("/calendar-feed"))
    assert set(shown) == {"made_at"}
    assert shown["made_at"]
    kept = practice.world.server.read(lambda unit: unit.db.execute(feeds.select()).all())
    token = second.removeprefix("/feeds/").removesuffix(".ics")
    assert hash_of(token) in [row.token_hash for row in kept]
    assert token not in repr(kept)
    assert me.delete("/calendar-feed").status_code == 204
    assert is_dead(practice, second)


@pytest.mark.parametrize("name", ["x", ".ics", "A" * 43 + ".ics", "A" * 43, "%00.ics", "é.ics"])
def test_an_address_that_nobody_was_given_is_not_found_and_not_logged(practice, name):
    with structlog.testing.capture_logs() as logged:
        assert fetch(practice, f"/feeds/{name}").status_code == 404
    assert logged == []


def test_a_token_is_no_sign_in_and_a_sign_in_no_token(practice):
    token = make(practice.client).removeprefix("/feeds/").removesuffix(".ics")
    assert refusal(practice.world.client(token).get("/me")) == (401, "not-signed-in")
    bearer = practice.client.api.headers["authorization"].removeprefix("Bearer ")
    assert is_dead(practice, f"/feeds/{bearer}.ics")


def test_a_seat_without_an_account_has_no_feed(practice):
    for method, more in (("GET", {}), ("POST", {"json": {"locale": "en"}}), ("DELETE", {})):
        answer = practice.seat.api.request(method, "/calendar-feed", **more)
        assert refusal(answer) == (403, "not-permitted")


def test_a_feed_speaks_a_language_that_it_knows(practice):
    answer = practice.client.api.post("/calendar-feed", json={"locale": "xx"})
    assert refusal(answer) == (422, "malformed")


def test_the_feed_of_a_client_who_left_is_dead_and_forgotten(practice):
    path = make(practice.client)
    leave = flows.remove(
        practice.clinician.account,
        practice.care.state,
        [practice.client.id],
        practice.world.now_ms,
    )
    practice.care.send(practice.clinician, leave)
    assert is_dead(practice, path)
    kept = practice.world.server.read(lambda unit: unit.db.execute(feeds.select()).all())
    assert practice.client.id not in [row.seat_id for row in kept]


def test_the_feed_of_a_colleague_who_left_is_dead_too(practice):
    colleague = practice.hire()
    path = make(colleague)
    assert events(practice, path) == []
    practice.dismiss(colleague)
    assert is_dead(practice, path)
