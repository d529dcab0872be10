"""Homework: as the vectors say, and whatever order the posts about other things come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st

from meantime.homework.came import what_came
from meantime.homework.occurrences import current, due, next_day, occurrences
from meantime.homework.tasks import fold_tasks
from meantime.sdk.folds.homework import local_day
from tests.homework.logs import answered, given, lines_of
from tests.protocol.people import read_vectors

if TYPE_CHECKING:
    from meantime.homework.shapes import Task

VECTORS = read_vectors("homework.json")
CASES = VECTORS["cases"]
DAYS = [f"2027-03-{day:02}" for day in range(1, 8)]
EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]


def _told(task: Task) -> list[Any]:
    answers = [[each.id, each.late] for each in task.answers]
    questions = [[each.id, each.text, each.is_open] for each in task.questions]
    return [task.id, task.now.id, int(task.is_gone), task.is_seen, answers, questions]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_vectors_are_reproduced(case):
    tasks = fold_tasks(lines_of(case["log"]))
    assert [_told(task) for task in tasks] == case["tasks"]
    if on := case.get("on"):
        found = [
            [task.id, o.day, o.due, o.state, o.version.id, o.answer.id if o.answer else ""]
            for task in tasks
            for o in occurrences(task, on["since"], on["until"])
        ]
        assert found == on["found"]


@pytest.mark.parametrize(
    "case", [each for each in CASES if "today" in each], ids=lambda c: c["name"]
)
def test_what_is_due_where_it_stands_and_what_comes_next_are_as_the_vectors_say(case):
    tasks, today = fold_tasks(lines_of(case["log"])), case["today"]
    assert [[task.id, on.day] for task, on in due(tasks, today)] == case["due"]
    by_id = {task.id: task for task in tasks}
    wanted, day, state = case["current"]
    found = current(by_id[wanted], today)
    assert (found.day if found else None, found.state if found else None) == (day, state)
    wanted, day = case["next"]
    assert next_day(by_id[wanted], today) == day


@pytest.mark.parametrize("case", VECTORS["came"], ids=lambda case: case["name"])
def test_what_it_came_to_is_as_the_vectors_say(case):
    found = what_came(fold_tasks(lines_of(case["log"])), case["since"], case["until"])
    told = [[e.task, e.title, e.done, e.begun, e.stuck, e.asked] for e in found]
    assert told == case["came"]


@settings(max_examples=25, deadline=None)
@holds(data=st.data(), days=st.lists(st.sampled_from(DAYS), max_size=6))
def test_answers_to_other_days_and_tasks_may_come_in_any_order(data, days):
    tasks = [given("h", repeats=EVERY_DAY), given("k", "U", repeats=EVERY_DAY)]
    mine = [answered(f"a{n}", "h", day=day, hard=n) for n, day in enumerate(days)]
    others = [answered(f"b{n}", "k", "U", day=day) for n, day in enumerate(days)]
    plain, *_ = fold_tasks([*tasks, *mine])
    by_day = sorted(mine, key=lambda line: getattr(line.post, "day", ""))  # those of a day in order
    places = data.draw(st.lists(st.integers(0, 9), min_size=len(others), max_size=len(others)))
    mixed = list(by_day)
    for other, place in zip(others, places, strict=True):
        mixed.insert(min(place, len(mixed)), other)
    folded, *_ = fold_tasks([*tasks, *mixed])
    for day in DAYS:
        assert folded.answer(day) == plain.answer(day)
    assert occurrences(folded, DAYS[0], DAYS[-1]) == occurrences(plain, DAYS[0], DAYS[-1])


@settings(max_examples=25, deadline=None)
@holds(
    ends=st.lists(st.sampled_from(["gone", "title"]), max_size=3),
    days=st.lists(st.sampled_from(DAYS), min_size=1, max_size=4),
)
def test_nothing_that_was_answered_is_lost_whatever_becomes_of_the_task(ends, days):
    later = [
        given(f"v{n}", repeats=EVERY_DAY, **({"gone": 1} if end == "gone" else {"title": "Other"}))
        for n, end in enumerate(ends)
    ]
    answers = [answered(f"a{n}", "h", day=day) for n, day in enumerate(days)]
    (task,) = fold_tasks([given("h", repeats=EVERY_DAY), *later, *answers])
    kept = {o.day: o for o in occurrences(task, DAYS[0], DAYS[-1])}
    for day in days:
        assert kept[day].state == "done"
        assert kept[day].version.id == "h"  # the version under which it was answered


@pytest.mark.parametrize("at_ms", [253_402_300_799_999, 2**53 - 1])
def test_a_clock_far_ahead_leaves_the_homework_of_a_thread_readable(at_ms):
    assert local_day("Asia/Tokyo", at_ms) == local_day("No/Where", at_ms) == "9999-12-30"
