"""A question that leaves later is answered by a value, by words, or not at all; never by others."""

from datetime import timedelta

import pytest

from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.sdk import check_ins as asking
from meantime.sdk.check_ins import Given
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.noticing import NOW

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

HOUR = timedelta(hours=1)
MOOD = CheckIn(ask="How was the day?", kind="slider", low="hard", high="good")
OUT = CheckIn(ask="Did you go out?", kind="choice", options=["Yes", "A little", "Not today"])
CALL = CheckIn(ask="How was the call?", kind="words")


@pytest.fixture
def sides(hands):
    """Return the threads of a client and of their clinician."""
    return hands.thread(hands.client).sync(), hands.thread(hands.clinician).sync()


def only(thread):
    [one] = asking.check_ins(thread.sync())
    return one


def waits(hands):
    return [each.entry_id for each in hands.clinician.waiting()]


def test_a_series_is_shown_one_by_one_and_only_the_newest_waits(hands, sides):
    theirs, mine = sides
    start = hands.world.clock.now()
    asking.ask(mine, MOOD, [start + HOUR, start + 3 * HOUR])
    assert asking.check_ins(theirs.sync()) == []
    assert [each.shown_at for each in asking.coming(mine)] == [
        (start + hours * HOUR - EPOCH) // MILLISECOND for hours in (1, 3)
    ]
    hands.world.clock.advance(2 * HOUR)
    [first] = asking.open_check_ins(theirs.sync())
    hands.world.clock.advance(2 * HOUR)
    [second] = asking.open_check_ins(theirs.sync())
    assert (first.id != second.id, first.post.series) == (True, second.post.series)
    assert [[e.id for e in line] for line in asking.series_of(theirs)] == [[first.id, second.id]]


def test_what_nobody_has_seen_is_taken_back_alone_or_with_what_follows(hands, sides):
    theirs, mine = sides
    start = hands.world.clock.now()
    asking.ask(mine, MOOD, [start + n * HOUR for n in (1, 2, 3)])
    asking.ask(mine, CALL, [start + 3 * HOUR])
    first, second = asking.coming(mine)[:2]
    assert asking.take_back(mine, first) == 1
    assert asking.take_back(mine, second, with_following=True) == 2
    hands.world.clock.advance(4 * HOUR)
    assert [each.ask for each in asking.check_ins(theirs.sync())] == ["How was the call?"]
    assert asking.take_back(mine, only(mine)) == 0  # it has been seen


def test_a_value_alone_notifies_nobody_and_words_do(hands, sides):
    theirs, mine = sides
    asking.ask(mine, MOOD)
    asking.answer(theirs, only(theirs), Given(value=7))
    assert waits(hands) == []
    assert only(mine).said == "7/10"
    told = asking.answer(theirs, only(theirs), Given(value=4, text="It got worse."))
    assert waits(hands) == [told]
    assert only(mine).said == "4/10\nIt got worse."
    assert [m.text for m in mine.messages()][-2:] == ["7/10", "4/10\nIt got worse."]


def test_words_are_looked_at_as_those_of_a_message_are(sides):
    theirs, mine = sides
    asking.ask(mine, CALL)
    asking.answer(theirs, only(theirs), Given(text="I want to kill myself."))
    said = mine.sync().messages()[-1]
    assert said.attention == NOW
    assert isinstance(said.post, CheckInAnswer)
    assert said.post.noticed
    assert mine.own_words()[said.id].noticed == tuple(said.post.noticed)


def test_an_answer_that_is_taken_back_leaves_the_one_before(sides):
    theirs, mine = sides
    asking.ask(mine, OUT)
    asking.answer(theirs, only(theirs), Given(value=0))
    second = asking.answer(theirs, only(theirs), Given(value=2))
    assert only(mine).said == "Not today"
    theirs.withdraw(second)
    assert only(mine).said == "Yes"
    theirs.withdraw(only(theirs).answer.id)
    assert only(mine).answer is None
    assert [each.id for each in asking.open_check_ins(theirs)] == [only(mine).id]


@pytest.mark.parametrize("value", [3, 10])
def test_what_cannot_be_an_answer_is_refused_and_counts_for_nothing(sides, value):
    theirs, mine = sides
    asking.ask(mine, OUT)
    with pytest.raises(ValueError, match="value"):
        asking.answer(theirs, only(theirs), Given(value=value))
    theirs.post(CheckInAnswer(of=only(theirs).id, value=value))
    theirs.post(CheckInAnswer(of="nothing that was asked", value=0))
    assert only(mine).answer is None
    asking.answer(theirs, only(theirs), Given(value=1))
    assert only(mine).said == "A little"


def test_only_the_care_team_asks_and_only_a_client_answers(sides):
    theirs, mine = sides
    theirs.post(MOOD)
    assert asking.check_ins(mine.sync()) == []
    asking.ask(mine, MOOD)
    mine.post(CheckInAnswer(of=only(mine).id, value=9))
    assert only(theirs).answer is None
