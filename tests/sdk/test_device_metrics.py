"""What a custodian's device counts: of made facts by the rules, and of a practice that is small."""

from datetime import date

import pytest

from meantime.content.measures import measures
from meantime.content.metrics import metrics
from meantime.homework.shapes import Answered, Task, Version
from meantime.protocol.errors import ProtocolError
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.sdk.client_facts import ClientFacts, Gathering, Mark, Talk, Total, Usual
from meantime.sdk.device_cases import Weeks, changes_in
from meantime.sdk.device_metrics import count_here, figures_of
from meantime.sdk.practice_reading import read_all
from meantime.sdk.progress import unseen
from meantime.sdk.review_counts import Span, review_counts

DAY = 86_400_000
WEEKS = Weeks(date(2026, 6, 1), date(2026, 8, 24), "UTC")  # twelve of them
PHQ9, PCL5 = (next(m for m in measures().measures if m.id == id_) for id_ in ("phq9", "pcl5"))
LEAST = 5


def at(day, hour=12):
    """Return an instant of the n-th day of the weeks."""
    return (WEEKS.span[0] + day) * DAY + hour * 3_600_000


def client(**facts):
    return ClientFacts(**{"since": at(-60), "began": at(0), **facts})


def task(due, done=(), **facts):
    """Return a task that was given on the first day of the weeks."""
    post = Homework(homework="h", title="Walk", zone="UTC", due=due, **facts)
    answers = [HomeworkAnswer(homework="h", of="v", state="done", day=day) for day in done]
    return Task(
        "h",
        (Version("v", "anna", at(0), WEEKS.since.isoformat(), post),),
        tuple(Answered(str(n), "jo", at(1), each) for n, each in enumerate(answers)),
    )


def figures(*clients):
    return figures_of({str(n): each for n, each in enumerate(clients)}, WEEKS, WEEKS.span[1], LEAST)


def told(figure):
    return figure.n, figure.people, figure.value


def test_every_metric_of_devices_is_counted():
    assert figures().keys() == {each.id for each in metrics().of("device")}


def test_nothing_at_all_is_no_number():
    assert not any(each.is_shown for each in figures().values())
    assert not any(each.is_shown for each in figures(*[ClientFacts()] * 9).values())


def test_four_clients_are_too_few_for_anything_and_five_are_enough():
    busy = client(
        acts=[at(-50), at(1)],
        usual=[Usual(at(0), 90), Usual(at(80), 90)],
        said={"a": at(1)},
        signed={"a": at(3)},
        talks=[Talk(at(2), at(3))],
        marks=[Mark(at(1), is_false=True)],
        totals=[Total(at(1), 20, PHQ9), Total(at(70), 10, PHQ9)],
        tasks=[task("2026-06-05")],
    )
    assert not any(each.is_shown for each in figures(*[busy] * 4).values())
    assert all(each.is_shown for each in figures(*[busy] * 5).values())
    found = figures(*[busy] * 5)
    assert told(found["documentation_lag_days"]) == (5, 5, 2)
    assert told(found["reliable_improvement_count"]) == (5, 5, 5)
    assert told(found["reliable_worsening_count"]) == (5, 5, 0)
    assert found["message_creep_index"].value == 1
    assert found["false_alarm_share"].value == 1


def test_homework_counts_on_its_day_and_each_day_of_a_repeating_one_by_itself():
    weekly = task("2026-06-03", repeats=[3], done=["2026-06-03", "2026-06-17"])
    in_time = task("2026-08-20", done=[""])
    later = task("2026-09-01")
    gone, never = task("2026-06-05", gone=1), task("2026-02-31")
    found = figures(*[client(tasks=[weekly, in_time, later, gone, never])] * 5)
    assert told(found["between_session_progress"]) == (5 * 13, 5, 3 / 13)


def test_a_topic_counts_as_talked_about_by_its_end_or_by_a_call_that_was_noted():
    by_end, by_call, late, never = (
        client(talks=[Talk(at(1), at(3))]),
        client(talks=[Talk(at(1), 0)], calls=[at(0), at(4)]),
        client(talks=[Talk(at(1), at(30))]),
        client(talks=[Talk(at(1), 0)], calls=[at(0)]),
    )
    found = figures(by_end, by_call, late, never, never)["redirect_to_live_rate"]
    assert told(found) == (5, 5, 2 / 5)


def test_what_no_note_speaks_of_yet_counts_as_at_least_so_long():
    noted = client(said={"a": at(1)}, signed={"a": at(2)})
    waits = client(said={"b": at(60)})
    found = figures(*[noted] * 3, *[waits] * 2)["documentation_lag_days"]
    assert (found.value, found.open, found.p90) == (1, 2, None)


def test_a_day_is_one_of_the_practice_s_zone():
    weeks = WEEKS._replace(zone="America/New_York")
    assert weeks.day(at(0, hour=3)) == WEEKS.span[0] - 1
    assert weeks.day(at(0, hour=5)) == WEEKS.span[0]


@pytest.mark.parametrize(
    ("totals", "changes"),
    [
        ([], set()),
        ([Total(at(1), 20, PHQ9)], set()),  # one says nothing
        ([Total(at(1), 20, PHQ9), Total(at(8), 14, PHQ9)], {"better"}),
        ([Total(at(8), 20, PHQ9), Total(at(1), 14, PHQ9)], {"worse"}),  # by when, not by place
        ([Total(at(1), 20, PHQ9), Total(at(8), 15, PHQ9)], {"same"}),
        ([Total(at(-1), 20, PHQ9), Total(at(8), 2, PHQ9)], set()),  # before the twelve weeks
        ([Total(at(1), 20, PHQ9), Total(at(84), 2, PHQ9)], set()),  # behind them
        ([Total(at(1), 70, PCL5), Total(at(8), 2, PCL5)], set()),  # none that is looked at
    ],
)
def test_totals_change_within_twelve_weeks(totals, changes):
    assert changes_in(totals, WEEKS) == changes


def test_a_review_shows_no_outcomes_of_four_clients():
    worse = client(totals=[Total(at(1), 5, PHQ9), Total(at(8), 20, PHQ9)])
    span = Span(at(0, 0), at(84, 0))
    four = review_counts({str(n): worse for n in range(4)}, span, "UTC")
    five = review_counts({str(n): worse for n in range(5)}, span, "UTC")
    assert "rollout.q.outcomes" not in four
    assert five["rollout.q.outcomes"] == (5, 5)


def test_of_a_small_practice_facts_are_gathered_and_nothing_is_shown(desk):
    desk.jo.thread(desk.theirs.id).write("Something else.")
    gathering = Gathering(desk.owner.connection.http.now_ms())
    read_all(desk.owner.connection, gathering.take, unseen)
    facts = gathering.clients[desk.theirs.id]
    assert facts.usual[-1].length == len("Something else.")
    assert facts.since <= facts.began <= max(facts.acts)
    assert len(facts.said) >= len(facts.usual)
    found = count_here(desk.owner.connection, WEEKS)
    assert {each.source for each in found.metrics} == {"device"}
    assert not any(each.is_shown or each.n or each.people for each in found.metrics)
    assert not found.failed
    with pytest.raises(ProtocolError, match="nokey"):
        count_here(desk.anna.connection, WEEKS)
