"""Care ends in words, with nothing left lying unsaid; it can be undone, and begin again."""

from datetime import timedelta

import pytest

from meantime.protocol.record_posts import Ending
from meantime.sdk.alerts import Ending as AlertEnding
from meantime.sdk.discharging import (
    Discharge,
    LeftOpen,
    discharge,
    end_appointments,
    end_planned,
    let_return,
    take_back,
)
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.held import MessagesOff
from meantime.sdk.open_ends import open_ends
from meantime.sdk.reading_policy import today_there
from tests.sdk.agreeing import Agreeing
from tests.sdk.networks import killed_at
from tests.server.swept import swept

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
TEXT = "Thank you for your work. I wish you well."


@pytest.fixture
def desk(office):
    hers(office).sync().reply("Read.")
    return office


def hers(desk):
    return desk.anna.thread(desk.theirs.id)


def day(desk, days):
    return today_there(desk.anna.connection) + timedelta(days=days)


def read(thread):
    """Return the ending that a client reads now."""
    said = newest_ending(thread.sync().opened(), thread.people(), thread.now_ms())
    return said and said.post


def pass_time(desk, days=0, **span):
    """Let time pass, day by day: whoever is idle for long signs in again."""
    for _ in range(days * 3):
        pass_time(desk, hours=8)
    desk.hands.world.clock.advance(timedelta(**span))
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
    with pytest.raises(SdkError, match="told already"):
        take_back(desk.case)
    assert state(desk) == "ended"


def test_a_slip_is_taken_back_before_anybody_has_read_it(desk):
    with pytest.raises(SdkError):
        take_back(desk.case)
    later_ms = desk.hands.world.now_ms + 3_600_000
    hers(desk).sync().write("How was the week?", show_at=later_ms)
    discharge(desk.case, Discharge(TEXT))
    assert (end_planned(desk.case), end_planned(desk.case), end_appointments(desk.case)) == (
        1,
        0,
        0,
    )
    pass_time(desk, minutes=4)
    take_back(desk.case)
    pass_time(desk, minutes=10)
    assert (read(desk.theirs), state(desk)) == (None, "on")
    desk.theirs.write("As ever.")


def test_the_client_writes_until_the_last_day_is_over_unless_it_is_called_off(desk):
    last = day(desk, 1)
    discharge(desk.case, Discharge(TEXT, last))
    pass_time(desk, minutes=6)
    assert read(desk.theirs).on == last.isoformat()
    desk.theirs.write("Then I know.")
    let_return(desk.case)
    pass_time(desk, days=2)
    assert (read(desk.theirs).ending, state(desk)) == ("returned", "on")
    discharge(desk.case, Discharge(TEXT, day(desk, 1), reason="We spoke."))
    pass_time(desk, days=2)
    assert state(desk) == "ended"


def test_nothing_ends_without_words_into_the_past_or_by_a_client_s_word(desk):
    for text, days in (("  ", 1), (TEXT, -1)):
        with pytest.raises(SdkError):
            discharge(desk.case, Discharge(text, day(desk, days)))
    desk.theirs.post(Ending(ending="discharged", on="2027-03-31", text="I stop."))
    assert (read(hers(desk)), read(desk.theirs), state(desk)) == (None, None, "on")


def test_what_is_open_is_answered_first_or_it_is_said_why_not(desk):
    asked = desk.theirs.write("What about Monday?")
    urgent = desk.theirs.write("I am not safe.", attention=3)
    with pytest.raises(LeftOpen) as told:
        discharge(desk.case, Discharge(TEXT))
    assert [m.id for m in told.value.left.waiting] == [asked, urgent]
    assert [each.id for each in told.value.left.alerts] == [urgent]
    discharge(desk.case, Discharge(TEXT, reason="She is in hospital; we spoke."))
    (alert,) = desk.anna.alerts.every()
    desk.anna.alerts.close(alert.id, AlertEnding("reached", [], "We talked."))
    left = open_ends(desk.case)
    assert (left.waiting, left.alerts, left.needs_word) == ([], [], False)
    chart = desk.case.chart
    noted = [o.post for o in chart.opened() if isinstance(o.post, Ending)]
    assert [each.text for each in noted] == ["She is in hospital; we spoke."]
    pass_time(desk, minutes=6)
    assert desk.anna.connection.http.get("/waiting", dict)["waiting"] == []
    assert "hospital" not in str(desk.theirs.sync().opened())


def test_where_it_broke_off_it_is_said_once(desk, network):
    desk.theirs.write("What about Monday?")
    said = Discharge(TEXT, reason="We talk about it on Monday.")
    for step in (2, 5, 8, 11):
        with killed_at(network, step):
            discharge(desk.case, said)
    discharge(desk.case, said)
    spaces = (hers(desk).sync(), desk.case.chart)
    posts = [[o.post for o in s.opened() if isinstance(o.post, Ending)] for s in spaces]
    assert [[each.text for each in found] for found in posts] == [[TEXT], [said.reason]]
    pass_time(desk, minutes=6)
    assert state(desk) == "ended"


def test_whoever_comes_back_agrees_anew_and_writes(hands, network):
    desk = Agreeing(hands, network)
    desk.agreed()
    with pytest.raises(SdkError, match="not ended"):
        let_return(desk.case)
    discharge(desk.case, Discharge(TEXT, reason="We spoke."))
    pass_time(desk, minutes=6)
    let_return(desk.case, "Welcome back.")
    let_return(desk.case, "Welcome back.")
    assert (read(desk.theirs).ending, read(desk.theirs).text) == ("returned", "Welcome back.")
    assert desk.theirs.agreement.standing().told.why == "expired"
    desk.later(seconds=1)
    desk.give()
    desk.theirs.write("Hello again.")
