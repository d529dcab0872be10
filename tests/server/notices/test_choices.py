"""How people choose to be told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.notices.service import list_notices
from tests.server.swept import swept
from tests.world import ok

ELEVEN_AT_NIGHT = datetime(2027, 3, 3, 4, tzinfo=UTC)  # of 2 March in New York
SEVEN = datetime(2027, 3, 3, 12, tzinfo=UTC)
SIX_IN_THE_EVENING = datetime(2027, 3, 3, 23, tzinfo=UTC)
NIGHT = [22 * 60, 7 * 60]


@pytest.fixture
def practice(world):
    """Return a practice at eleven at night."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    world.clock.set(ELEVEN_AT_NIGHT)
    for person in (practice.clinician, practice.client):
        person.sign_in()
    return practice


def choose(person, **changes):
    chosen = ok(person.api.get("/notices/choices"))["choices"]
    return ok(person.api.put("/notices/choices", json={**chosen, **changes}))["choices"]


def told(practice, person):
    swept(practice.world)
    found = practice.world.server.read(list_notices, practice.id)
    mine = [each.fate for each in found if each.seat_id == person.id]
    return [(fate.state, fate.at.replace(second=0, microsecond=0)) for fate in mine]


def test_until_somebody_chooses_they_get_mail_as_it_comes_and_one_reminder(practice):
    shown = ok(practice.client.api.get("/notices/choices"))
    assert shown["choices"] == {
        "locale": "en",
        "zone": "America/New_York",
        "by_mail": True,
        "address": "",
        "daily_at": None,
        "quiet": None,
        "reminds": True,
    }
    assert shown["login"] == practice.client.login
    assert not shown["has_mail"]


def test_what_was_chosen_is_kept(practice):
    chosen = choose(practice.client, quiet=NIGHT, daily_at=1080, address=" Me@Example.org ")
    assert chosen["address"] == "me@example.org"
    assert ok(practice.client.api.get("/notices/choices"))["choices"] == chosen
    assert ok(practice.clinician.api.get("/notices/choices"))["choices"]["quiet"] is None


WRONG = [
    ({"zone": "Mars/Olympus"}, "zone"),
    ({"quiet": [60, 60]}, "quiet"),
    ({"quiet": [0, 1440]}, "quiet"),
    ({"daily_at": 1440}, "daily_at"),
    ({"daily_at": 1380, "quiet": NIGHT}, "daily_at"),
    ({"address": "nobody"}, "address"),
    ({"address": "a@b.org\r\nBcc: c@d.org"}, "address"),
]


@pytest.mark.parametrize(("changes", "field"), WRONG)
def test_what_cannot_be_kept_has_a_reason_beside_its_field(practice, changes, field):
    chosen = ok(practice.client.api.get("/notices/choices"))["choices"]
    answer = practice.client.api.put("/notices/choices", json={**chosen, **changes})
    assert answer.status_code == 422
    assert list(answer.json()["fields"]) == [field]


def test_a_seat_without_an_account_has_no_choices(practice):
    answer = practice.seat.api.get("/notices/choices")
    assert answer.json()["type"] == "/problems/not-permitted"


def test_quiet_hours_hold_a_notice_back_until_they_end(practice):
    choose(practice.client, quiet=NIGHT)
    practice.care.post(practice.clinician, attention=1)
    assert told(practice, practice.client) == [("waiting", SEVEN)]
    practice.care.post(practice.clinician, attention=1)
    assert told(practice, practice.client) == [("waiting", SEVEN)] * 2
    practice.world.clock.set(SEVEN)
    assert min(told(practice, practice.client)) == ("left", SEVEN)
    assert [state for state, _ in told(practice, practice.client)].count("spared") == 1


def test_an_urgent_message_passes_quiet_hours(practice):
    choose(practice.clinician, quiet=NIGHT)
    practice.care.post(practice.client, attention=3)
    assert ("left", ELEVEN_AT_NIGHT) in told(practice, practice.clinician)


def test_once_a_day_is_at_the_time_that_was_chosen(practice):
    choose(practice.client, daily_at=18 * 60)
    practice.care.post(practice.clinician, attention=1)
    assert told(practice, practice.client) == [("waiting", SIX_IN_THE_EVENING)]
    practice.world.clock.set(SIX_IN_THE_EVENING)
    assert told(practice, practice.client) == [("left", SIX_IN_THE_EVENING)]


def days_later(practice, days):
    practice.world.clock.set(ELEVEN_AT_NIGHT + timedelta(days=days, minutes=1))
    return len(told(practice, practice.client))


def test_a_client_who_does_not_come_by_is_reminded_once(practice):
    practice.care.post(practice.clinician, attention=1)
    assert len(told(practice, practice.client)) == 1
    assert [days_later(practice, days) for days in (1, 2, 4, 8)] == [1, 2, 2, 2]


def test_nobody_is_reminded_who_came_by_or_does_not_want_it(practice):
    practice.care.post(practice.clinician, attention=1)
    assert len(told(practice, practice.client)) == 1
    practice.care.fetch(practice.client)
    assert days_later(practice, 3) == 1
    for person in (practice.clinician, practice.client):
        person.sign_in()
    choose(practice.client, reminds=False)
    practice.care.post(practice.clinician, attention=1)
    assert [days_later(practice, days) for days in (3, 8)] == [2, 2]


def test_staff_are_not_reminded(practice):
    practice.care.post(practice.client, attention=2)
    practice.care.post(practice.client, attention=1)
    practice.world.clock.set(ELEVEN_AT_NIGHT + timedelta(days=3))
    assert len(told(practice, practice.clinician)) == 1
