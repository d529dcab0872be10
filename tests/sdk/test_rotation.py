"""The practice's key is replaced: every space follows, and what was said before still opens."""

import threading

import pytest

from meantime import sdk
from meantime.protocol import flows, reseating
from meantime.protocol.errors import ProtocolError
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.rotation import left_over
from meantime.sdk.spaces import Space
from tests.sdk.hands import honest
from tests.sdk.networks import answering, killed_at
from tests.sdk.newcomers import newcomer as a_newcomer
from tests.sdk.rubbish import seal_rubbish
from tests.sdk.test_leaving import promoted, still_seated


def read_by_the_practice(custodian):
    """Return every post that the practice opens, by space; a post that it cannot is a fault."""
    found = {}
    with acting_as(custodian.connection, practice_keys(custodian.connection)[0]) as practice:
        assert practice
        for listed in list_spaces(practice.http, seated=True):
            log = Space(practice, listed.id).sync().opened()
            found[listed.id] = [o.post or o.fault for o in log if o.entry.kind == "post"]
    return found


def test_a_custodian_is_replaced_and_everything_still_opens(office, olga, hands, spaces):
    promoted(office, office.anna)
    before = read_by_the_practice(olga)
    stolen = practice_keys(office.anna.connection)
    assert olga.dismiss(office.anna.id, office.sam.id).is_whole
    newcomer = hands.join(olga.invite_staff().code, a_newcomer("Kit Noor"))
    promoted(office, newcomer)
    after = read_by_the_practice(newcomer)
    assert sorted(after) == sorted(before) == spaces
    for space_id, posts in before.items():
        assert after[space_id][: len(posts)] == posts
    assert not any(isinstance(post, str) for posts in after.values() for post in posts)
    office.theirs.write("Said after.")
    assert office.theirs.sync().read()[-1].text == "Said after."
    state = office.theirs.state
    for key in stolen:
        assert state.gen in reseating.unreadable_generations(state, key)
        assert still_seated(office, spaces, key.id) == []
    with pytest.raises(sdk.ProblemError):
        office.anna.custody.rotate()


def test_a_new_key_is_told_to_the_client_and_unverifies_nobody_s_words(office, olga, spaces):
    seen = []
    rotated = olga.custody.rotate(lambda done, whole: seen.append((done, whole)))
    assert (rotated.is_whole, rotated.done) == (True, frozenset(spaces))
    assert seen == [(n, len(spaces)) for n in range(len(spaces) + 1)]
    left, seated = office.theirs.sync().changes()[-2:]
    assert (left.did, left.role) == ("left", "practice")
    assert (seated.did, seated.role) == ("seated", "practice")
    assert office.theirs.read()[-1].text == "Said before."


def test_keys_that_do_not_fit_into_one_entry_follow_in_others(office, olga, spaces, monkeypatch):
    anna = office.anna.connection
    for _ in range(5):
        office.anna.space(office.theirs.id).append_newest(
            lambda state: flows.rotate(anna.account, state, anna.http.now_ms())
        )
    monkeypatch.setattr(flows, "BOXES_PER_ENTRY", 2)
    assert olga.custody.rotate().is_whole
    newest = practice_keys(olga.connection)[0]
    with acting_as(olga.connection, newest) as practice:
        assert practice
        states = [Space(practice, space_id).sync().state for space_id in spaces]
    assert [reseating.unreadable_generations(state, newest) for state in states] == [{}] * 4
    assert max(state.gen for state in states) > 6


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", [4, 9, 15, 22])
def test_a_rotation_that_was_killed_is_finished_on_another_device(
    office, olga, hands, spaces, step
):
    old = practice_keys(olga.connection)[0]
    with killed_at(olga.network, step):
        olga.custody.rotate()
    again = hands.take(hands.practice.owner, device="another")
    gone = spaces if practice_keys(again.connection)[0].id != old.id else []
    waiting = left_over(again.connection)
    rotated = again.custody.finish_rotation()
    assert (rotated.is_whole, len(rotated.done)) == (True, waiting)
    assert left_over(again.connection) == 0
    assert still_seated(office, spaces, old.id) == ([] if gone else spaces)
    assert not any(isinstance(p, str) for ps in read_by_the_practice(again).values() for p in ps)


def test_two_custodians_who_rotate_at_once_end_with_one_key(office, olga, spaces):
    promoted(office, office.sam)
    both = [threading.Thread(target=who.custody.rotate) for who in (olga, office.sam)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert olga.custody.finish_rotation().is_whole
    newest, *earlier = practice_keys(olga.connection)
    assert still_seated(office, spaces, newest.id) == spaces
    assert [still_seated(office, spaces, key.id) for key in earlier] == [[]] * len(earlier)
    assert sorted(read_by_the_practice(office.sam)) == spaces


def test_a_space_that_was_tampered_with_is_named_and_keeps_no_other(office, olga, spaces):
    broken = office.theirs.id

    def lying(request, go_on):
        if request.method == "GET" and request.url.path.endswith(f"/spaces/{broken}/entries"):
            return answering(200, {"pin": "", "entries": [], "head_seq": 3})
        return go_on()

    olga.network.meet = lying
    rotated = olga.custody.rotate()
    assert (rotated.is_whole, rotated.failed) == (False, {broken: "chain"})
    assert rotated.done == frozenset(spaces) - {broken}
    olga.network.meet = honest
    assert left_over(olga.connection) == 1


def test_rubbish_that_was_sealed_to_the_practice_holds_up_no_rotation(office, olga, spaces):
    seal_rubbish(office.anna, office.theirs.id)
    assert olga.custody.rotate().is_whole
    assert still_seated(office, spaces, practice_keys(olga.connection)[0].id) == spaces
    assert olga.dismiss(office.anna.id, office.sam.id).is_whole


def test_a_new_custodian_finishes_what_others_began(office, olga, spaces):
    with killed_at(olga.network, 9):
        olga.custody.rotate()
    promoted(office, office.sam)
    waiting = left_over(office.sam.connection)
    assert waiting > 0
    assert len(office.sam.custody.finish_rotation().done) == waiting
    newest = practice_keys(office.sam.connection)[0]
    assert still_seated(office, spaces, newest.id) == spaces


def test_nobody_but_a_custodian_rotates(office, olga):
    before = practice_keys(olga.connection)[0].id
    with pytest.raises(ProtocolError, match=r"^nokey$"):
        office.sam.custody.rotate()
    assert practice_keys(olga.connection)[0].id == before
