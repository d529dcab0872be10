"""Clients of another program: brought in once, whatever breaks off, and never half."""

from datetime import timedelta

import pytest

from meantime.fhir.appointed import Appointed
from meantime.fhir.arrivals import Arrival, plan_arrivals
from meantime.fhir.bundle import make_bundle
from meantime.protocol.posts import Profile
from meantime.sdk.errors import ProblemError
from meantime.sdk.fhir.gathering import gather_record
from meantime.sdk.importing import TimesTaken, import_arrivals
from meantime.sdk.progress import unseen
from meantime.wire.appointments import NewAppointment
from tests.sdk.networks import killed_at, lossy
from tests.sdk.newcomers import ANNA

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

ANA = Profile(name="Ana López", birth_date="1990-04-02", phone="+1 555 0101")
BO = Profile(name="Bo Park", birth_date="1980-01-01")
ZONE = "America/Chicago"
DAY = timedelta(days=1)


@pytest.fixture
def anna(hands, network):
    """Return a clinician without clients, over a network that the test can meddle with."""
    return hands.take(hands.practice.hire(), network)


@pytest.fixture
def start(hands):
    return hands.world.clock.now().replace(minute=0, second=0, microsecond=0) + DAY


@pytest.fixture
def people(start):
    """Return two whom a plan brings, the first with two appointments."""
    times = (Appointed(start, 50), Appointed(start + DAY, 50))
    return (Arrival(ANA, times), Arrival(BO))


def bring(anna, people):
    return import_arrivals(anna.connection, people, ZONE, unseen)


def booked(anna, start):
    return list(anna.appointments.between(start - DAY, start + 9 * DAY))


def test_each_is_a_case_with_three_spaces_and_appointments_and_nobody_is_invited(
    anna, people, start
):
    bring(anna, people)
    ana, bo = anna.caseload()
    assert (ana.profile(), bo.profile()) == (ANA, BO)
    assert all(each.chart and each.desk and each.thread for each in (ana, bo))
    assert [each.was_invited() for each in (ana, bo)] == [False, False]
    assert [(each.space_id, each.starts_at) for each in booked(anna, start)] == [
        (ana.id, start),
        (ana.id, start + DAY),
    ]
    ana.invite(ANNA)


def test_the_same_again_brings_nobody_and_changes_nothing(anna, people, start):
    first = [case.id for case in bring(anna, people)]
    ana, _ = anna.caseload()
    ana.invite(ANNA)
    ana.describe(Profile(name="Ana López", birth_date="1990-04-02", phone="+1 555 0199"))
    moved = anna.appointments.move(booked(anna, start)[0], start + timedelta(hours=3))
    assert [case.id for case in bring(anna, people)] == first
    assert [case.profile().phone for case in anna.caseload()] == ["+1 555 0199", ""]
    assert moved in booked(anna, start)
    assert len(booked(anna, start)) == 2


@pytest.mark.parametrize("step", [4, 14, 23])
def test_whoever_is_killed_on_the_way_does_it_again_and_has_each_once(hands, people, start, step):
    network, colleague = hands.between(), hands.practice.hire()
    anna = hands.take(colleague, network)
    with killed_at(network, step):
        bring(anna, people)
    hands.world.clock.advance(timedelta(minutes=3))
    anna = hands.take(colleague, device="another")
    bring(anna, people)
    assert [case.profile() for case in anna.caseload()] == [ANA, BO]
    assert len(booked(anna, start)) == 2


def test_a_line_that_loses_much_brings_nobody_twice(network, anna, people, start):
    network.meet = lossy(seed=5, share=0.15)
    bring(anna, people)
    bring(anna, people)
    assert [case.profile() for case in anna.caseload()] == [ANA, BO]
    assert len(booked(anna, start)) == 2


def test_a_time_that_is_taken_keeps_everybody_out(anna, people, start):
    other = anna.add_client(Profile(name="Other"))
    at = start + DAY + timedelta(minutes=30)
    anna.appointments.book(other.id, NewAppointment(starts_at=at, zone="UTC", minutes=50))
    with pytest.raises(TimesTaken) as refused:
        bring(anna, people)
    assert [each.wanted.starts_at for each in refused.value.taken] == [start + DAY]
    assert [case.name() for case in anna.caseload()] == ["Other"]


def test_a_client_brings_in_nobody(hands, people):
    with pytest.raises(ProblemError):
        bring(hands.client, people[1:])
    assert len(hands.client.caseload()) == 1


def test_a_record_that_left_one_practice_arrives_in_a_fresh_one(office):
    case, now = office.case, office.hands.world.clock.now()
    plan = plan_arrivals(make_bundle(gather_record(case)), now)
    assert plan.wrong == ()
    (brought,) = bring(office.sam, plan.people)
    assert brought.id != case.id
    assert (brought.profile().name, brought.profile().phone) == ("Jo Kim", "+1 555 0104")
