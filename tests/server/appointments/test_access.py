"""Who may look into a calendar, and who may set it."""

import pytest

from meantime.protocol import flows
from tests.server.appointments.calendar import (
    FRIDAY,
    MARCH,
    TUESDAY_15,
    TUESDAY_16,
    answer,
    ask,
    book,
    cancel,
    go_to,
    listed,
    move,
    next_of,
    open_practice,
    refusal,
    restore,
)
from tests.world import ok

NOT_FOUND = (404, "not-found")


@pytest.fixture
def practice(world):
    return open_practice(world)


def everything(practice, person, appointment, request):
    """Yield the answer to everything that somebody may try with a thread's appointments."""
    here = f"/spaces/{practice.care.id}"
    for path in ("appointments", "slots"):
        yield person.api.get(f"{here}/{path}", params=MARCH)
    for path in ("appointments/next", "appointment-requests"):
        yield person.api.get(f"{here}/{path}")
    yield book(practice, person)
    yield move(person, appointment, TUESDAY_16)
    yield cancel(person, appointment)
    yield restore(person, appointment)
    yield ask(practice, person, slots=[TUESDAY_16])
    yield answer(person, request, "decline")


def test_strangers_meet_nothing_and_change_nothing(practice, world):
    appointment = ok(book(practice))
    request = ok(ask(practice, slots=[TUESDAY_16]))
    other = open_practice(world)
    colleague = practice.hire()
    for stranger in (other.owner, other.clinician, other.client, colleague):
        for given in everything(practice, stranger, appointment, request):
            assert refusal(given) == NOT_FOUND, given.request.url
    assert next_of(practice)["starts_at"] == TUESDAY_15
    assert listed(colleague) == []


def test_another_clients_thread_is_as_if_it_were_not_there(practice):
    appointment = ok(book(practice))
    request = ok(ask(practice, slots=[TUESDAY_16]))
    theirs = practice.found(practice.clinician)
    neighbour = practice.admit(theirs, practice.clinician)
    for given in everything(practice, neighbour, appointment, request):
        assert refusal(given) == NOT_FOUND
    assert listed(neighbour) == []


def test_custodians_and_the_front_desk_set_appointments_for_the_clinician(practice):
    desk = practice.hire()
    assert refusal(book(practice, desk)) == NOT_FOUND
    permitted = practice.owner.api.put(f"/staff/{desk.id}", json={"permissions": ["front_desk"]})
    assert permitted.status_code == 204
    first = ok(book(practice, desk))
    assert first["clinician_id"] == practice.clinician.id
    ok(move(practice.owner, first, TUESDAY_16))
    for_clinician = {**MARCH, "clinician_id": practice.clinician.id}
    shown = ok(desk.api.get("/appointments", params=for_clinician))["appointments"]
    assert [each["id"] for each in shown] == [first["id"]]
    peeked = practice.clinician.api.get(
        "/appointments", params={**MARCH, "clinician_id": practice.owner.id}
    )
    assert refusal(peeked) == (403, "not-permitted")


def test_who_only_reads_along_sees_and_sets_nothing(practice):
    first = ok(book(practice))
    observer = practice.hire()
    practice.seat_in(practice.care, practice.clinician, observer, "observer")
    assert next_of(practice, observer)["id"] == first["id"]
    assert refusal(cancel(observer, first)) == (403, "not-permitted")
    assert refusal(ask(practice, observer, slots=[TUESDAY_16])) == (403, "not-permitted")


def test_what_a_clinician_who_leaves_had_ahead_goes_to_who_answers_then(practice):
    heir = practice.hire()
    practice.seat_in(practice.care, practice.clinician, heir, "clinician")
    ok(book(practice))
    change = {"account_id": heir.id}
    answered = practice.clinician.api.put(f"/spaces/{practice.care.id}/responsible", json=change)
    assert answered.status_code == 204
    assert next_of(practice)["clinician_id"] == practice.clinician.id
    leave = flows.remove(
        heir.account, practice.care.state, [practice.clinician.id], practice.world.now_ms
    )
    practice.care.send(heir, leave)
    assert next_of(practice)["clinician_id"] == heir.id
    go_to(practice, FRIDAY, heir)
    assert listed(heir) == [("2027-03-09T20:00", "booked")]
