"""The quarterly review from Python: devices count what the server cannot, decisions are sealed."""

from datetime import date, timedelta

import pytest

from meantime.content.rollout import plan
from meantime.protocol.errors import ProtocolError
from meantime.protocol.safety_posts import Redirect, RedirectEnd
from meantime.sdk.errors import ProblemError
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.matches import mark_match, noted_in
from meantime.sdk.reviews import Verdict
from meantime.sdk.rollout_errors import FaultyReview
from tests.sdk.networks import sent_over

POLICY = "rollout.q.policy"
DECIDED = {POLICY: Verdict(decision="Nothing changes.")}
WINDOW = "rollout.q.window"


def counted(due):
    return {each.question.id.removeprefix("rollout.q."): each.count for each in due.measured}


def back(desk, person, device):
    """Return somebody who has signed in again."""
    return desk.hands.take(person, device=device)


def redirected(desk, outcome):
    now = desk.hands.world.clock.now()
    talk = desk.hers.post(
        Redirect(text="Let us talk.", call="", request="", until=to_ms(now + timedelta(days=2))),
        attention=1,
        re=desk.hers.answered(),
    )
    if outcome:
        desk.hers.post(RedirectEnd(of=talk, outcome=outcome))


def test_every_question_is_there_and_what_nobody_counts_has_no_number(desk):
    due = desk.owner.reviews.look()
    assert [each.question for each in due.measured] == list(plan().quarterly)
    for question in ("outcomes", "equity", "security", "policy", "redirects", "creep"):
        assert counted(due)[question] is None
    assert counted(due)["notes"] == (1, 1)  # there is still time for one
    assert counted(due)["access"].of == 3
    assert (due.is_due, due.due_on, due.failed) == (False, None, {})


def test_redirects_count_by_whether_they_came_to_a_talk(desk):
    for outcome in ("talked", "declined", ""):
        redirected(desk, outcome)
    assert counted(desk.owner.reviews.look())["redirects"] == (1, 3)


def test_messages_of_a_quarter_are_held_against_the_one_before(desk, network):
    desk.later(days=80)
    jo = desk.second_device(desk.jo, network)
    for _ in range(3):
        jo.thread(desk.theirs.id).write("Something more to say.")
    desk.later(days=20)
    owner = back(desk, desk.hands.practice.owner, "third")
    assert counted(owner.reviews.look())["creep"] == (3, 1)


def test_a_conversation_that_waited_a_week_for_a_note_is_not_documented(desk):
    desk.later(days=6)
    assert counted(back(desk, desk.hands.practice.owner, "in time").reviews.look())["notes"] == (
        1,
        1,
    )
    desk.later(days=2)
    assert counted(back(desk, desk.hands.practice.owner, "late").reviews.look())["notes"] == (0, 1)


def test_false_alarms_count_among_what_was_marked(desk):
    desk.jo.thread(desk.theirs.id).write("I want to die.")
    (noted,) = noted_in(desk.case, "en")
    for mark in ("right", "false_alarm"):
        mark_match(desk.case, noted, mark)
    assert counted(desk.owner.reviews.look())["phrases"] == (1, 1)


def test_a_review_is_filed_with_its_counts_and_colleagues_read_it(desk):
    redirected(desk, "booked")
    due = desk.owner.reviews.look()
    verdicts = {**DECIDED, "rollout.q.redirects": Verdict("Each came to a talk.", "Go on so.")}
    row = desk.owner.reviews.file(due, verdicts)
    assert row.next_on - row.held_on == timedelta(days=91)
    (held,) = desk.anna.reviews.held()
    assert held.row == row
    items = {each.item: each for each in held.said.items}
    assert list(items) == [each.id for each in plan().quarterly]
    redirects = items["rollout.q.redirects"]
    assert (redirects.answer, redirects.decision) == ("Each came to a talk.", "Go on so.")
    assert (redirects.part, redirects.of) == (1, 1)
    assert (items[WINDOW].answer, items[WINDOW].of) == ("", 0)


def test_decisions_leave_the_device_sealed_alone(desk, network):
    owner = desk.hands.take(desk.hands.practice.owner, network, "second")
    owner.reviews.file(owner.reviews.look(), DECIDED)
    assert b"Nothing changes" not in sent_over(network)


def test_the_same_again_is_the_one_there_is_and_the_next_can_be_moved(desk):
    due = desk.owner.reviews.look()
    first = desk.owner.reviews.file(due, DECIDED)
    again = desk.owner.reviews.file(due, DECIDED, next_on=first.next_on + timedelta(days=7))
    assert again.decisions_id == first.decisions_id
    moved = desk.owner.reviews.move(again, first.held_on + timedelta(days=30))
    assert moved.next_on == first.held_on + timedelta(days=30)
    assert len(desk.owner.reviews.held()) == 1
    desk.later(days=31)
    assert back(desk, desk.hands.practice.owner, "later").reviews.look().is_due


@pytest.mark.parametrize(
    ("verdicts", "wrong"),
    [
        ({}, POLICY),
        ({POLICY: Verdict("We talked.", " ")}, POLICY),
        ({**DECIDED, "rollout.q.else": Verdict("So.")}, "rollout.q.else"),
    ],
)
def test_a_review_without_its_decision_is_not_filed(desk, verdicts, wrong):
    due = desk.owner.reviews.look()
    with pytest.raises(FaultyReview) as refused:
        desk.owner.reviews.file(due, verdicts)
    assert list(refused.value.fields) == [wrong]
    assert desk.owner.reviews.held() == []


def test_days_that_no_review_has_are_named(desk):
    due = desk.owner.reviews.look()
    with pytest.raises(ProblemError, match="malformed") as refused:
        desk.owner.reviews.file(due, DECIDED, next_on=date(2001, 1, 1))
    assert "next_on" in refused.value.problem.fields


def test_custodians_alone_count_over_the_practice(desk):
    with pytest.raises(ProtocolError, match="nokey"):
        desk.anna.reviews.look()
    with pytest.raises(ProblemError, match="not-permitted"):
        desk.jo.reviews.held()
