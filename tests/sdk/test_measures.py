"""Measures through the SDK: asked, answered, and what cannot wait is told at once and once."""

import msgspec
import pytest

from meantime import sdk
from meantime.content.measures import measures
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk, MeasureValue
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.measures import (
    WrongMeasure,
    add_measure,
    begun,
    end_measure,
    keep_begun,
    known_measures,
    read_measure,
)
from meantime.sdk.rollout_errors import FaultyAnswers
from tests.measures.test_scoring import OWN
from tests.sdk.agreeing import Agreeing
from tests.sdk.hands import honest
from tests.sdk.networks import gone

on_a_device = pytest.mark.parametrize("database", ["sqlite"])
PHQ9 = measures().measures[0]
LOW = {item.id: 0 for item in PHQ9.items if item.scored}
HOUR_MS = 3_600_000


@pytest.fixture
def hers(office):
    return office.anna.thread(office.case.id)


def open_alerts(office):
    return [each.entry_id for each in office.anna.alerts.every("open")]


def at(ms):
    return EPOCH + ms * MILLISECOND


@on_a_device
def test_what_cannot_wait_is_an_alert_before_the_form_is_done_and_once(office, hers):
    (ask,) = hers.ask_measure(PHQ9)
    told = office.theirs.sync().tell_urgent(PHQ9, {"phq9.9": 1}, ask)
    assert open_alerts(office) == [told]
    assert office.theirs.tell_urgent(PHQ9, {"phq9.9": 1}, ask) == ""
    assert office.theirs.tell_urgent(PHQ9, {"phq9.9": 0}, ask) == ""
    office.theirs.answer_measure(PHQ9, LOW, ask)
    assert open_alerts(office) == [told]  # a lower answer takes nothing back
    (series,) = hers.sync().measured().series
    (result,) = series.results
    assert (result.total, result.band, [u.entry for u in result.urgent]) == (0, "minimal", [told])


@on_a_device
def test_the_same_answer_to_the_next_time_it_is_asked_wakes_nobody_again_that_day(office, hers):
    first, second = hers.ask_measure(PHQ9), hers.ask_measure(PHQ9)
    told = office.theirs.sync().tell_urgent(PHQ9, {"phq9.9": 1}, *first)
    assert office.theirs.tell_urgent(PHQ9, {"phq9.9": 1}, *second) == ""
    assert open_alerts(office) == [told]


@on_a_device
def test_a_clock_that_was_ahead_hides_no_answer_of_another_day(office, hers, monkeypatch):
    (ask,) = hers.ask_measure(PHQ9)
    http = office.jo.connection.http
    honest_now = http.now_ms
    monkeypatch.setattr(http, "now_ms", lambda: honest_now() + 48 * HOUR_MS)
    office.theirs.sync().tell_urgent(PHQ9, {"phq9.9": 1}, ask)
    monkeypatch.setattr(http, "now_ms", lambda: honest_now() + 24 * HOUR_MS)
    assert office.theirs.sync().tell_urgent(PHQ9, {"phq9.9": 1}, ask)


@on_a_device
def test_a_whole_form_with_it_is_an_alert_whatever_the_total(office, hers):
    office.theirs.sync().answer_measure(PHQ9, LOW | {"phq9.9": 1})
    (alert,) = open_alerts(office)
    office.theirs.answer_measure(PHQ9, dict.fromkeys(LOW, 3) | {"phq9.9": 0})
    assert open_alerts(office) == [alert]
    (series,) = hers.sync().measured().series
    assert [each.total for each in series.results] == [1, 24]


@on_a_device
def test_without_a_connection_both_wait_here_and_nobody_is_woken_twice(office, hers, line):
    (ask,) = hers.ask_measure(PHQ9)
    account = office.jo.connection.account
    with sdk.connect_by_key(office.hands.http(line), account, office.hands.folder / "two") as away:
        theirs = away.thread(office.case.id)
        line.meet = gone
        with pytest.raises(Unreachable):
            theirs.tell_urgent(PHQ9, {"phq9.9": 1}, ask)
        with pytest.raises(Unreachable):
            theirs.answer_measure(PHQ9, LOW | {"phq9.9": 1}, ask)
        assert open_alerts(office) == []
        line.meet = honest
        theirs.send()
    assert len(open_alerts(office)) == 1
    (series,) = hers.sync().measured().series
    assert [(each.is_done, each.total) for each in series.results] == [(True, 1)]


@on_a_device
def test_where_messages_are_not_agreed_to_it_goes_all_the_same(hands, network):
    desk = Agreeing(hands, network)
    desk.publish()
    desk.offer()
    theirs = desk.jo.thread(desk.theirs.id)
    told = theirs.tell_urgent(PHQ9, {"phq9.9": 2})
    theirs.answer_measure(PHQ9, LOW | {"phq9.9": 2})
    assert [each.entry_id for each in desk.anna.alerts.every("open")] == [told]


@on_a_device
def test_asks_are_planned_and_taken_back(hers, office):
    now = hers.now_ms()
    first, *_ = hers.ask_measure(PHQ9, [at(now + n * HOUR_MS) for n in (1, 2, 3)])
    asked = hers.measured().asked
    assert [each.state(office.jo.id, now) for each in asked] == ["coming"] * 3
    assert hers.take_back_ask(asked[1], with_following=True) == 2
    left = [each.id for each in hers.measured().asked if not each.is_gone]
    assert left == [first]


@on_a_device
def test_an_answer_that_cannot_be_is_refused_before_anything_is_written(office):
    theirs = office.theirs.sync()
    before = len(theirs.opened())
    for wrong in (LOW | {"phq9.1": 7}, LOW | {"other": 1}, {"phq9.1": 1}):
        with pytest.raises(FaultyAnswers):
            theirs.answer_measure(PHQ9, wrong)
    assert len(theirs.opened()) == before


@on_a_device
def test_staff_fill_in_nothing_and_a_client_asks_nothing(office, hers):
    with pytest.raises(SdkError, match="Only a client"):
        hers.answer_measure(PHQ9, LOW)
    hers.post(
        MeasureAnswer("phq9", "1", "en", "", [MeasureValue("phq9.9", 1)], "open"), attention=3
    )
    office.theirs.sync().post(MeasureAsk("phq9", "1"), attention=1)
    measured = hers.sync().measured()
    assert (measured.asked, measured.series) == ((), ())
    assert open_alerts(office) == []


@on_a_device
def test_what_was_begun_is_there_on_another_device_and_gone_when_it_is_forgotten(office):
    mine = office.jo.connection
    assert begun(mine, PHQ9, "q") == {}
    keep_begun(mine, PHQ9, {"phq9.1": 2}, "q", "en")
    keep_begun(mine, PHQ9, {"phq9.1": 2, "phq9.2": 1}, "q", "en")
    assert begun(mine, PHQ9, "q") == {"phq9.1": 2, "phq9.2": 1}
    assert begun(mine, PHQ9, "") == {}
    keep_begun(mine, PHQ9, {}, "q", "en")
    assert begun(mine, PHQ9, "q") == {}


@on_a_device
def test_a_practice_asks_a_measure_of_its_own(office, hers):
    own = read_measure(OWN)
    add_measure(office.owner.connection, own)
    assert known_measures(office.anna.connection)[-1] == own
    (ask,) = hers.ask_measure(own)
    office.theirs.sync().answer_measure(own, {"own.1": 1}, ask)
    (series,) = hers.sync().measured().series
    assert (series.measure, series.results[0].total, series.results[0].band) == (own.id, 1, "good")
    end_measure(office.owner.connection, own)
    assert own not in known_measures(office.anna.connection)
    assert hers.measured().series == (series,)  # what was answered stays


def test_a_file_that_is_no_measure_says_all_that_is_wrong_with_it():
    for said, part in (
        ([], "object"),
        (OWN | {"colour": "red"}, "colour"),
        (OWN | {"id": "phq9"}, "one that ships"),
        (OWN | {"locales": ["en", "es"]}, "no words"),
    ):
        with pytest.raises(WrongMeasure, match=part):
            read_measure(said)
    assert msgspec.structs.asdict(read_measure(OWN))["id"] == "own.sleep"
