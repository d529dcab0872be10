"""A session prepared from Python: what is new and what is open, whatever became of the calendar."""

from datetime import timedelta

import pytest

from meantime.content.measures import measures
from meantime.protocol.note_posts import Contact
from meantime.sdk.contacts import log_contact
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.preparing import prepare
from meantime.sdk.team_marks import star_message, tag_message
from meantime.wire.appointments import NewAppointment
from tests.sdk.networks import gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
WEEK = timedelta(days=7)


def now_of(office):
    now = EPOCH + office.anna.connection.http.now_ms() * MILLISECOND
    return now.replace(second=0, microsecond=0)


def test_what_is_new_since_the_last_session_is_for_the_next(office, hands):
    first = now_of(office) + timedelta(hours=1)
    for begins in (first, first + WEEK):
        office.anna.appointments.book(
            office.case.id, NewAppointment(starts_at=begins, zone="UTC", minutes=50)
        )
    hands.world.clock.advance(timedelta(hours=2))
    office.theirs.sync().write("I slept.")
    office.theirs.bring("The lighthouse")
    slept = office.theirs.read()[-1].id
    star_message(office.case, slept)
    office.theirs.star(slept)
    tag_message(office.case, slept, ["sleep"])
    thread = office.anna.thread(office.case.id)
    thread.answer_in_session()
    thread.promise("I will look.", now_of(office) + timedelta(days=1))
    log_contact(
        office.case,
        Contact(at=office.anna.connection.http.now_ms(), way="sms", direction="in", text="Late."),
    )
    prepared, session = prepare(office.case)
    assert session
    assert session.starts_at == first + WEEK
    assert (prepared.basis, [each.text for each in prepared.said]) == (
        "met",
        ["I slept.", "I will look."],
    )
    assert [each.text for each in prepared.brought] == ["The lighthouse"]
    assert [(each.id, each.stars) for each in prepared.starred] == [(slept, "both")]
    assert [(each.text, each.state) for each in prepared.promised] == [
        ("I will look.", "due"),
        ("", "due"),
    ]
    assert [each.tag for each in prepared.themes] == ["sleep"]
    assert [each.text for each in prepared.contacts] == ["Late."]


def test_without_the_server_what_is_here_is_told_of_two_weeks(office, network):
    office.theirs.write("I slept.")
    case = office.case
    assert case.thread
    case.thread.sync()
    network.meet = gone
    prepared, session = prepare(case)
    assert (session, prepared.basis) == (None, "days")
    assert "I slept." in [each.text for each in prepared.said]


def test_a_session_that_was_cancelled_is_none(office, hands):
    begins = now_of(office) + timedelta(hours=1)
    booked = office.anna.appointments.book(
        office.case.id, NewAppointment(starts_at=begins, zone="UTC", minutes=50)
    )
    office.anna.appointments.cancel(booked)
    hands.world.clock.advance(timedelta(hours=2))
    prepared, session = prepare(office.case)
    assert (session, prepared.basis) == (None, "days")


def test_the_newest_total_of_each_measure_is_there_with_its_change(office):
    phq9 = measures().measures[0]
    scored = [item.id for item in phq9.items if item.scored]
    thread = office.theirs.sync()
    thread.tell_urgent(phq9, {"phq9.9": 1})  # of a form that is not done there is no total
    thread.answer_measure(phq9, dict.fromkeys(scored, 2))
    thread.answer_measure(phq9, dict.fromkeys(scored, 0))
    office.anna.thread(office.case.id).sync()
    (newest,) = prepare(office.case)[0].measured
    assert (newest.total, newest.highest, newest.band) == (0, 27, "minimal")
    assert (newest.by, newest.change) == (-18, "better")
