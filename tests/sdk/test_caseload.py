"""A client is one case: thread, chart and desk, made together whatever happens meanwhile."""

from datetime import timedelta

import pytest

from meantime import sdk
from meantime.protocol.posts import Profile, SeatName
from meantime.sdk.caseload import LEFT_ALONE
from meantime.sdk.founding import found_shared
from meantime.sdk.listing import list_spaces
from meantime.wire.problems import ProblemSlug
from meantime.wire.spaces import EntryPage
from tests.sdk.networks import answering, is_fetch, killed_at, lossy
from tests.sdk.newcomers import ANNA, newcomer

JO = Profile(name="Jo Kim", phone="+1 555 0104", birth_date="1990-01-31")


@pytest.fixture
def anna(hands, network):
    """Return a clinician without clients, over a network that the test can meddle with."""
    return hands.take(hands.practice.hire(), network)


def purposes(person):
    return sorted(listed.purpose for listed in list_spaces(person.connection.http))


def test_adding_a_client_makes_three_spaces_that_know_each_other(anna):
    anna.add_client(JO)
    (case,) = anna.caseload()
    assert purposes(anna) == ["chart", "desk", "practice", "thread"]
    assert (case.name(), case.profile(), case.fault) == ("Jo Kim", JO, "")
    assert (case.chart.purpose().of, case.desk.purpose().of) == ("chart", "desk")
    assert case.chart.purpose().about == case.desk.purpose().about == case.thread.id == case.id


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("step", range(2, 16))
def test_whoever_is_killed_at_any_step_adds_the_client_again_and_has_one(hands, step):
    network, colleague = hands.between(), hands.practice.hire()
    anna = hands.take(colleague, network)
    with killed_at(network, step):
        anna.add_client(JO)
    hands.world.clock.advance(timedelta(milliseconds=LEFT_ALONE + 1))
    anna = hands.take(colleague, device="another")
    anna.add_client(JO)
    (case,) = anna.caseload()
    assert (case.profile(), case.chart is None, case.desk is None) == (JO, False, False)
    invited = case.invite(ANNA)
    assert hands.knock(invited.code).welcome()


def test_a_line_that_loses_requests_and_answers_makes_no_second_client(network, anna):
    network.meet = lossy(seed=4, share=0.2)
    for _ in range(2):
        anna.add_client(JO)
    assert [case.name() for case in anna.caseload()] == ["Jo Kim"]
    assert purposes(anna) == ["chart", "desk", "practice", "thread"]


def test_two_clients_of_one_name_are_two_once_the_first_is_invited(anna):
    for _ in range(2):
        anna.add_client(JO).invite(ANNA)
    assert [case.name() for case in anna.caseload()] == ["Jo Kim", "Jo Kim"]


def test_a_thread_that_another_device_is_just_making_is_not_taken(hands, anna):
    theirs = found_shared(anna.connection, "thread")
    assert anna.add_client(JO).id != theirs.id
    hands.world.clock.advance(timedelta(milliseconds=LEFT_ALONE + 1))
    assert anna.add_client(Profile(name="Kim Lee")).id == theirs.id


def test_the_newest_word_of_the_desk_counts_and_the_first_stays(anna):
    case = anna.add_client(JO)
    case.describe(Profile(name="Jo Park", language="es"))
    case.describe(Profile(name="Jo Park", language="es"))
    (case,) = anna.caseload()
    assert case.profile() == Profile(name="Jo Park", language="es")
    said = [o.post for o in case.desk.opened() if isinstance(o.post, Profile)]
    assert said == [JO, Profile(name="Jo Park", language="es")]


def test_clients_stand_in_the_order_of_their_names(anna):
    for name in ("zoe", "Ada", "Ümit"):
        anna.add_client(Profile(name=name))
    assert [case.name() for case in anna.caseload()] == ["Ada", "zoe", "Ümit"]


def test_a_client_has_no_name_but_their_own_before_a_desk_says_one(hands):
    hands.thread(hands.client).post(SeatName(id=hands.client.id, name="Jo", credential=""))
    (case,) = hands.clinician.caseload()
    assert (case.name(), case.desk, case.profile()) == ("Jo", None, None)
    case.describe(JO)
    assert [case.name() for case in hands.clinician.caseload()] == ["Jo Kim"]


def test_somebody_of_another_thread_gives_no_client_a_name(hands, anna):
    case = anna.add_client(JO)
    practice = hands.practice
    stranger = hands.take(practice.hire())
    desk = found_shared(stranger.connection, "desk", case.id)
    desk.post(Profile(name="Nobody"))
    sdk.sharing.seat_colleague(desk, colleague_of(stranger, anna.id), "member", "all")
    assert [case.name() for case in anna.caseload()] == ["Jo Kim"]


def colleague_of(person, account_id):
    seat = person.connection.practice().seats[account_id]
    return sdk.directory.Colleague(account_id, seat.card, "Anna Weiss", "LMFT")


def test_a_stopped_desk_says_so_and_hides_no_other_client(hands, network):
    colleague = hands.practice.hire()
    anna, elsewhere = hands.take(colleague, network), hands.take(colleague, device="elsewhere")
    jo, _ = anna.add_client(JO), anna.add_client(Profile(name="Kim Lee"))
    elsewhere.space(jo.desk.id).post(Profile(name="Jo Park"))

    def meet(request, go_on):
        if is_fetch(request) and jo.desk.id in request.url.path:
            return answering(200, EntryPage(pin="", entries=[], head_seq=0))
        return go_on()

    network.meet = meet
    told = [(case.name(), case.fault) for case in anna.caseload()]
    assert told == [("Jo Kim", "rollback"), ("Kim Lee", "")]


def test_clients_add_nobody(hands):
    with pytest.raises(sdk.ProblemError) as refused:
        hands.client.add_client(JO)
    assert refused.value.slug in {ProblemSlug.NOT_PERMITTED, ProblemSlug.NOT_FOUND}


def test_an_invitation_that_was_left_half_made_is_withdrawn(hands, network, anna):
    case = anna.add_client(JO)
    with killed_at(network, 7):
        case.invite(ANNA)
    thread = anna.space(case.id)
    assert sdk.inviting.half_made(thread.state, anna.id)
    thread.post(Profile(name="Said to nobody but the team."))
    anna.tidy()
    assert sdk.inviting.half_made(thread.sync().state, anna.id)  # it may still be in the making
    hands.world.clock.advance(timedelta(minutes=11))
    anna.tidy()
    state = thread.sync().state
    assert [seat.role for seat in state.seats.values()] == ["clinician", "practice"]


def test_an_invitation_that_has_run_out_is_withdrawn_by_whoever_made_it(hands):
    colleague = hands.practice.hire()
    anna = hands.take(colleague)
    late = anna.add_client(JO).invite(ANNA, days=1)
    still_good = anna.add_client(Profile(name="Kim")).invite(ANNA, days=7)
    hands.world.clock.advance(timedelta(days=1, minutes=1))
    anna = hands.take(colleague)
    anna.tidy()
    assert anna.thread(late.space_id).people().holding("invite") == []
    (open_seat,) = anna.thread(still_good.space_id).people().holding("invite")
    assert open_seat.id == still_good.seat_id


def test_a_second_invitation_leaves_the_first_to_a_second_client(hands, anna):
    case = anna.add_client(JO)
    first, second = case.invite(ANNA), case.invite(ANNA)
    hands.join(first.code, newcomer("Jo"))
    hands.join(second.code, newcomer("Kim"))
    thread = anna.thread(case.id)
    assert {m.name for m in thread.people().holding("client")} == {"Jo", "Kim"}
