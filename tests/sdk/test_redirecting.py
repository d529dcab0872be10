"""What is too big for a message: offered, picked, ended, and chased if nobody answers."""

from datetime import timedelta

import pytest

from meantime.sdk import redirecting
from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import ProblemError
from meantime.wire.appointments import NewAppointment

DAY = timedelta(days=1)


@pytest.fixture
def asked(hands):
    """Return the threads of a client who has written something big, and of their clinician."""
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.write("I do not know where to begin.")
    mine.sync()
    return theirs, mine


def soon(hands, days=1):
    return hands.world.clock.now().replace(minute=0, second=0, microsecond=0) + days * DAY


def offer(hands, mine, **manner):
    redirecting.redirect(mine, "Let us talk.", redirecting.Offer(**manner), soon(hands, 2))


def only(thread):
    [one] = redirecting.redirects(thread.sync())
    return one


def promised(hands):
    return [each.state for each in hands.clinician.promises()]


def test_an_offer_stops_the_clock_and_is_waited_for(hands, asked):
    theirs, mine = asked
    offer(hands, mine, call="+1 555 0100")
    assert list(hands.clinician.waiting()) == []
    one = only(theirs)
    assert (one.text, one.call, one.state(theirs.now_ms())) == (
        "Let us talk.",
        "+1 555 0100",
        "waiting",
    )
    assert promised(hands) == ["due"]
    assert only(mine).state(one.until) == "waiting"
    assert only(mine).state(one.until + 1) == "overdue"


def test_a_time_that_the_client_takes_is_in_the_calendar_and_nothing_waits(hands, asked):
    theirs, mine = asked
    offer(hands, mine, slots=[soon(hands, 1), soon(hands, 2)])
    redirecting.pick_time(theirs, only(theirs), soon(hands, 2))
    redirecting.pick_time(theirs, only(theirs), soon(hands, 2))  # as after an answer that was lost
    met = Appointments(mine.connection.http).next_in(mine.id)
    assert met is not None
    assert met.starts_at == soon(hands, 2)
    assert only(mine).state(mine.now_ms()) == "ended"
    assert (promised(hands), list(hands.clinician.waiting())) == (["kept"], [])


def test_the_next_session_moves_forward(hands, asked):
    theirs, mine = asked
    calendar = Appointments(mine.connection.http)
    new = NewAppointment(starts_at=soon(hands, 6), zone="America/New_York", minutes=50)
    offer(hands, mine, slots=[soon(hands, 1)], moves=calendar.book(mine.id, new))
    redirecting.pick_time(theirs, only(theirs), soon(hands, 1))
    met = calendar.next_in(mine.id)
    assert met is not None
    assert (met.starts_at, met.was_at) == (soon(hands, 1), soon(hands, 6))


@pytest.mark.parametrize("pick", [redirecting.pick_call, redirecting.pick_neither])
def test_what_the_client_says_otherwise_waits_for_the_clinician(hands, asked, pick):
    theirs, mine = asked
    offer(hands, mine, call="+1 555 0100", slots=[soon(hands)])
    pick(theirs, only(theirs))
    assert promised(hands) == ["due"]
    assert len(list(hands.clinician.waiting())) == 1
    assert mine.read()[-1].text in {"call", "neither"}


def test_what_came_of_it_is_kept_and_nobody_is_reminded(hands, asked):
    theirs, mine = asked
    offer(hands, mine, call="+1 555 0100")
    redirecting.end_redirect(mine, only(mine), "talked")
    assert (only(theirs).outcome, promised(hands)) == ("talked", ["kept"])
    assert [m.text for m in theirs.read()][-1] == "Let us talk."


def test_a_client_can_neither_offer_nor_end(hands, asked):
    theirs, mine = asked
    offer(hands, mine, call="+1 555 0100")
    one = only(mine)
    with pytest.raises(ProblemError):
        redirecting.end_redirect(theirs, one, "talked")
    assert only(mine).outcome == ""
    with pytest.raises(ProblemError):
        offer(hands, theirs, call="1")
    assert len(redirecting.redirects(mine.sync())) == 1


def test_an_offer_that_is_taken_back_is_none(hands, asked):
    _, mine = asked
    offer(hands, mine, call="+1 555 0100")
    mine.withdraw(only(mine).id)
    assert redirecting.redirects(mine.sync()) == []
