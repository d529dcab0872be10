"""A promise through the SDK: said to the client, noted by its time, reworded, taken back."""

from datetime import timedelta

import pytest

from meantime.protocol.posts import Promise
from meantime.sdk.errors import ProblemError

DAY = timedelta(days=1)


@pytest.fixture
def asked(hands):
    """Return the threads of a client who has asked something and of their clinician."""
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.write("May I ask something?")
    mine.sync()
    return theirs, mine


def test_a_promise_answers_and_is_due_until_something_more_is_said(hands, asked):
    theirs, mine = asked
    until = hands.world.clock.now().replace(microsecond=0) + DAY
    entry = mine.promise("I will check in tomorrow.", until)
    assert list(hands.clinician.waiting()) == []
    said = theirs.read()[-1]
    assert (said.text, said.until) == ("I will check in tomorrow.", int(until.timestamp() * 1000))
    assert isinstance(said.post, Promise)
    [noted] = hands.clinician.promises()
    assert (noted.entry_id, noted.due_at, noted.state) == (entry, until, "due")
    hands.world.clock.advance(timedelta(minutes=1))
    mine.write("Here I am.")
    assert hands.clinician.promises()[0].state == "kept"


def test_a_promise_stands_when_it_is_reworded_and_goes_when_it_is_taken_back(hands, asked):
    _, mine = asked
    entry = mine.promise("I will check in tomorow.", hands.world.clock.now() + DAY)
    mine.correct(entry, "I will check in tomorrow.")
    assert hands.clinician.promises()[0].state == "due"
    mine.withdraw(entry)
    assert hands.clinician.promises()[0].state == "withdrawn"


def test_a_promise_for_the_past_is_refused_by_the_server(hands, asked):
    with pytest.raises(ProblemError) as refused:
        asked[1].promise("Yesterday.", hands.world.clock.now() - DAY)
    assert refused.value.problem.fields == {"due_at": "has passed"}
