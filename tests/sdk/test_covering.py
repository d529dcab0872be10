"""Planned cover: arranged ahead, read in its time, and taken away at its end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meantime import sdk
from meantime.sdk.covering import Away
from tests.sdk.office import said


def away(office, first=1, last=3, **changes):
    today = office.hands.world.clock.now().date()
    first_day, last_day = (today + timedelta(days=n) for n in (first, last))
    return Away(first_day, last_day, office.sam.id, **changes)


def later(office, days):
    """Let days pass; everybody signs in again, each on a device that knows nothing."""
    world = office.hands.world
    world.clock.advance(timedelta(days=days))

    def again(person):
        back = world.person(person.connection.account)
        return office.hands.take(back, device=f"day {world.now_ms}")

    office.owner, office.anna = again(office.owner), again(office.anna)
    office.sam, office.jo = again(office.sam), again(office.jo)
    office.theirs = office.jo.thread(office.theirs.id)


def test_who_covers_reads_from_the_first_day_to_the_last_and_no_more(office):
    assert office.anna.arrange_cover(away(office, history="all")) == {}
    assert office.sam.caseload() == []
    later(office, 2)
    thread, chart, name = said(office.sam)
    assert (thread, chart, name) == (["Said before."], ["A plan."], "Jo Kim")
    office.sam.thread(office.case.id).write("I read for Anna.")
    later(office, 3)
    assert office.sam.caseload() == []


def test_arranging_again_does_only_what_is_missing(office):
    plan = away(office)
    office.anna.arrange_cover(plan)
    before = office.theirs.sync().state.seq
    office.anna.arrange_cover(plan)
    assert office.theirs.sync().state.seq == before
    (one,) = [c for c in office.anna.hours().frame.closures if c.cover_id]
    assert one.cover_id == office.sam.id
    assert len(office.anna.terms()) == 3


def test_what_is_arranged_is_ended_before_it_begins(office):
    office.anna.arrange_cover(away(office))
    assert office.anna.end_cover(office.sam.id) == 3
    assert office.anna.terms() == []
    later(office, 2)
    assert office.sam.caseload() == []
    assert not any(c.cover_id for c in office.anna.hours().frame.closures)
    assert office.anna.cover().stretches[0].acting == ""


def test_once_it_is_over_the_next_device_takes_the_seat_and_changes_the_key(office):
    office.anna.arrange_cover(away(office))
    later(office, 5)
    gen = office.theirs.sync().state.gen
    assert sorted(t.role for t in office.owner.terms()) == ["clinician", "member", "member"]
    office.anna.tidy()
    assert office.theirs.sync().state.gen == gen + 1
    assert office.sam.id not in office.theirs.state.seats
    assert office.anna.terms() == []


def test_a_colleague_who_reads_along_anyway_keeps_their_seat(office):
    office.case.share(office.sam.id, "clinician")
    office.anna.arrange_cover(away(office))
    later(office, 5)
    office.anna.tidy()
    assert said(office.sam)[0] == ["Said before."]


def test_nobody_covers_for_themselves(office):
    with pytest.raises(sdk.ProblemError) as refused:
        office.anna.arrange_cover(replace(away(office), cover_id=office.anna.id))
    assert list(refused.value.problem.fields) == ["closures.0.cover_id"]
