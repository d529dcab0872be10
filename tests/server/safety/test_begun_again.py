"""An urgent correction of what nobody looks after wakes people, also once the ladder has ended."""

from tests.running import poll
from tests.server.safety.ladders import NIGHT, NOON
from tests.world import ok

CLINICIAN = ("clinician", ["clinician"], "told")
COVER = ("cover", ["cover"], "told")


def ended(team):
    """Return a message whose ladder has ended with nobody who looks after it, and its steps."""
    team.at(NOON)
    message = team.write()
    return message, team.later(62)


def test_it_begins_the_ladder_again_that_has_ended(team):
    message, before = ended(team)
    team.write(re=message.id)
    assert team.steps() == [*before, CLINICIAN]
    assert team.later(5) == [*before, CLINICIAN, COVER]
    assert len(team.alerts()) == 1
    assert len(team.later(60)) == 2 * len(before)


def test_who_was_told_before_it_has_read_another_text(team):
    message, _ = ended(team)
    team.letters.is_holding = True
    team.write(re=message.id)
    (own,) = team.promise()["alerts"]
    assert (own["told_at"], own["told"]) == (None, None)


def test_whoever_is_not_reached_then_is_followed_by_the_next_at_once(team):
    message, before = ended(team)
    team.letters.replies[:] = ["550 No such person"]
    team.write(re=message.id)
    poll(lambda: team.steps()[len(before) + 1 :] == [COVER], 20)


def test_while_the_ladder_climbs_it_leaves_everybody_their_time(team):
    team.at(NOON)
    message = team.write()
    team.later(2)
    team.write(re=message.id)
    assert team.steps() == [CLINICIAN]


def test_at_night_it_does_not_wait_for_the_morning(team):
    ok(team.choose(night="on_call", on_call=[team.cover]))
    team.at(NIGHT)
    message = team.write()
    before = team.later(50)
    team.write(re=message.id)
    assert team.steps() == [*before, ("on_call", ["cover"], "told")]
