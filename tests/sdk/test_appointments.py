"""Appointments through the SDK."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol.encoding import b64
from meantime.sdk.errors import ProblemError
from meantime.wire.appointments import NewAppointment
from tests.sdk.test_hours import FRAME, go_to

FRIDAY = datetime(2027, 3, 5, 15, tzinfo=UTC)
TUESDAY_15 = datetime(2027, 3, 9, 20, tzinfo=UTC)
WEEKLY = NewAppointment(starts_at=TUESDAY_15, zone="America/New_York", minutes=50, repeats="weekly")


@pytest.fixture
def both(hands):
    """Return clinician and client on a Friday, with hours set."""
    clinician, client = go_to(hands, FRIDAY)
    clinician.set_hours(FRAME)
    return clinician, client


def test_a_series_is_set_moved_and_cancelled_and_the_thread_knows_the_next(both, hands):
    clinician, client = both
    first = clinician.appointments.book(hands.practice.care.id, WEEKLY)
    thread = hands.thread(client)
    assert thread.next_appointment() == client.appointments.next_in(thread.id)
    moved = clinician.appointments.move(first, TUESDAY_15 + timedelta(hours=1))
    assert moved.was_at == TUESDAY_15
    client.appointments.cancel(first)
    found = list(client.appointments.between(FRIDAY, FRIDAY + timedelta(days=14)))
    assert [each.state for each in found] == ["cancelled", "booked"]
    assert client.appointments.restore(first).state == "moved"


def test_a_booking_that_is_sent_twice_is_stored_once(both, hands):
    clinician, _ = both
    same = NewAppointment(
        id=b64(bytes(16)), starts_at=TUESDAY_15, zone="America/New_York", minutes=50
    )
    care = hands.practice.care.id
    assert clinician.appointments.book(care, same) == clinician.appointments.book(care, same)
    with pytest.raises(ProblemError, match="another appointment"):
        clinician.appointments.book(care, WEEKLY)


def test_a_request_is_answered_by_the_other_side(both, hands):
    clinician, client = both
    care = hands.practice.care.id
    free = client.appointments.slots(care, TUESDAY_15, TUESDAY_15 + timedelta(hours=3))
    asked = client.appointments.ask(care, free.slots[:2])
    (seen,) = clinician.appointments.requests()
    assert (seen.id, seen.state) == (asked.id, "requested")
    clinician.appointments.accept(seen, free.slots[1])
    offered = clinician.appointments.ask(care, [TUESDAY_15 + timedelta(days=1)])
    assert client.appointments.turn_down(offered, "decline").state == "declined"
    assert hands.thread(client).next_appointment().starts_at == free.slots[1]
