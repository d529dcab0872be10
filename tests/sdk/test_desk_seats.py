"""Billers and the front desk: in every desk by name, in no thread and no chart, and out again."""

import pytest

from meantime import sdk
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Profile
from meantime.sdk.folds.people import fold_people
from meantime.sdk.listing import list_spaces
from tests.sdk.networks import killed_at
from tests.sdk.office import SAM

JO, KIM = "Jo Kim", "Kim Lee"


def may(office, *permissions):
    """Say what sam may do, and let the owner's device do what follows from it."""
    office.owner.introduce(office.sam.id, SAM, permissions)
    return office.owner.settle_desks()


def seen_by(person):
    """Return what somebody can open: purposes, and the names that they read there."""
    listed = list_spaces(person.connection.http, seated=True)
    purposes = sorted({one.purpose for one in listed} - {"practice", "directory"})
    return purposes, [case.name() for case in person.caseload()]


def answers(office, person):
    """Return what somebody is told who asks for the log of the thread and of the chart."""
    found = set()
    for space in (office.case.thread, office.case.chart):
        with pytest.raises(sdk.ProblemError) as refused:
            person.space(space.id)
        found.add(refused.value.slug)
    return found


def test_a_biller_reads_names_and_nothing_else(office):
    assert may(office, "biller").is_whole
    assert seen_by(office.sam) == (["desk"], [JO])
    assert answers(office, office.sam) == {"not-found"}
    (case,) = office.sam.caseload()
    assert (case.thread, case.chart) == (None, None)
    with pytest.raises(ProtocolError, match="role"):
        case.desk.post(Profile(name="Somebody"))
    assert JO in [case.name() for case in office.anna.caseload()]


def test_the_front_desk_also_writes_there(office):
    assert may(office, "front_desk", "biller").is_whole
    (case,) = office.sam.caseload()
    case.desk.post(Profile(name="Jo Park"))
    assert office.case.name() == "Jo Park"


def test_a_biller_is_seated_by_whoever_makes_a_desk(office):
    may(office, "biller")
    office.anna.add_client(Profile(name=KIM))
    assert seen_by(office.sam) == (["desk"], [JO, KIM])


def test_a_desk_that_was_missed_is_filled_by_its_clinician_s_next_turn(office):
    office.owner.introduce(office.sam.id, SAM, ["biller"])
    assert seen_by(office.sam) == ([], [])
    office.anna.tidy()
    assert seen_by(office.sam) == (["desk"], [JO])


def test_whoever_is_no_biller_any_more_is_out_and_the_keys_are_new(office):
    may(office, "biller")
    gen = office.case.desk.state.gen
    assert may(office, "clinician").is_whole
    assert seen_by(office.sam) == ([], [])
    assert office.case.desk.state.gen == gen + 1
    office.case.desk.post(Profile(name="Jo Park"))


def test_a_writer_becomes_a_reader_and_nobody_with_the_client_is_moved(office):
    office.case.share(office.sam.id, "clinician")
    may(office, "biller")
    assert office.case.desk.sync().state.seats[office.sam.id].role == "member"
    office.case.unshare(office.sam.id)
    may(office, "front_desk")
    assert office.case.desk.sync().state.seats[office.sam.id].role == "member"
    may(office, "biller")
    seats = office.case.desk.sync().state.seats
    assert (seats[office.sam.id].role, seats[office.anna.id].role) == ("observer", "member")


def test_a_biller_who_also_covers_a_client_keeps_the_desk_of_that_one(office):
    office.case.share(office.sam.id, "observer")
    may(office, "biller")
    assert may(office, "clinician").is_whole
    assert office.sam.id in office.case.desk.sync().state.seats


def test_only_custodians_settle_all_desks(office):
    with pytest.raises(ProtocolError, match="nokey"):
        office.anna.settle_desks()


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(1, 30, 4))
def test_settling_that_was_killed_is_finished_by_another_device(office, olga, step):
    office.anna.add_client(Profile(name=KIM))
    office.owner.introduce(office.sam.id, SAM, ["biller"])
    with killed_at(olga.network, step):
        olga.settle_desks()
    again = office.hands.take(office.hands.practice.owner, device="another")
    assert again.settle_desks().is_whole
    assert seen_by(office.sam) == (["desk"], [JO, KIM])
    for case in office.anna.caseload():
        observers = fold_people(case.desk.opened()).holding("observer")
        assert [who.name for who in observers] == [SAM.name]


def test_a_biller_who_leaves_is_out_of_all_desks(office):
    may(office, "biller")
    office.owner.dismiss(office.sam.id)
    assert office.sam.id not in office.case.desk.sync().state.seats
    assert office.anna.id in office.case.desk.state.seats
