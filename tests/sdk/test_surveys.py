"""Surveys from Python: sealed answers, counted once each, and no small group shown."""

from datetime import timedelta

import pytest

from meantime.content.survey import survey, surveys
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Profile
from meantime.protocol.rollout_posts import SurveyAnswer, SurveyValue
from meantime.sdk.errors import ProblemError, SdkError, Unreachable
from meantime.sdk.listing import list_spaces
from meantime.sdk.rollout_errors import FaultyAnswers
from tests.sdk.hands import honest
from tests.sdk.networks import gone, killed_at, sent_over
from tests.sdk.newcomers import ANNA, newcomer

CLIENTS, CLINICIANS = "survey.client.pilot", "survey.therapist.pilot"
NOT_ASKED = "asks clients"


@pytest.fixture
def asked(desk):
    return ask(desk, CLIENTS)


def ask(desk, survey_id):
    return desk.owner.surveys.open(survey_id, desk.hands.world.clock.now() + timedelta(days=14))


def newest(person):
    return person.surveys.rounds()[0]


def more_clients(desk, count):
    """Return further clients of anna's."""
    people = []
    for n in range(count):
        code = desk.anna.add_client(Profile(name=f"Client {n}")).invite(ANNA).code
        people.append(desk.hands.join(code, newcomer(f"Client {n}")))
    return people


def losing(end):
    """Return a network that loses what goes to such an address."""
    return lambda request, go_on: (
        gone(request, go_on) if request.url.path.endswith(end) else go_on()
    )


def answers_in(thread):
    return [o.post for o in thread.sync().opened() if isinstance(o.post, SurveyAnswer)]


def test_a_client_answers_in_their_own_thread_quietly_and_is_counted(desk, asked):
    told = desk.jo.surveys.answer(asked, {"sv.c.keep": "keep", "sv.c.progress": 4}, "es")
    assert told.has_answered
    (post,) = answers_in(desk.hers)
    assert (post.round, post.version, post.locale) == (asked.id, surveys().version, "es")
    assert post.answers == [SurveyValue("sv.c.keep", "keep"), SurveyValue("sv.c.progress", 4)]
    assert desk.hers.messages()[-1].text == "Said before."  # it is no message
    assert (newest(desk.owner).answered, newest(desk.jo).answered) == (1, None)


def test_what_is_answered_leaves_the_device_sealed_alone(desk, asked, network):
    jo = desk.second_device(desk.jo, network)
    jo.surveys.answer(asked, {"sv.c.keep": "stop", "sv.c.one_change": "Fewer reminders."})
    for secret in (b"sv.c.keep", b"Fewer reminders"):
        assert secret not in sent_over(network)


def test_a_correction_counts_in_place_of_the_first_and_the_same_is_not_said_twice(desk, asked):
    for keep in ("keep", "stop", "stop"):
        desk.jo.surveys.answer(asked, {"sv.c.keep": keep})
    assert len(answers_in(desk.hers)) == 2
    mine = desk.jo.surveys.mine(asked)
    assert mine
    assert mine.answers == [SurveyValue("sv.c.keep", "stop")]
    assert newest(desk.owner).answered == 1


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"sv.c.keep": "maybe"}, "sv.c.keep"),
        ({"sv.c.keep": 1}, "sv.c.keep"),
        ({"sv.c.progress": 6}, "sv.c.progress"),
        ({"sv.c.progress": "4"}, "sv.c.progress"),
        ({"sv.c.one_change": "a" * 2001}, "sv.c.one_change"),
        ({"sv.t.minutes": 5}, "sv.t.minutes"),
    ],
)
def test_what_can_be_no_answer_is_named_and_nothing_is_written(desk, asked, answers, wrong):
    with pytest.raises(FaultyAnswers) as refused:
        desk.jo.surveys.answer(asked, answers)
    assert list(refused.value.fields) == [wrong]
    assert answers_in(desk.hers) == []


def test_everything_may_be_skipped(desk, asked):
    assert desk.jo.surveys.answer(asked, {"sv.c.one_change": "  "}).has_answered
    assert answers_in(desk.hers)[0].answers == []


def test_an_answer_without_a_connection_is_kept_and_counted_later(desk, asked, network):
    jo = desk.second_device(desk.jo, network)
    network.meet = losing("/answered")
    with pytest.raises(Unreachable):
        jo.surveys.answer(asked, {"sv.c.keep": "keep"})
    assert newest(desk.owner).answered == 0
    network.meet = honest
    assert newest(jo).has_answered  # told by the next look
    assert newest(desk.owner).answered == 1


def test_where_it_broke_off_it_is_done_again_and_stands_once(desk, asked, network):
    jo = desk.second_device(desk.jo, network)
    for step in range(8):
        with killed_at(network, step):
            jo.surveys.answer(asked, {"sv.c.keep": "keep"})
    jo.surveys.answer(asked, {"sv.c.keep": "keep"})
    assert len(answers_in(desk.hers)) == 1


def test_a_clinician_answers_where_nobody_sits_but_the_practice(desk):
    asked = ask(desk, CLINICIANS)
    for minutes in (10, 20):
        desk.anna.surveys.answer(asked, {"sv.t.minutes": minutes})
    spaces = [s for s in list_spaces(desk.anna.connection.http) if s.purpose == "answers"]
    assert len(spaces) == 1
    seats = desk.anna.space(spaces[0].id).state.seats
    assert sorted(seat.role for seat in seats.values()) == ["member", "practice"]
    assert desk.owner.surveys.report(asked).found == 1
    assert (newest(desk.owner).asked, newest(desk.owner).answered) == (1, 1)


def test_who_is_not_asked_answers_nothing(desk, asked):
    with pytest.raises(SdkError, match=NOT_ASKED):
        desk.anna.surveys.answer(asked, {})
    with pytest.raises(ProblemError, match="not-permitted"):
        desk.anna.surveys.open(CLIENTS, asked.closes_at)
    with pytest.raises(ProtocolError, match="nokey"):
        desk.anna.surveys.report(asked)


def test_what_fewer_than_five_answered_is_not_shown_and_of_five_no_name(desk, asked):
    people = [desk.jo, *more_clients(desk, 4)]
    for n, person in enumerate(people[:4]):
        person.surveys.answer(asked, {"sv.c.keep": "keep", "sv.c.one_change": f"Change {9 - n}"})
    report = desk.owner.surveys.report(asked)
    assert (report.found, report.least, report.round.id) == (4, 5, asked.id)
    assert not any(each.is_shown for each in report.tallies.values())
    assert report.words == {"sv.c.one_change": []}
    people[4].surveys.answer(asked, {"sv.c.keep": "stop", "sv.c.one_change": "Change 2"})
    report = desk.owner.surveys.report(asked)
    assert report.tallies["sv.c.keep"].counts == {"keep": 4, "stop": 1}
    assert not report.tallies["sv.c.easy"].is_shown
    assert report.claims["share_wanting_messaging"][:3] == (5, True, 4)
    assert not report.claims["share_reporting_progress"].is_shown
    assert [each.found for each in desk.owner.surveys.reports(CLIENTS)] == [5]
    assert report.words["sv.c.one_change"] == [f"Change {n}" for n in (2, 6, 7, 8, 9)]


def test_who_is_made_up_counts_in_no_report_and_in_no_review(desk, asked):
    case = desk.anna.add_client(Profile(name="Made Up"))
    desk.owner.rollout.allow(case.id, "To try things on.", is_made_up=True)
    made_up = desk.hands.join(case.invite(ANNA).code, newcomer("Made Up"))
    said = SurveyAnswer(round=asked.id, survey=CLIENTS, version=1, locale="en", answers=[])
    made_up.thread(case.id).post(said)
    assert desk.owner.surveys.report(asked).found == 0
    desk.jo.surveys.answer(asked, {})
    assert desk.owner.surveys.report(asked).found == 1


def test_a_clinician_cannot_answer_for_clients(desk, asked):
    desk.hers.post(SurveyAnswer(round=asked.id, survey=CLIENTS, version=1, locale="en", answers=[]))
    assert desk.owner.surveys.report(asked).found == 0


def test_without_a_connection_nothing_is_reported(desk, asked, hands, network):
    desk.jo.surveys.answer(asked, {"sv.c.keep": "keep"})
    owner = hands.take(hands.practice.owner, network, "second")
    network.meet = losing("/entries")
    with pytest.raises(Unreachable):
        owner.surveys.report(asked)
    network.meet = honest
    assert owner.surveys.report(asked).failed == {}


def test_what_a_leaver_answered_is_not_for_whoever_comes_next(desk):
    asked = ask(desk, CLINICIANS)
    desk.anna.surveys.answer(asked, {"sv.t.minutes": 30})
    left = desk.owner.dismiss(desk.anna.id, heir=desk.sam.id)
    assert left.is_whole
    assert not [s for s in list_spaces(desk.sam.connection.http) if s.purpose == "answers"]
    assert desk.owner.surveys.report(asked).found == 1  # and counts all the same


def test_every_question_of_the_content_has_an_answer_that_it_takes():
    asked = survey(CLINICIANS)
    assert asked
    assert {item.type for item in asked.items} == {"agree5", "number", "open"}
