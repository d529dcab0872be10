"""The roll-out from Python: ticked with a note, opened with a reason, and an exception undone."""

from datetime import timedelta

import pytest

from meantime.protocol.rollout_posts import RolloutNote
from meantime.sdk.directory import find_directory
from meantime.sdk.errors import ProblemError, SdkError
from tests.sdk.networks import killed_at, sent_over
from tests.sdk.office import Office

RESTORE = "rollout.p1.restore"


@pytest.fixture
def desk(hands, network):
    return Office(hands, network)


def task(shown, task_id):
    return next(
        each for phase in shown.phases for each in phase.tasks + phase.exit if each.id == task_id
    )


def notes_in(person):
    log = find_directory(person.connection).opened()
    return [opened.post for opened in log if isinstance(opened.post, RolloutNote)]


def refused(slug):
    return pytest.raises(ProblemError, match=slug)


def test_a_task_is_ticked_with_a_note_that_colleagues_read_and_unticked_again(desk):
    done = task(desk.owner.rollout.tick(RESTORE, note=" It took forty minutes. "), RESTORE)
    assert (done.by, done.done_by) == ("person", desk.owner.id)
    assert desk.anna.rollout.notes()[done.note_id] == "It took forty minutes."
    assert task(desk.owner.rollout.untick(RESTORE), RESTORE).by == ""
    assert task(desk.owner.rollout.tick(RESTORE), RESTORE).note_id == ""


def test_a_note_leaves_the_device_sealed_alone(desk, network):
    owner = desk.hands.take(desk.hands.practice.owner, network, "second")
    owner.rollout.tick(RESTORE, note="It took forty minutes.")
    assert b"forty minutes" not in sent_over(network)


def test_what_the_server_sees_for_itself_and_days_to_come_nobody_ticks(desk):
    with refused("malformed"):
        desk.owner.rollout.tick("rollout.p1.policy")
    tomorrow = desk.hands.world.clock.now().date() + timedelta(days=2)
    with refused("malformed"):
        desk.owner.rollout.tick(RESTORE, on=tomorrow)
    with refused("not-permitted"):
        desk.anna.rollout.tick(RESTORE)


def test_a_phase_opens_before_all_is_done_for_a_reason_alone(desk):
    with refused("rollout-not-ready") as not_ready:
        desk.owner.rollout.choose("pilot")
    assert RESTORE in not_ready.value.problem.fields
    shown = desk.owner.rollout.choose("pilot", "The backup is tested on Friday.")
    assert shown.phase == "pilot"
    assert desk.anna.rollout.notes()[shown.reason_id] == "The backup is tested on Friday."
    back = desk.owner.rollout.choose("foundation")
    assert (back.phase, back.reason_id) == ("foundation", "")


def test_an_exception_has_a_reason_and_can_be_taken_back(desk):
    desk.owner.rollout.choose("foundation")
    with refused("malformed"):
        desk.owner.rollout.allow(desk.theirs.id, "  ")
    (excepted,) = desk.owner.rollout.allow(desk.theirs.id, "Made up, for the drill.").exceptions
    assert desk.anna.rollout.notes()[excepted.reason_id] == "Made up, for the drill."
    assert desk.owner.rollout.show().taken == 0
    shown = desk.owner.rollout.disallow(desk.theirs.id)
    assert (shown.exceptions, shown.taken) == ([], 1)
    with refused("not-found"):
        desk.owner.rollout.disallow(desk.theirs.id)


def test_where_it_broke_off_it_is_done_again_and_said_once(desk, network):
    owner = desk.hands.take(desk.hands.practice.owner, network, "second")
    for step in range(6):
        with killed_at(network, step):
            owner.rollout.tick(RESTORE, note="Read one thread.")
    assert task(owner.rollout.tick(RESTORE, note="Read one thread."), RESTORE).by == "person"
    assert [note.text for note in notes_in(owner)] == ["Read one thread."]


def test_clients_see_none_of_it(desk):
    with refused("not-permitted"):
        desk.jo.rollout.show()
    with pytest.raises(SdkError, match="directory"):
        desk.jo.rollout.notes()
