"""Care ends in words, with nothing left lying unsaid; it can be undone, and begin again."""

from datetime import timedelta

import pytest

from meantime.protocol.record_posts import Ending
from meantime.sdk.alerts import Ending as AlertEnding
from meantime.sdk.discharging import Discharge, LeftOpen, discharge, let_return, take_back
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.held import MessagesOff
from meantime.sdk.open_ends import open_ends
from tests.sdk.agreeing import Agreeing
from tests.sdk.networks import killed_at
from tests.server.swept import swept

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
TEXT = "Thank you for your work. I wish you well."


@pytest.fixture
def desk(hands, network):
    made = Agreeing(hands, network)
    made.agreed()
    made.hers.sync().reply("Read.")
    return made


def read(thread):
    """Return the ending that a client reads now."""
    said = newest_ending(thread.sync().opened(), thread.people(), thread.now_ms())
    return said and said.post


def pass_time(desk, days=0, **span):
    """Let time pass, day by day: whoever is idle for long signs in again."""
    for _ in range(days * 3):
        pass_time(desk, hours=8)
    desk.later(**span)
    swept(desk.hands.world)
    for person in (desk.anna, desk.jo):
        person.account()


def state(desk):
    return desk.theirs.agreement.standing().told.state


def test_the_client_is_told_in_five_minutes_and_then_messages_have_ended(desk):
    discharge(desk.case, Discharge(TEXT))
    assert (read(desk.theirs), state(desk)) == (None, "on")
    desk.theirs.write("Nothing is known yet.")
    pass_time(desk, minutes=5, seconds=1)
    assert (read(desk.theirs).text, state(desk)) == (TEXT, "ended")
    with pytest.raises(MessagesOff):
        desk.theirs.write("Are you there?")
    assert [each.draft.post["text"] for each in desk.theirs.held()] == ["Are you there?"]
    desk.theirs.write("I am not safe.", attention=3)
    assert "Read." in [m.text for m in desk.theirs.messages()]


def test_a_slip_is_taken_back_before_anybody_has_read_it(desk):
    discharge(desk.case, Discharge(TEXT))
    pass_time(desk, minutes=4)
    take_back(desk.case)
    pass_time(desk, minutes=10)
    assert (read(desk.theirs), state(desk)) == (None, "on")
    desk.theirs.write("As ever.")


def test_what_was_read_is_not_taken_back_and_nothing_is_taken_back_twice(desk):
    with pytest.raises(SdkError):
        take_back(desk.case)
    discharge(desk.case, Discharge(TEXT))
    pass_time(desk, minutes=6)
    with pytest.raises(SdkError, match="told already"):
        take_back(desk.case)
    assert state(desk) == "ended"


def test_the_client_writes_until_the_last_day_is_over(desk):
    last = desk.hers.agreement.read("en").today + timedelta(days=3)
    discharge(desk.case, Discharge(TEXT, last))
    pass_time(desk, minutes=6)
    assert read(desk.theirs).on == last.isoformat()
    desk.theirs.write("Then I know.")
    pass_time(desk, days=5)
    assert state(desk) == "ended"


@pytest.mark.parametrize(("text", "days"), [("  ", 1), (TEXT, -1)])
def test_no_discharge_without_words_or_into_the_past(desk, text, days):
    last = desk.hers.agreement.read("en").today + timedelta(days=days)
    with pytest.raises(SdkError):
        discharge(desk.case, Discharge(text, last))
    assert (read(desk.theirs), state(desk)) == (None, "on")


def test_what_is_open_is_answered_first_or_it_is_said_why_not(desk):
    asked = desk.theirs.write("What about Monday?")
    urgent = desk.theirs.write("I am not safe.", attention=3)
    with pytest.raises(LeftOpen) as told:
        discharge(desk.case, Discharge(TEXT))
    assert [m.id for m in told.value.left.waiting] == [asked, urgent]
    assert [each.id for each in told.value.left.alerts] == [urgent]
    discharge(desk.case, Discharge(TEXT, reason="She is in hospital; we spoke."))
    chart = desk.case.chart
    noted = [o.post for o in chart.opened() if isinstance(o.post, Ending)]
    assert [each.text for each in noted] == ["She is in hospital; we spoke."]
    pass_time(desk, minutes=6)
    assert desk.anna.connection.http.get("/waiting", dict)["waiting"] == []
    assert "hospital" not in str(desk.theirs.sync().opened())


def test_an_answer_and_an_outcome_leave_nothing_open(desk):
    desk.theirs.write("I am not safe.", attention=3)
    desk.hers.sync().reply("I called you.")
    assert open_ends(desk.case).needs_word
    (alert,) = desk.anna.alerts.every()
    desk.anna.alerts.close(alert.id, AlertEnding("reached", [], "We talked."))
    left = open_ends(desk.case)
    assert (left.waiting, left.alerts, left.needs_word) == ([], [], False)


def test_where_it_broke_off_it_is_said_once(desk, network):
    desk.theirs.write("What about Monday?")
    said = Discharge(TEXT, reason="We talk about it on Monday.")
    for step in range(0, 16, 3):
        with killed_at(network, step):
            discharge(desk.case, said)
    discharge(desk.case, said)
    spaces = (desk.hers.sync(), desk.case.chart)
    posts = [[o.post for o in s.opened() if isinstance(o.post, Ending)] for s in spaces]
    assert [[each.text for each in found] for found in posts] == [[TEXT], [said.reason]]
    pass_time(desk, minutes=6)
    assert state(desk) == "ended"


def test_whoever_comes_back_agrees_anew_and_writes(desk):
    with pytest.raises(SdkError, match="not ended"):
        let_return(desk.case)
    discharge(desk.case, Discharge(TEXT))
    pass_time(desk, minutes=6)
    let_return(desk.case, "Welcome back.")
    let_return(desk.case, "Welcome back.")
    assert (read(desk.theirs).ending, read(desk.theirs).text) == ("returned", "Welcome back.")
    assert desk.theirs.agreement.standing().told.why == "expired"
    desk.later(seconds=1)
    desk.give()
    desk.theirs.write("Hello again.")


def test_a_discharge_ahead_is_called_off(desk):
    last = desk.hers.agreement.read("en").today + timedelta(days=3)
    discharge(desk.case, Discharge(TEXT, last))
    pass_time(desk, minutes=6)
    let_return(desk.case)
    pass_time(desk, days=5)
    assert (read(desk.theirs).ending, state(desk)) == ("returned", "on")


def test_a_client_s_word_ends_nothing(desk):
    desk.theirs.post(Ending(ending="discharged", on="2027-03-31", text="I stop."))
    assert read(desk.hers) is None
