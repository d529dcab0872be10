"""A colleague leaves: out of the roster first, then out of every space, wherever it broke off."""

import pytest
from sqlalchemy import select

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Profile
from meantime.sdk.listing import list_spaces
from meantime.server.spaces.tables import seats
from tests.sdk.networks import answering, killed_at, lossy
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.office import said


def promoted(office, person):
    """Make somebody a custodian."""
    owner, practice = office.owner.connection.account, office.owner.connection.practice_id
    now = office.hands.world.now_ms
    office.owner.space(practice).append_newest(
        lambda state: flows.change_role(owner, state, person.id, "custodian", now)
    )


def still_seated(office, spaces, who):
    """Return where the server still has somebody seated."""
    sits = select(seats.c.space_id).filter_by(seat_id=who, until_seq=None)
    found = office.hands.world.server.read(lambda unit: unit.db.execute(sits).scalars().all())
    return sorted(set(found) & set(spaces))


def test_a_leaver_is_out_of_every_space_and_the_thread_says_so(office, olga, spaces):
    seen = []
    left = olga.dismiss(office.anna.id, tell=lambda done, whole: seen.append((done, whole)))
    assert (left.is_whole, left.done) == (True, frozenset(spaces))
    assert left.unattended == {office.theirs.id}
    assert seen == [(n, 4) for n in range(5)]
    assert still_seated(office, spaces, office.anna.id) == []
    change = office.theirs.sync().changes()[-1]
    assert (change.did, change.who) == ("removed", office.anna.id)
    assert office.theirs.people().role(change.by) == "practice"
    office.theirs.write("Said to nobody yet.")


def test_whoever_takes_over_has_all_and_answers_for_it(office, olga, spaces):
    left = olga.dismiss(office.anna.id, office.sam.id)
    assert (left.is_whole, left.unattended) == (True, frozenset())
    assert said(office.sam) == (["Said before."], ["A plan."], "Jo Kim")
    listed = {s.id: s.responsible for s in list_spaces(office.sam.connection.http)}
    assert listed[office.theirs.id] == office.sam.id
    office.sam.thread(office.theirs.id).reply("Said by Sam.")
    assert [m.name for m in office.theirs.read()][-1] == "Sam Stone"
    assert still_seated(office, spaces, office.anna.id) == []


def test_a_supervisor_who_takes_over_writes_from_then_on(office, olga):
    office.case.share(office.sam.id, "observer", "new")
    olga.dismiss(office.anna.id, office.sam.id)
    assert said(office.sam)[:2] == (["Said before."], ["A plan."])
    assert office.sam.thread(office.theirs.id).my_role() == "clinician"


def test_a_leaver_is_signed_out_and_writes_no_more(office, olga):
    thread = office.anna.thread(office.theirs.id)
    olga.dismiss(office.anna.id)
    with pytest.raises(sdk.ProblemError) as refused:
        thread.write("One more thing.")
    assert refused.value.slug == "not-signed-in"


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(1, 32, 4))
def test_a_walk_that_was_killed_is_finished_by_walking_again(office, olga, spaces, step):
    with killed_at(olga.network, step):
        olga.dismiss(office.anna.id, office.sam.id)
    again = office.hands.take(office.hands.practice.owner, device="another")
    assert again.dismiss(office.anna.id, office.sam.id).is_whole
    assert still_seated(office, spaces, office.anna.id) == []
    assert said(office.sam) == (["Said before."], ["A plan."], "Jo Kim")
    assert office.theirs.sync().people().name(office.sam.id) == "Sam Stone"
    listed = {s.id: s.responsible for s in list_spaces(office.sam.connection.http)}
    assert listed[office.theirs.id] == office.sam.id


def test_a_walk_over_a_line_that_loses_things_is_whole(office, olga, spaces):
    olga.network.meet = lossy(seed=11, share=0.2)
    assert olga.dismiss(office.anna.id, office.sam.id).is_whole
    assert still_seated(office, spaces, office.anna.id) == []


def test_a_space_that_the_server_hides_is_missed(office, olga, spaces):
    hidden = office.theirs.id
    olga.dismiss(office.hire(sdk.Inviter("Kit", "")).id)  # this device has seen them all now

    def hiding(request, go_on):
        answer = go_on()
        if not request.url.path.endswith("/spaces") or request.method != "GET":
            return answer
        page = sdk.http.decode(answer.read(), dict)
        kept = [space for space in page["spaces"] if space["id"] != hidden]
        return answering(200, page | {"spaces": kept})

    olga.network.meet = hiding
    left = olga.dismiss(office.anna.id)
    assert (left.is_whole, left.missing) == (False, {hidden})
    assert still_seated(office, spaces, office.anna.id) == [hidden]


def test_a_space_that_was_tampered_with_is_named_and_keeps_no_other(office, olga, spaces):
    broken = office.theirs.id

    def lying(request, go_on):
        if request.method == "GET" and request.url.path.endswith(f"/spaces/{broken}/entries"):
            return answering(200, {"pin": "", "entries": [], "head_seq": 3})
        return go_on()

    olga.network.meet = lying
    left = olga.dismiss(office.anna.id)
    assert (left.is_whole, left.failed) == (False, {broken: "chain"})
    assert still_seated(office, spaces, office.anna.id) == [broken]


def test_whoever_stays_keeps_every_seat(office, olga):
    sam = office.sam
    office.case.share(sam.id, "clinician")
    olga.dismiss(office.hire(sdk.Inviter("Kit", "")).id)
    assert sam.id in office.theirs.sync().state.seats


def test_a_custodian_who_leaves_takes_no_secret_along(office, olga, spaces):
    promoted(office, office.anna)
    old_secret = sdk.practice_seat.practice_keys(office.anna.connection)[0]
    left = olga.dismiss(office.anna.id, office.sam.id)
    assert left.is_whole
    assert still_seated(office, spaces, office.anna.id) == []
    assert still_seated(office, spaces, old_secret.id) == []
    new_secret = sdk.practice_seat.practice_keys(olga.connection)[0]
    assert still_seated(office, spaces, new_secret.id) == sorted(spaces)
    assert said(office.sam) == (["Said before."], ["A plan."], "Jo Kim")
    office.theirs.write("Said after.")
    assert office.theirs.sync().marks() == frozenset()


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(3, 45, 7))
def test_a_custodian_s_leaving_that_was_killed_is_finished(office, olga, spaces, step):
    promoted(office, office.anna)
    old_secret = sdk.practice_seat.practice_keys(office.anna.connection)[0]
    with killed_at(olga.network, step):
        olga.dismiss(office.anna.id)
    again = office.hands.take(office.hands.practice.owner, device="another")
    assert again.dismiss(office.anna.id).is_whole
    for gone in (office.anna.id, old_secret.id):
        assert still_seated(office, spaces, gone) == []


def test_whoever_comes_back_with_new_keys_has_the_old_seats(office, olga):
    """F9, F10: the colleague is invited anew, and the new account takes the old one's place."""
    back = office.hands.join(olga.invite_staff().code, newcomer("Anna Weiss"))
    olga.introduce(back.id, ANNA)
    assert olga.dismiss(office.anna.id, back.id).is_whole
    assert said(back) == (["Said before."], ["A plan."], "Jo Kim")
    back.add_client(Profile(name="Kim Lee")).invite(ANNA)


def test_nobody_but_a_custodian_dismisses_anybody_and_none_themselves(office, olga):
    with pytest.raises(ProtocolError, match=r"^nokey$"):
        office.sam.dismiss(office.anna.id)
    with pytest.raises(sdk.SdkError):
        olga.dismiss(olga.id)
    assert office.anna.thread(office.theirs.id).read()
