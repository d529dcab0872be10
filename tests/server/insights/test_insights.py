"""A practice sees its own numbers: of whole weeks, once, of five people, and of nobody alone."""

import pytest

from meantime.content.metrics import metrics
from tests.running import poll
from tests.server.accounts.people import audited
from tests.server.insights.counted import HOUR, MONDAY, WEEK, Weeks
from tests.server.rollout.rolling import refusal
from tests.server.swept import swept
from tests.world import ok

FIRST, SECOND, THIRD = "2027-03-01", "2027-03-08", "2027-03-15"
DAYS = {"since": FIRST, "until": "2027-04-12"}
ONE = pytest.mark.parametrize("database", ["sqlite"])  # what is asked of both is asked above
RIPE = MONDAY + 2 * WEEK  # the first week has been over for a week


def shown(weeks, id_, **days):
    found = weeks.metric(id_, **{**DAYS, **days})
    return found["is_shown"], found["n"], found["value"]


def replies(weeks):
    """Let everybody be answered in an hour, but the last, who waits."""
    messages = [pair.ask() for pair in weeks.pairs]
    weeks.at(MONDAY + HOUR)
    for pair, message in list(zip(weeks.pairs, messages, strict=True))[:-1]:
        weeks.answer(pair, message)
    return messages


@pytest.fixture
def five(world):
    return Weeks(world, 5)


def test_five_people_s_week_is_counted_a_week_after_it_is_over_and_never_again(five):
    messages = replies(five)
    five.at(RIPE - 13 * HOUR)  # Sunday, 23:00 there; that day the clocks went forward
    five.count()
    assert five.show(**DAYS)["made_at"] is None
    assert not any(each["is_shown"] for each in five.show(**DAYS)["metrics"])
    five.at(RIPE)
    five.count()
    metric = five.metric("response_hours", **DAYS)
    assert (metric["unit"], metric["n"], metric["people"], metric["open"]) == ("hours", 5, 5, 1)
    assert (metric["value"], metric["low"], metric["p90"]) == (1.0, None, None)
    assert metric["weeks"] == [{"from": FIRST, "until": SECOND, "n": 5, "value": 1.0}]
    assert shown(five, "answered_share") == (True, 5, 0.8)
    assert shown(five, "off_hours_reply_share") == (False, 0, None)  # four had an answer
    assert shown(five, "messages_per_open_hour")[2] == pytest.approx(5 / 40)
    assert shown(five, "evenings_free_share") == (True, 5, 1.0)
    before = five.kept()
    five.answer(five.pairs[-1], messages[-1])
    five.count()
    assert five.kept() == before
    assert audited(five.world, five.practice.id).count(("insights.counted", five.practice.id)) == 1


@ONE
def test_weeks_of_too_few_people_are_one_with_the_next_and_no_part_of_them_is_shown(world):
    weeks = Weeks(world, 4)
    replies(weeks)
    weeks.at(RIPE)
    weeks.pairs.append(weeks.pair())
    weeks.count()
    assert weeks.show(**DAYS)["made_at"] is not None
    assert shown(weeks, "answered_share") == (False, 0, None)
    assert weeks.metric("answered_share", **DAYS)["people"] == 0
    weeks.pairs[-1].ask()
    weeks.at(RIPE + 2 * WEEK)
    weeks.count()
    metric = weeks.metric("answered_share", **DAYS)
    assert metric["weeks"] == [{"from": FIRST, "until": "2027-03-22", "n": 5, "value": 0.6}]
    for days in ({"until": THIRD}, {"since": SECOND}, {"since": SECOND, "until": THIRD}):
        assert shown(weeks, "answered_share", **days) == (False, 0, None)


@ONE
def test_weeks_that_nobody_counted_are_counted_each_by_itself_later(five):
    for _ in range(2):
        for pair in five.pairs:
            pair.ask()
        five.at(five.world.clock.now() + WEEK)
    five.at(MONDAY + 5 * WEEK)
    swept(five.world)  # by itself, on a Monday morning
    poll(lambda: not five.world.server.read(five.waiting), 20)
    assert [each["from"] for each in five.metric("answered_share", **DAYS)["weeks"]] == [
        FIRST,
        SECOND,
    ]
    assert shown(five, "answered_share") == (True, 10, 0.0)
    assert shown(five, "response_hours") == (True, 10, None)  # too many wait
    assert shown(five, "engagement")[:2] == (True, 15)  # not the week in which they came


@ONE
def test_a_made_up_thread_counts_nowhere(world):
    weeks = Weeks(world, 4)
    thread = weeks.practice.found(weeks.clinician)
    directory = weeks.practice.found(weeks.owner, "team", "directory")
    body = {"reason_id": directory.post(weeks.owner).id, "is_made_up": True}
    ok(weeks.owner.api.put(f"/rollout/exceptions/{thread.id}", json=body))
    client = weeks.practice.admit(thread, weeks.clinician)
    thread.post(client, attention=1)
    replies(weeks)
    weeks.at(RIPE)
    weeks.count()
    assert not any(each["is_shown"] for each in weeks.show(**DAYS)["metrics"])
    assert weeks.show(**DAYS)["clinicians"] == 1


@ONE
def test_every_metric_of_the_server_s_is_there_in_order_and_without_one_there_is_no_number(five):
    shown_ = five.show()
    assert [each["id"] for each in shown_["metrics"]] == [
        each.id for each in metrics().of("server")
    ]
    assert (shown_["since"], shown_["until"], shown_["least"]) == ("2026-11-30", FIRST, 5)
    for each in shown_["metrics"]:
        assert {each[name] for name in ("value", "low", "high", "p90")} == {None}


@ONE
def test_staff_see_them_with_an_audit_row_and_to_anybody_else_there_is_nothing(five):
    stranger = five.world.practice()
    for person in (five.owner, five.clinician):
        ok(person.api.get("/insights"))
    assert audited(five.world, five.practice.id).count(("insights.read", five.practice.id)) == 2
    assert refusal(five.pairs[0].client.api.get("/insights")) == (404, "not-found")
    assert refusal(five.world.client().get("/insights")) == (401, "not-signed-in")
    replies(five)
    five.at(RIPE, five.owner, stranger.owner)
    five.count()
    theirs = ok(stranger.owner.api.get("/insights", params=DAYS))
    assert not any(each["is_shown"] or each["people"] for each in theirs["metrics"])
    five.practice.dismiss(five.clinician)
    assert not five.clinician.api.get("/insights").is_success


@ONE
def test_days_without_a_whole_week_are_malformed(world):
    owner = world.practice().owner
    for days in (
        {"since": "2027-03-02", "until": "2027-03-14"},  # no whole week
        {"since": SECOND, "until": FIRST},
        {"since": "2000-01-03"},
        {"since": "0001-01-01", "until": "0001-02-01"},
        {"until": "9999-12-31"},
        {"since": "yesterday"},
        {"since": ""},
    ):
        assert refusal(owner.api.get("/insights", params=days)) == (422, "malformed"), days


def test_alerts_and_what_stands_as_it_stands_are_counted(five):
    for pair in five.pairs:
        body = {"decision": "offer", "review_on": "2027-03-20"}
        ok(five.clinician.api.put(f"/spaces/{pair.thread.id}/candidacy", json=body))
        pair.thread.post(pair.client, attention=3)
    five.world.clock.set(MONDAY + HOUR + HOUR / 120)
    for alert in ok(five.owner.api.get("/alerts"))["alerts"][1:]:
        ok(five.clinician.api.put(f"/alerts/{alert['id']}/acknowledgement"))
    five.at(RIPE)
    five.count()
    assert shown(five, "alert_minutes") == (True, 5, 60.0)
    assert shown(five, "alerts_taken_share") == (True, 5, 0.8)
    longest = five.metric("alert_longest_minutes", **DAYS)
    assert longest["value"] > 7 * 24 * 60
    assert longest["open"] == 1
    assert shown(five, "open_threads") == (True, 5, 5.0)
    assert shown(five, "dropout_difference") == (False, 0, None)


@ONE
def test_who_stopped_coming_is_counted_as_it_stands_and_beside_nobody_without_a_difference(five):
    for n, pair in enumerate(five.pairs):
        path = f"/spaces/{pair.thread.id}"
        ok(
            five.clinician.api.put(
                f"{path}/candidacy", json={"decision": "offer", "review_on": "2027-03-20"}
            )
        )
        series = {"repeats": "weekly"} if n == 0 else {}
        meeting = {"starts_at": f"2027-03-09T{14 + n}:00:00Z", "zone": "America/New_York"}
        ok(
            five.clinician.api.post(
                f"{path}/appointments", json={**meeting, "minutes": 50, **series}
            )
        )
    five.at(MONDAY + 15 * WEEK, five.owner)
    five.count()
    late = {"since": "2027-05-31", "until": "2027-06-14"}
    assert shown(five, "dropout_with_messaging", **late) == (True, 5, 0.8)
    assert shown(five, "dropout_without_messaging", **late) == (False, 0, None)
    assert shown(five, "dropout_difference", **late) == (False, 0, None)
    assert [each["from"] for each in five.metric("open_threads", **late)["weeks"]] == ["2027-05-31"]
    assert shown(five, "engagement") == (True, 25, 0.0)  # of weeks 2 to 6
