"""Cover and supervision, and a client who lost everything: seats and keys, before everybody."""

import pytest

from meantime import sdk
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Text
from meantime.sdk.errors import NoColleague, NotCompared
from meantime.sdk.folds.changes import fold_changes
from tests.sdk.networks import killed_at, lossy
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.office import said

BY_HISTORY = [  # what was granted, what can be read in thread and chart
    ("all", ["Said before.", "Said after."], ["A plan."]),
    ("current", ["Said before.", "Said after."], ["A plan."]),
    ("new", ["Said after."], []),
]


@pytest.mark.parametrize(("history", "thread", "chart"), BY_HISTORY)
def test_whoever_covers_reads_what_was_granted_and_answers(office, history, thread, chart):
    office.case.share(office.sam.id, "clinician", history)
    office.theirs.write("Said after.")
    assert said(office.sam) == (thread, chart, "Jo Kim")
    office.sam.thread(office.case.id).reply("Said by me.")
    message = office.theirs.read()[-1]
    assert (message.name, message.text) == ("Sam Stone", "Said by me.")


def test_a_supervisor_reads_the_thread_and_writes_in_the_chart(office):
    office.case.share(office.sam.id, "observer")
    (case,) = office.sam.caseload()
    with pytest.raises(ProtocolError, match=r"^role$"):
        office.sam.thread(case.id).write("Not mine to say.")
    case.chart.post(Text(text="Seen and agreed."))
    assert said(office.sam) == (["Said before."], ["A plan.", "Seen and agreed."], "Jo Kim")


def test_everybody_is_told_who_was_given_what(office):
    office.case.share(office.sam.id, "observer", "new")
    office.case.share(office.sam.id, "clinician")
    office.case.unshare(office.sam.id)
    thread = office.theirs.sync()
    people, told = thread.people(), thread.changes()[-3:]
    assert [(c.did, people.name(c.who), people.name(c.by)) for c in told] == [
        ("seated", "Sam Stone", "Anna Weiss"),
        ("given role", "Sam Stone", "Anna Weiss"),
        ("removed", "Sam Stone", "Anna Weiss"),
    ]
    assert (told[0].since, told[0].role, told[1].role) == (told[0].at, "observer", "clinician")


def test_whoever_is_unseated_reads_no_further(office):
    office.case.share(office.sam.id, "clinician")
    assert said(office.sam)[0] == ["Said before."]
    office.case.unshare(office.sam.id)
    office.theirs.write("Said after.")
    assert office.sam.caseload() == []
    thread = office.sam.thread(office.case.id)
    assert [m.text for m in thread.messages() if m.text.startswith("Said")] == ["Said before."]
    for space in (office.case.thread, office.case.chart, office.case.desk):
        assert office.sam.id not in space.state.seats


def test_a_line_that_loses_things_seats_nobody_twice(office, network):
    network.meet = lossy(seed=7, share=0.2)
    for _ in range(2):
        office.case.share(office.sam.id, "clinician")
    for space in (office.case.thread, office.case.chart, office.case.desk):
        assert [c.did for c in changes_of(space, office.sam.id)] == ["seated"]


def changes_of(space, seat_id):
    return [change for change in fold_changes(space.sync().opened()) if change.who == seat_id]


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(1, 18, 2))
def test_sharing_that_was_killed_is_finished_by_sharing_again(office, network, step):
    case = office.case
    with killed_at(network, step):
        case.share(office.sam.id, "clinician", "new")
    office.case.share(office.sam.id, "clinician", "new")
    office.theirs.write("Said after.")
    assert said(office.sam) == (["Said after."], [], "Jo Kim")
    assert office.theirs.sync().people().name(office.sam.id) == "Sam Stone"


def test_nobody_from_outside_is_seated(office):
    nameless = office.hands.practice.hire()
    for stranger in (office.jo.id, nameless.id):
        with pytest.raises(NoColleague):
            office.case.share(stranger, "clinician")


def test_whoever_has_left_is_seated_nowhere(office):
    office.hands.practice.dismiss(office.hands.world.person(office.sam.connection.account))
    with pytest.raises(NoColleague):
        office.case.share(office.sam.id, "clinician")


def test_a_client_who_lost_everything_reads_the_past_only_once_compared(office):
    office.compare()
    code = office.case.invite_again(ANNA).code
    jo = office.hands.join(code, newcomer("Jo again"))
    theirs = jo.thread(office.case.id)
    ours = office.anna.thread(office.case.id)
    assert ours.marks() == frozenset()
    with pytest.raises(NotCompared):
        office.case.give_history()
    assert {m.fault for m in theirs.read() if m.role == "client"} == {"nokey"}
    office.compare()
    for _ in range(2):
        office.case.give_history()
    assert [m.text for m in theirs.read() if m.text.startswith("Said")] == ["Said before."]
    assert [c.did for c in changes_of(ours, jo.id)] == ["joined", "given history"]
    assert office.jo.id not in ours.state.seats


def test_whoever_holds_the_lost_keys_reads_nothing_new(office):
    old = office.theirs
    code = office.case.invite_again(ANNA).code
    jo = office.hands.join(code, newcomer("Jo again"))
    jo.thread(office.case.id).write("Said anew.")
    assert "Said anew." not in [m.text for m in old.read()]
    with pytest.raises(ProtocolError):
        old.write("Said by a thief.")


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(1, 14, 2))
def test_inviting_again_that_was_killed_is_finished_by_doing_it_again(office, network, step):
    case = office.case
    with killed_at(network, step):
        case.invite_again(ANNA)
    code = office.case.invite_again(ANNA).code
    jo = office.hands.join(code, newcomer("Jo again"))
    people = office.anna.thread(office.case.id).people()
    assert [member.id for member in people.holding("client")] == [jo.id]
    state = office.anna.thread(office.case.id).state
    assert sdk.inviting.half_made(state, office.anna.id) == []
