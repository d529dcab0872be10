"""Emergency access through the SDK: opened, gone on with, ended, reviewed."""

from contextlib import suppress
from datetime import timedelta

import pytest

from meantime import sdk
from meantime.protocol.emergency_posts import EmergencyReview
from meantime.protocol.posts import Event
from meantime.sdk.emergencies import Emergencies, practice_cases
from meantime.sdk.emergency_words import NoReason
from meantime.sdk.practice_seat import NoHands
from meantime.sdk.spaces import Space
from tests.sdk.office import said
from tests.server.swept import swept

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
MINUTES = timedelta(minutes=1)
WORDS = "She wrote of a plan, and Anna is on a flight."


def emergencies(person):
    return Emergencies(person.connection)


def opened(office, who=""):
    with practice_cases(office.owner.connection) as (case,):
        return emergencies(office.owner).open(case, "danger", WORDS, who)


def later(office, minutes):
    office.hands.world.clock.advance(minutes * MINUTES)
    swept(office.hands.world)


def announced(office):
    log = office.theirs.sync().opened()
    return [o.post for o in log if isinstance(o.post, Event) and o.post.what == "emergency"]


def test_a_custodian_reads_everything_and_the_client_is_told_who_but_not_why(office):
    assert office.owner.caseload() == []
    emergency = opened(office)
    assert said(office.owner) == (["Said before."], ["A plan."], "Jo Kim")
    (event,) = announced(office)
    assert (event.by, event.who) == ("Olga Brandt", "Olga Brandt")
    assert event.until == int(emergency.until.timestamp() * 1000)
    assert WORDS not in str([o.post for o in office.theirs.opened()])
    assert [row.kind for row in office.theirs.openings().found] == ["emergency"]
    office.owner.thread(office.case.id).write("I read for Anna.")


def test_the_clinician_reads_why_in_the_chart_and_signs_it_off(office):
    emergency = opened(office, office.sam.id)
    assert said(office.sam)[0] == ["Said before."]
    (seen,) = emergencies(office.anna).every("open")
    why = emergencies(office.anna).said(seen)
    assert why is not None
    assert (why.post.reason, why.post.words, why.post.by) == ("danger", WORDS, office.owner.id)
    reviewed = emergencies(office.anna).review(seen, "follow_up", "We talk on Monday.")
    assert reviewed.reviewed_by == office.anna.id
    assert office.sam.caseload() == []  # the review has ended it
    why = emergencies(office.owner).said(emergency)
    assert why is not None
    assert why.review is not None
    assert (why.review.outcome, why.review.by) == ("follow_up", office.anna.id)


def test_whoever_opened_it_forges_no_review_with_the_practice_s_key(office):
    emergency = opened(office)
    forged = EmergencyReview(
        of=emergency.id, by=office.anna.id, outcome="justified", text="All was well."
    )
    with practice_cases(office.owner.connection) as (case,):
        assert case.chart
        case.chart.post(forged)
    why = emergencies(office.anna).said(emergency)
    assert why
    assert (why.post.words, why.review) == (WORDS, None)
    emergencies(office.anna).review(emergency, "not_justified", "There was no danger.")
    why = emergencies(office.owner).said(emergency)
    assert why
    assert why.review
    assert (why.review.outcome, why.review.by) == ("not_justified", office.anna.id)


def test_after_the_hour_the_clinician_s_next_device_takes_the_seats_and_changes_the_keys(office):
    opened(office)
    gens = [space.sync().state.gen for space in office.case.spaces()]
    later(office, 61)
    assert office.owner.caseload() == []
    assert emergencies(office.anna).take_overdue().taken == 3
    assert [space.sync().state.gen for space in office.case.spaces()] == [g + 1 for g in gens]
    assert emergencies(office.anna).take_overdue().taken == 0
    (seen,) = emergencies(office.anna).every()
    assert (seen.seated_in, seen.ended_at) == ([], seen.until)


def test_a_custodian_s_device_takes_them_by_the_practice_s_seat(office):
    emergency = opened(office)
    later(office, 10)
    ended = emergencies(office.owner).end(emergency)
    assert (ended.seated_in, ended.ended_by) == ([], office.owner.id)
    assert office.owner.id not in office.theirs.sync().state.seats


def test_wherever_it_breaks_off_the_next_try_does_what_is_missing(office, monkeypatch):
    append = Space.append_newest
    done: list[str] = []

    def fails(at):
        def append_newest(space, build):
            if len(done) == at:
                raise sdk.Unreachable
            done.append(space.id)
            return append(space, build)

        return append_newest

    for at in range(3):
        monkeypatch.setattr(Space, "append_newest", fails(at))
        with pytest.raises(sdk.Unreachable):
            opened(office)
    monkeypatch.setattr(Space, "append_newest", append)
    emergency = opened(office)
    assert len(emergency.seated_in) == 3
    assert [each.id for each in emergencies(office.owner).every()] == [emergency.id]
    assert len(announced(office)) == 1


def test_a_reason_that_opened_nothing_yet_is_not_written_twice(office, monkeypatch):
    post = office.owner.connection.http.__class__.post

    def lost(http, path, body, answer):
        if path.endswith("/emergencies"):
            raise sdk.Unreachable
        return post(http, path, body, answer)

    monkeypatch.setattr(office.owner.connection.http.__class__, "post", lost)
    for _ in range(2):
        with suppress(sdk.Unreachable):
            opened(office)
    monkeypatch.undo()
    opened(office)
    chart = office.case.chart.sync()
    reasons = [o for o in chart.opened() if getattr(o.post, "reason", "") == "danger"]
    assert len(reasons) == 1


def test_a_second_hour_needs_its_own_words_and_both_stand(office):
    first = opened(office)
    later(office, 40)
    second = opened(office)
    assert second.until > first.until
    assert len(list(emergencies(office.anna).every("open"))) == 2
    assert len(announced(office)) == 2


def test_without_words_a_seat_or_the_practice_s_key_nothing_is_opened(office):
    with practice_cases(office.owner.connection) as (case,):
        with pytest.raises(NoReason):
            emergencies(office.owner).open(case, "other", " \n")
        with pytest.raises(sdk.ProblemError) as refused:
            emergencies(office.owner).open(case, "other", WORDS, office.anna.id)
    assert refused.value.slug == "malformed"
    with pytest.raises(NoHands), practice_cases(office.sam.connection):
        pass
    with pytest.raises(sdk.SdkError):
        emergencies(office.owner).review(opened(office), "justified", "It was.")
