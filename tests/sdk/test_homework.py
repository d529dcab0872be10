"""A task goes through the thread: given, filled in, asked about, changed; offline and by others."""

import httpx2
import msgspec
import pytest

from meantime.homework.occurrences import due
from meantime.protocol.homework_posts import Homework, HomeworkAnswer, Value
from meantime.sdk import homework as tasks
from meantime.sdk.errors import Unreachable
from meantime.sdk.folds.homework import local_day
from meantime.sdk.homework import EVERY_DAY, Given
from meantime.sdk.noticing import NOW
from tests.sdk.hands import honest

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def sides(hands):
    """Return the threads of a client and of their clinician."""
    return hands.thread(hands.client).sync(), hands.thread(hands.clinician).sync()


def log(**more):
    return msgspec.structs.replace(tasks.from_template("urge_log", "es", "Europe/Madrid"), **more)


def only(thread):
    [one] = tasks.homework(thread.sync())
    return one


def waits(hands):
    return [each.entry_id for each in hands.clinician.waiting()]


def test_a_task_of_a_template_is_whole_by_itself_in_the_client_s_language(sides):
    theirs, mine = sides
    tasks.give(mine, log(repeats=EVERY_DAY))
    given = only(theirs).now.post
    assert (given.title, given.template) == ("Registro de impulsos", "urge_log")
    assert [each.kind for each in given.fields] == [
        *("time", "words", "scale", "choice", "number", "words")
    ]
    assert "Cedí" in given.fields[3].options


def test_what_is_filled_in_notifies_nobody_and_a_question_does(hands, sides):
    theirs, mine = sides
    tasks.give(mine, log())
    filled = [Value(id="time", value="22:30"), Value(id="strength", value="7")]
    tasks.answer(theirs, only(theirs), Given("begun", filled, text="It came after the call."))
    tasks.tick(theirs, only(theirs))
    assert waits(hands) == []
    stands = only(mine).answer("")
    assert (stands.post.state, stands.post.values) == ("done", filled)
    asked = tasks.ask(theirs, only(theirs), "Every time, or the strongest?")
    assert waits(hands) == [asked]
    [question] = only(mine).questions
    assert (question.text, question.is_open) == ("Every time, or the strongest?", True)
    tasks.reply(mine, only(mine), "The strongest is enough.")
    assert not only(theirs).questions[0].is_open
    assert waits(hands) == []


def test_a_tick_that_is_undone_leaves_what_was_filled_in(sides):
    theirs, mine = sides
    tasks.give(mine, log())
    tasks.answer(theirs, only(theirs), Given("begun", text="Half of it."))
    tasks.tick(theirs, only(theirs))
    tasks.undo(theirs, only(theirs).answer(""))
    stands = only(mine).answer("").post
    assert (stands.state, stands.text) == ("begun", "Half of it.")


def test_words_are_looked_at_as_those_of_a_message_are(sides):
    theirs, mine = sides
    tasks.give(mine, log())
    filled = [Value(id="note", value="I want to kill myself.")]
    said = tasks.answer(theirs, only(theirs), Given("stuck", filled))
    message = next(each for each in mine.sync().messages() if each.id == said)
    assert message.attention == NOW
    assert mine.own_words()[said].noticed
    assert only(mine).answer("").post.state == "stuck"


def test_an_answer_that_was_written_offline_to_a_task_taken_back_is_kept(sides):
    theirs, mine = sides
    tasks.give(mine, log(repeats=EVERY_DAY))
    task = only(theirs)
    tasks.take_back(mine, only(mine))
    day = local_day("Europe/Madrid", mine.now_ms())
    tasks.answer(theirs, task, Given(text="I did it."), day)  # as this device knows the task
    [kept] = only(mine).answers
    assert (kept.late, kept.post.text) == ("gone", "I did it.")
    assert list(due(tasks.homework(theirs), day)) == []


def test_what_is_answered_without_a_connection_leaves_later(hands, sides):
    _, mine = sides
    tasks.give(mine, log())
    network = hands.between()
    away = hands.thread(hands.take(hands.practice.client, network, "phone")).sync()
    network.meet = lost
    with pytest.raises(Unreachable):
        tasks.answer(away, only_known(away), Given(text="On the train."))
    assert only(mine).answers == ()
    network.meet = honest
    away.send()
    assert [each.post.text for each in only(mine).answers] == ["On the train."]


def lost(*_):
    raise httpx2.ConnectError("lost")


def only_known(thread):
    [one] = tasks.homework(thread)
    return one


def test_a_client_gives_no_task_and_staff_answer_none(sides):
    theirs, mine = sides
    theirs.post(Homework(homework="mine", title="For myself", zone="UTC"))
    assert tasks.homework(mine.sync()) == []
    tasks.give(mine, log())
    task = only(mine)
    mine.post(HomeworkAnswer(homework=task.id, of=task.now.id, state="done"))
    assert only(theirs).answer("") is None
