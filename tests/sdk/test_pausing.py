"""Pausing, ending and going on: named, with the reason in the clinician's words."""

from datetime import timedelta

import pytest

from meantime.protocol.agreement_posts import MessagingState
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.folds.consents import newest_state
from tests.sdk.agreeing import Agreeing
from tests.sdk.hands import honest
from tests.sdk.networks import answering, killed_at

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
REASON = "We look at it together on Tuesday."


@pytest.fixture
def desk(hands, network):
    made = Agreeing(hands, network)
    made.agreed()
    return made


def said(thread):
    return newest_state(thread.sync().opened())


def test_a_pause_tells_the_client_why_and_until_when(desk):
    until = desk.hers.agreement.read("en").today + timedelta(days=7)
    desk.hers.agreement.pause(REASON, until)
    standing = desk.theirs.sync().agreement.standing()
    assert (standing.told.why, standing.told.state_by) == ("paused", desk.anna.id)
    assert (standing.said.reason, standing.said.until) == (REASON, until.isoformat())
    assert [m.text for m in desk.theirs.messages() if m.text == REASON] == []  # no message
    desk.hers.write("Until Tuesday.")
    desk.theirs.write("It cannot wait.", attention=3)


def test_it_goes_on_and_the_client_agrees_anew(desk):
    desk.hers.agreement.pause(REASON)
    desk.later(seconds=1)
    desk.hers.agreement.resume()
    assert desk.theirs.sync().agreement.standing().told.why == "expired"
    desk.later(seconds=1)
    desk.give()
    desk.theirs.write("Hello again.")


def test_the_end_is_a_state_of_its_own_and_all_stays_readable(desk):
    desk.theirs.write("Thank you.")
    desk.hers.agreement.end("Therapy has come to its end.")
    standing = desk.theirs.sync().agreement.standing()
    assert (standing.told.why, standing.said.state) == ("ended", "ended")
    assert "Thank you." in [m.text for m in desk.theirs.messages()]


def test_where_it_broke_off_the_reason_is_said_once(desk, network):
    hers = desk.hers
    for step in range(6):
        with killed_at(network, step):
            hers.agreement.pause(REASON)
    hers.agreement.pause(REASON)
    states = [o.post for o in hers.sync().opened() if isinstance(o.post, MessagingState)]
    assert [each.reason for each in states] == [REASON]
    assert hers.agreement.standing().told.state == "paused"


def test_that_it_goes_on_is_not_said_where_the_server_refuses_it(desk, network):
    full = {"type": "/problems/pilot-full", "title": "Full", "status": 409, "code": "pilot"}
    desk.hers.agreement.end(REASON)
    network.meet = lambda asked, go_on: answering(409, full) if asked.method == "PUT" else go_on()
    for state in (desk.hers.agreement.resume, lambda: desk.hers.agreement.pause("Until May.")):
        with pytest.raises(ProblemError):
            state()
    network.meet = honest
    assert (said(desk.theirs).state, said(desk.theirs).reason) == ("ended", REASON)


def test_where_it_broke_off_as_it_goes_on_that_is_said_once(desk, network):
    hers = desk.hers
    hers.agreement.pause(REASON)
    for step in range(6):
        with killed_at(network, step):
            hers.agreement.resume("Welcome back.")
    hers.agreement.resume("Welcome back.")
    states = [o.post for o in hers.sync().opened() if isinstance(o.post, MessagingState)]
    assert [each.reason for each in states] == [REASON, "Welcome back."]
    assert hers.agreement.standing().told.state == "on"


def test_a_client_s_word_pauses_nothing(desk):
    with pytest.raises(SdkError, match="care team"):
        desk.theirs.agreement.pause("I do it myself.")
    desk.theirs.post(MessagingState(state="paused", reason="I do it myself."))
    assert said(desk.hers) is None
    desk.theirs.write("Still on.")
