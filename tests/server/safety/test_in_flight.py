"""What becomes of a mail that is being sent just as its alert is taken, or closed."""

import pytest
from sqlalchemy import select

from meantime.server.kit.outbox.sender import LEASE
from meantime.server.safety.tables import alert_messages
from tests.running import poll
from tests.server.safety.ladders import NOON, jump
from tests.server.safety.test_recalled import LATER, either_end, kinds, put_off, wait_for_kinds
from tests.world import ok

NEVER = "550 No such person"


def is_forgotten(team):
    """Tell whether nothing is kept of the messages by which the practice's alerts told."""
    kept = select(alert_messages.c.message_id).filter_by(practice_id=team.practice.id)
    return not team.world.server.read(lambda unit: unit.db.execute(kept).all())


def hold(team, act):
    """Act, until the mail server has been asked for something that it has not answered."""
    team.letters.is_holding = True
    asked = team.letters.asked
    act()
    team.letters.wait_until_asked(asked + 1)


def write_held(team):
    """Write what the mail server has not answered; return the alert."""
    hold(team, team.write)
    return team.alert()


def answer(team, *replies):
    team.letters.replies[:] = replies
    team.letters.is_holding = False


@either_end
@pytest.mark.parametrize(
    ("reply", "state", "kept"),
    [
        ("", "told", [("urgent", "sent")]),
        (LATER, "recalled", [("waiting", "sent")]),
        (NEVER, "failed", [("urgent", "failed")]),
    ],
    ids=["leaves", "is put off", "is refused"],
)
def test_what_is_being_sent_just_now_is_not_tried_again(team, end, reply, state, kept):
    team.at(NOON)
    ok(end(team, write_held(team)))
    answer(team, reply)
    wait_for_kinds(team, kept)
    assert team.steps() == [("clinician", ["clinician"], state)]


def test_who_has_taken_it_hears_no_more_of_what_was_being_sent(team):
    team.at(NOON)
    ok(team.acknowledge(write_held(team), team.clinician))
    answer(team, LATER)
    wait_for_kinds(team, [])


@either_end
def test_what_is_recalled_before_it_was_tried_again_has_not_failed(team, end):
    team.at(NOON)
    alert = write_held(team)
    team.world.clock.advance(LEASE)  # whoever sends it has ended, for all that is known
    ok(end(team, alert))
    assert team.steps() == [("clinician", ["clinician"], "recalled")]


@either_end
def test_what_is_being_sent_once_more_is_told_as_any_other(team, end):
    team.at(NOON)
    alert = put_off(team)
    hold(team, lambda: team.later(1))
    ok(end(team, alert))
    answer(team, LATER)
    wait_for_kinds(team, [("waiting", "sent")])
    assert team.steps()[0] == ("clinician", ["clinician"], "failed")


def test_a_step_that_has_told_one_is_told_though_the_mail_to_another_is_refused(team):
    team.at(NOON)
    team.write()
    alert = ok(team.acknowledge(team.alert(), team.clinician))
    team.letters.replies[:] = ["", LATER]
    jump(team, 12 * 60)
    poll(lambda: is_put_off(team), 20)
    told = ("owner", ["clinician", "owner"], "told")
    assert team.steps()[1:] == [told]
    hold(team, lambda: team.later(1))
    ok(team.close(alert))
    answer(team, NEVER)
    poll(lambda: not is_put_off(team) and is_forgotten(team), 20)
    assert team.steps()[1:] == [told]


def is_put_off(team):
    """Tell whether an urgent mail to somebody waits."""
    people = team.clinician, team.owner
    return any(("urgent", "waiting") in kinds(team, each) for each in people)


@pytest.mark.parametrize("reply", ["", LATER, NEVER])
def test_of_what_is_closed_no_message_is_kept_once_none_is_being_sent(team, reply):
    team.at(NOON)
    ok(team.close(write_held(team)))
    assert not is_forgotten(team)
    answer(team, reply)
    poll(lambda: is_forgotten(team), 20)


def test_who_was_woken_for_what_is_closed_is_woken_for_the_next(team):
    team.at(NOON)
    ok(team.close(write_held(team), team.cover))
    team.write()
    answer(team)
    wait_for_kinds(team, [("urgent", "sent")] * 2)
