"""A client's weeks from Python: what counts, by whose clock, and what is seen without a chart."""

import pytest

from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.protocol.measure_posts import MeasureAnswer, MeasureValue
from meantime.protocol.moment_posts import Moment
from meantime.sdk.patterns import patterns_of, written_at
from meantime.sdk.team_marks import star_message, tag_message

database = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
DAY_MS = 86_400_000


@database
def test_what_a_client_wrote_and_did_stands_in_its_week(office):
    theirs, ours = office.theirs, office.anna.thread(office.case.id)
    theirs.sync().write("I did not sleep.")
    slept = theirs.read()[-1].id
    ours.sync().reply("Thank you for telling me.")
    star_message(office.case, slept)
    tag_message(office.case, slept, ["sleep"])
    ask = ours.post(CheckIn(ask="Sleep?", kind="slider"))
    of = ours.post(Homework(homework="h", title="Walk", zone="Europe/Madrid"))
    now = ours.now_ms()
    theirs.sync().post(CheckInAnswer(of=ask, value=3))
    theirs.post(HomeworkAnswer(homework="h", of=of, state="done"))
    theirs.post(Moment(at=now, zone="Europe/Madrid", text="An urge", tags=["urge"]))
    answers = [MeasureValue(f"phq9.{n + 1}", 1) for n in range(9)]
    theirs.post(MeasureAnswer("phq9", "1", "en", "", answers, "done"))
    found, zone = patterns_of(ours.sync(), office.case.chart.sync(), 2)
    before, week = found.weeks
    assert zone == "Europe/Madrid"
    assert (before.messages, before.words) == (0, None)
    assert (week.messages, week.words, week.starred, week.homework) == (3, 3, 1, 1)
    assert [each.name for each in found.tags] == ["sleep", "urge"]
    assert [(each.name, each.values) for each in found.checks] == [("Sleep?", [None, 3])]
    assert [(each.name, each.values) for each in found.measures] == [("phq9", [None, 9])]
    own, _ = patterns_of(theirs, None, 2)
    assert [each.name for each in own.tags] == ["urge"]  # the team's are in the chart
    assert own.weeks[1].messages == 3  # with what the office was told before


@database
def test_a_zone_that_is_none_is_not_gone_by(office):
    theirs = office.theirs.sync()
    theirs.post(Moment(at=theirs.now_ms(), zone="Mars/Olympus", text="Here"))
    _, zone = patterns_of(theirs, None, 1)
    assert zone == "America/New_York"


@pytest.mark.parametrize(
    ("at", "counts"), [(-DAY_MS, True), (0, True), (1, False), (-14 * DAY_MS, False)]
)
def test_a_clock_counts_for_what_was_written_offline_alone(at, counts):
    received = 100 * DAY_MS
    assert written_at(received + at, received) == (received + at if counts else received)
