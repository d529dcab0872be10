"""A client goes to a colleague: introduced, with everything that waits, and nothing lost."""

from datetime import timedelta

import pytest

from meantime.protocol.record_posts import Ending
from meantime.sdk.caseload import caseload
from meantime.sdk.covering import Away
from meantime.sdk.directory import find_colleague
from meantime.sdk.discharging import Discharge, discharge, ending_in, let_return
from meantime.sdk.errors import SdkError
from meantime.sdk.listing import list_spaces
from meantime.sdk.open_ends import open_ends
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.transferring import Transfer, transfer
from tests.sdk.networks import killed_at
from tests.sdk.office import said

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
TEXT = "Sam Stone goes on with you from today."


def hand_over(office, **more):
    colleague = find_colleague(office.anna.connection, office.sam.id)
    transfer(office.case, Transfer(colleague, TEXT, **more))


def waits_for(person):
    found = person.connection.http.get("/waiting", dict)["waiting"]
    return [each["entry_id"] for each in found]


def later(office, days=0, **span):
    """Let time pass, in steps that leave nobody idle for too long."""
    for _ in range(days * 3):
        later(office, hours=8)
    office.hands.world.clock.advance(timedelta(**span))
    for person in (office.anna, office.sam, office.jo):
        person.account()


def seated(office):
    """Return who sits in each of the client's spaces as colleagues."""
    (case,) = office.sam.caseload()
    roles = {"clinician", "member"}
    return [
        {id_ for id_, seat in space.sync().state.seats.items() if seat.role in roles}
        for space in case.spaces()
    ]


def test_whoever_comes_is_introduced_and_has_all_that_waits(office):
    office.theirs.write("Are you there?")
    office.anna.thread(office.case.id).sync().bring("The holidays.")
    waits = waits_for(office.anna)
    assert len(waits) == 2
    hand_over(office)
    told = [o.post for o in office.theirs.sync().opened() if isinstance(o.post, Ending)]
    assert [(each.ending, each.text, each.to) for each in told] == [
        ("transferred", TEXT, office.sam.id)
    ]
    assert office.theirs.people().name(office.sam.id) == "Sam Stone"
    assert said(office.sam) == (["Said before."], ["A plan."], "Jo Kim")
    assert (waits_for(office.sam), waits_for(office.anna)) == (waits, [])
    (case,) = office.sam.caseload()
    left = open_ends(case)
    assert [m.text for m in left.waiting] == ["Said before.", "Are you there?"]
    assert [item.text for item in left.agenda] == ["The holidays."]
    assert case.thread.responsible().id == office.sam.id


def test_the_other_s_access_ends_and_the_keys_are_changed_without_them(office):
    hand_over(office)
    later(office, minutes=2)
    assert office.anna.caseload() == []
    office.sam.tidy()
    assert seated(office) == [{office.sam.id}] * 3
    office.theirs.write("Only for Sam.")
    assert [m.text for m in office.sam.thread(office.theirs.id).read()][-1] == "Only for Sam."


def test_with_a_last_day_the_other_reads_until_it_is_over(office):
    me = find_colleague(office.anna.connection, office.anna.id)
    sam = find_colleague(office.anna.connection, office.sam.id)
    for wrong in (Transfer(me, TEXT), Transfer(sam, " ")):
        with pytest.raises(SdkError):
            transfer(office.case, wrong)
    assert office.sam.caseload() == []
    hand_over(office, last=office.hands.world.clock.now().date() + timedelta(days=1))
    later(office, hours=8)
    assert len(office.anna.caseload()) == 1
    later(office, days=2)
    office.sam.tidy()
    assert seated(office) == [{office.sam.id}] * 3


def test_what_was_not_agreed_is_not_handed_over(office):
    hand_over(office, history="new")
    office.theirs.sync().write("From now on.")
    (case,) = office.sam.caseload()
    assert [m.text for m in case.thread.messages() if m.text] == ["From now on."]
    assert case.name() == "Jo Kim"  # whoever answers must be able to reach the client


def test_whoever_covered_until_now_sits_for_good(office):
    today = office.hands.world.clock.now().date()
    office.anna.arrange_cover(Away(today, today + timedelta(days=1), office.sam.id))
    hand_over(office)
    later(office, days=2)
    assert len(office.sam.caseload()) == 1
    office.sam.thread(office.theirs.id).sync().reply("I am here.")


def test_wherever_it_broke_off_it_goes_on(office, network):
    office.theirs.write("Are you there?")
    for step in (4, 10, 16, 22, 28):
        with killed_at(network, step):
            hand_over(office)
    hand_over(office)
    told = [o.post for o in office.theirs.sync().opened() if isinstance(o.post, Ending)]
    assert len(told) == 1
    later(office, minutes=2)
    office.sam.tidy()
    assert seated(office) == [{office.sam.id}] * 3
    assert said(office.sam) == (["Said before."], ["A plan."], "Jo Kim")
    assert len(waits_for(office.sam)) == 2


def test_a_custodian_hands_over_by_the_practice_s_seat(office):
    (newest, *_) = practice_keys(office.owner.connection)
    colleague = find_colleague(office.owner.connection, office.sam.id)
    with acting_as(office.owner.connection, newest) as practice:
        assert practice
        (case,) = caseload(practice)
        transfer(case, Transfer(colleague, TEXT))
        transfer(case, Transfer(colleague, TEXT, leaver=office.anna.id))
    assert seated(office) == [{office.sam.id}] * 3
    listed = {one.id: one.responsible for one in list_spaces(office.sam.connection.http)}
    assert listed[office.theirs.id] == office.sam.id
    told = [o for o in office.theirs.sync().opened() if isinstance(o.post, Ending)]
    assert [office.theirs.people().role(o.entry.author) for o in told] == ["practice"]


@pytest.mark.parametrize("days", [0, 20])
def test_whoever_is_discharged_comes_back_first(office, days):
    """Or the words would say that care goes on, and the server that it has ended."""
    last = office.hands.world.clock.now().date() + timedelta(days=days) if days else None
    discharge(office.case, Discharge("Thank you, and good luck.", last, reason="Agreed."))
    later(office, minutes=6)
    with pytest.raises(SdkError, match="come back"):
        hand_over(office)
    standing = ending_in(office.anna.thread(office.theirs.id))
    assert standing
    assert standing.post.ending == "discharged"
    assert office.sam.caseload() == []
    let_return(office.case)
    hand_over(office)
    assert len(office.sam.caseload()) == 1
