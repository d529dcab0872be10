"""Steps of the tests of appointments: a practice with hours, and what its people do."""

from datetime import UTC, datetime

from meantime.server.notices.queries.notices import notices_of
from tests.server.boundaries.test_frames_set import frame
from tests.world import ok

ZONE = "America/New_York"
FRIDAY = datetime(2027, 3, 5, 15, tzinfo=UTC)  # 10:00; the clocks change on the 14th
TUESDAY_15 = "2027-03-09T20:00:00Z"
TUESDAY_16 = "2027-03-09T21:00:00Z"
NEXT_TUESDAY_15 = "2027-03-16T19:00:00Z"
MARCH = {"after": "2027-03-01T00:00:00Z", "until": "2027-04-01T00:00:00Z"}


def go_to(practice, at, *others):
    practice.world.clock.set(at)
    for person in (practice.owner, practice.clinician, practice.client, *others):
        person.sign_in()


def open_practice(world):
    """Return a practice with hours from 9 to 12 and 13 to 18, on a Friday at 10:00."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    go_to(practice, FRIDAY)
    return practice


def planned(starts_at=TUESDAY_15, **changes):
    return {"starts_at": starts_at, "zone": ZONE, "minutes": 50, **changes}


def book(practice, person=None, **changes):
    person = person or practice.clinician
    return person.api.post(f"/spaces/{practice.care.id}/appointments", json=planned(**changes))


def listed(person, **span):
    found = ok(person.api.get("/appointments", params={**MARCH, **span}))["appointments"]
    return [(each["starts_at"][:-4], each["state"]) for each in found]


def next_of(practice, person=None):
    person = person or practice.client
    return ok(person.api.get(f"/spaces/{practice.care.id}/appointments/next"))["appointment"]


def at(appointment, end):
    return f"/appointments/{appointment['id']}/{appointment['day']}/{end}"


def move(person, appointment, starts_at, **more):
    return person.api.put(at(appointment, "time"), json={"starts_at": starts_at, **more})


def cancel(person, appointment, scope="this"):
    return person.api.put(at(appointment, "cancellation"), json={"scope": scope})


def restore(person, appointment):
    return person.api.delete(at(appointment, "cancellation"))


def slots(practice, person=None, after="2027-03-08T00:00:00Z", until="2027-03-10T00:00:00Z"):
    person = person or practice.client
    asked = {"after": after, "until": until}
    return ok(person.api.get(f"/spaces/{practice.care.id}/slots", params=asked))["slots"]


def ask(practice, person=None, **request):
    person = person or practice.client
    return person.api.post(f"/spaces/{practice.care.id}/appointment-requests", json=request)


def answer(person, request, what, **more):
    return person.api.put(
        f"/appointment-requests/{request['id']}/answer", json={"answer": what, **more}
    )


def refusal(given):
    return given.status_code, given.json()["type"].removeprefix("/problems/")


def told(practice, person, about):
    """Return when somebody was or is told of a thing of the calendar, to the minute."""
    rows = practice.world.server.read(notices_of, practice.id)
    due = [row.due_at for row in rows if (row.seat_id, row.entry_id) == (person.id, about["id"])]
    return [at.replace(second=0, microsecond=0) for at in due]
