"""A quarterly review shows what the server can count, and comes back on the day it chose."""

from datetime import date, timedelta

import pytest

from meantime.content.rollout import plan
from meantime.server.rollout.rules.reviews import is_due, wrong_days
from meantime.server.rollout.service.measures import COUNTED, OF_INSIGHTS
from tests.server.accounts.people import audited
from tests.server.policies.agreeing import Agreeing
from tests.server.rollout.rolling import NO_POST, refusal
from tests.server.safety.ladders import NIGHT, NOON
from tests.server.swept import swept
from tests.world import ok

DAY = date(2027, 3, 1)


def days(count):
    return timedelta(days=count)


def review(desk, person=None):
    return ok((person or desk.owner).api.get("/rollout/review"))


def measured(desk, question):
    measures = {each["id"]: each for each in review(desk)["measures"]}
    found = measures[f"rollout.q.{question}"]
    return found["value"], found["n"]


def file(desk, person=None, **said):
    body = {"held_on": desk.day(0), "next_on": desk.day(91), **said}
    body.setdefault("decisions_id", desk.reason())
    return (person or desk.owner).api.post("/rollout/reviews", json=body)


def at(desk, when):
    desk.world.clock.set(when)
    for person in (desk.owner, desk.clinician, desk.practice.client):
        person.sign_in()


@pytest.fixture
def busy(desk):
    """Return a practice with a client who has agreed, at noon of a Monday."""
    desk.world.clock.set(NOON - timedelta(hours=1))
    desk.owner.sign_in()
    desk.clinician.sign_in()
    desk.agreeing = Agreeing(desk.world, desk.practice)
    desk.agreeing.agreed()
    at(desk, NOON)
    return desk


def test_every_question_is_there_and_what_nothing_was_counted_for_has_no_number(desk):
    shown = review(desk, desk.clinician)
    assert [each["id"] for each in shown["measures"]] == [each.id for each in plan().quarterly]
    for question in ("window", "afterhours", "safety", "consent", "notes", "equity", "policy"):
        assert measured(desk, question) == (None, 0)
    assert (shown["is_due"], shown["due_on"], shown["reviews"]) == (False, None, [])


def test_whatever_is_counted_some_question_asks_for():
    assert COUNTED.keys() | OF_INSIGHTS.keys() <= {each.metric for each in plan().quarterly}


def test_replies_in_time_and_off_hours_are_shares_of_those_that_there_were(busy):
    care, client, clinician = busy.practice.care, busy.practice.client, busy.clinician
    care.post(clinician, re=care.post(client, attention=1).id)
    first, second = (care.post(client, attention=1).id for _ in range(2))
    at(busy, NIGHT)
    care.post(clinician, re=second)  # answers both, as one
    assert measured(busy, "afterhours") == (0.5, 2)
    care.post(client, attention=1)
    at(busy, NOON + days(14))
    assert first != second
    assert measured(busy, "window") == (0.75, 4)


def test_urgent_messages_count_by_whether_they_were_looked_at_in_time(busy):
    busy.practice.care.post(busy.practice.client, attention=3)
    swept(busy.world)
    (alert,) = ok(busy.owner.api.get("/alerts"))["alerts"]
    ok(busy.clinician.api.put(f"/alerts/{alert['id']}/acknowledgement"))
    assert measured(busy, "safety") == (1.0, 1)
    busy.practice.care.post(busy.practice.client, attention=3)
    at(busy, NOON + days(3))
    assert measured(busy, "safety") == (0.5, 2)


def test_consents_count_where_messaging_goes_on(busy):
    assert measured(busy, "consent") == (1.0, 1)
    busy.agreeing.change("Something else")
    assert measured(busy, "consent") == (0.0, 1)
    busy.agreeing.set_state("paused")
    assert measured(busy, "consent") == (None, 0)


def test_lines_count_by_their_age_and_staff_by_whether_they_were_here(desk):
    ok(desk.owner.api.put("/safety/crisis-lines/us.988"))
    share, of = measured(desk, "crisis_lines")
    assert (round(share, 2), of) == (0.33, 3)
    assert measured(desk, "access") == (0.0, 2)
    desk.world.clock.advance(days(100))
    desk.owner.sign_in()
    assert measured(desk, "access") == (1.0, 2)  # the clinician has access, and was not here


def test_a_review_is_kept_with_who_filed_it_and_what_comes_next_counts_from_it(busy):
    care = busy.practice.care
    care.post(busy.clinician, re=care.post(busy.practice.client, attention=1).id)
    assert measured(busy, "afterhours") == (0.0, 1)
    decisions = busy.reason()
    busy.world.clock.advance(timedelta(minutes=1))
    shown = ok(file(busy, decisions_id=decisions))
    (kept,) = shown["reviews"]
    assert (kept["decisions_id"], kept["filed_by"]) == (decisions, busy.owner.id)
    assert (kept["held_on"], kept["next_on"]) == (busy.day(0), busy.day(91))
    assert shown["since"] == kept["filed_at"]
    assert measured(busy, "afterhours") == (None, 0)
    assert ("review.filed", decisions) in audited(busy.world, busy.practice.id)


def test_the_same_decisions_again_correct_the_days_and_the_newest_review_stands_first(desk):
    decisions = desk.reason()
    ok(file(desk, decisions_id=decisions))
    (kept,) = ok(file(desk, decisions_id=decisions, next_on=desk.day(30)))["reviews"]
    assert kept["next_on"] == desk.day(30)
    desk.world.clock.advance(timedelta(minutes=1))
    shown = ok(file(desk, next_on=desk.day(60)))
    assert [each["next_on"] for each in shown["reviews"]] == [desk.day(60), desk.day(30)]
    assert shown["due_on"] == desk.day(60)


def test_the_day_of_the_next_comes_back_and_the_task_is_open_again_once_it_has_passed(desk):
    assert desk.task("p3.quarterly")["done"] is False
    ok(file(desk, next_on=desk.day(1)))
    assert review(desk)["is_due"] is False
    assert desk.task("p3.quarterly")["by"] == "system"
    for done in (True, False):
        desk.world.clock.advance(days(1))
        desk.owner.sign_in()
        assert review(desk)["is_due"] is True
        assert desk.task("p3.quarterly")["done"] is done


@pytest.mark.parametrize(
    ("next_on", "scaled_on", "due"),
    [
        (None, None, False),
        (None, DAY - days(90), False),
        (None, DAY - days(91), True),
        (DAY, DAY, True),
        (DAY + days(1), DAY - days(400), False),
    ],
)
def test_the_first_is_due_a_quarter_after_the_last_phase_began(next_on, scaled_on, due):
    assert is_due(next_on, scaled_on, DAY) is due


@pytest.mark.parametrize(
    ("held_on", "next_on", "wrong"),
    [
        (DAY, DAY + days(1), {}),
        (DAY, DAY + days(366), {}),
        (DAY, DAY + days(367), {"next_on": "far"}),
        (DAY, DAY, {"next_on": "order"}),
        (DAY + days(1), DAY + days(2), {"held_on": "ahead"}),
    ],
)
def test_days_that_no_review_has(held_on, next_on, wrong):
    assert wrong_days(held_on, next_on, DAY) == wrong


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"decisions_id": NO_POST}, "decisions_id"),
        ({"held_on": "0001-01-01"}, "held_on"),
        ({"next_on": "9999-12-31"}, "next_on"),
        ({"next_on": None}, "next_on"),
    ],
)
def test_what_is_no_review_is_malformed(desk, said, field):
    answer = file(desk, **said)
    assert refusal(answer) == (422, "malformed")
    assert field in str(answer.json()["fields"])
    assert review(desk)["reviews"] == []


def test_custodians_file_staff_look_and_clients_do_neither(desk):
    client = desk.practice.admit(desk.thread(), desk.clinician)
    for person in (desk.clinician, client):
        assert refusal(file(desk, person)) == (403, "not-permitted")
    assert refusal(client.api.get("/rollout/review")) == (403, "not-permitted")
    ok(file(desk))
    assert review(desk.world.practice())["reviews"] == []
