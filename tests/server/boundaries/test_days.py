"""A clinician's days with hours, as their device is told of them."""

from datetime import UTC, datetime

from tests.server.boundaries.test_frames_set import closure, frame
from tests.world import ok

FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March in New York


def days(person):
    return ok(person.api.get("/frames/mine/days"))


def test_a_day_has_its_periods_and_windows_in_utc_also_after_the_clocks_have_changed(world):
    clinician = world.practice().clinician
    world.clock.set(FRIDAY_23_04)
    clinician.sign_in()
    ok(
        clinician.api.put(
            "/frames/mine", json=frame(closures=[closure("2027-03-09", "2027-03-10")])
        )
    )
    found = days(clinician)
    assert (found["zone"], found["is_set"]) == ("America/New_York", True)
    by_date = {day["on"]: day for day in found["days"]}
    assert by_date["2027-03-08"] == {
        "on": "2027-03-08",
        "periods": [
            ["2027-03-08T14:00:00Z", "2027-03-08T17:00:00Z"],
            ["2027-03-08T18:00:00Z", "2027-03-08T23:00:00Z"],
        ],
        "windows": ["2027-03-08T14:00:00Z", "2027-03-08T21:00:00Z"],
    }
    assert by_date["2027-03-15"]["windows"][0] == "2027-03-15T13:00:00Z"
    assert not {"2027-03-06", "2027-03-09", "2027-03-10"} & set(by_date)  # closed, and a Saturday
    assert (min(by_date), max(by_date)) == ("2027-02-05", "2027-06-04")


def test_who_has_set_no_hours_has_no_days(world):
    practice = world.practice()
    found = days(practice.clinician)
    assert (found["is_set"], found["days"]) == (False, [])
    ok(practice.owner.api.put("/frames/practice", json=frame()))
    assert days(practice.clinician)["is_set"]


def test_a_client_has_no_days_and_who_is_signed_out_neither(world):
    practice = world.practice()
    assert practice.client.api.get("/frames/mine/days").json()["type"] == "/problems/not-permitted"
