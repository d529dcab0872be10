"""By whose word a task is done, and who has a place."""

import pytest

from meantime.content.rollout import PHASES, plan
from meantime.server.rollout.rules.places import Said, places
from meantime.server.rollout.rules.tasks import Finding, done_by, reached
from meantime.server.rollout.service.findings import OF_PILOT, OF_PRACTICE


@pytest.mark.parametrize(
    ("is_so", "is_ticked", "by"),
    [
        (True, False, "system"),
        (True, True, "system"),
        (False, True, ""),  # a tick against what is seen counts for nothing
        (False, False, ""),
        (None, True, "person"),
        (None, False, ""),
    ],
)
def test_a_tick_counts_only_where_the_server_cannot_know(is_so, is_ticked, by):
    assert done_by(Finding(is_so), is_ticked=is_ticked) == by


@pytest.mark.parametrize(("count", "is_so"), [(2, False), (3, True), (4, True)])
def test_a_number_is_reached_or_not(count, is_so):
    assert reached("offered", count, 3).is_so is is_so


@pytest.mark.parametrize(
    ("decision", "state", "of_a_client", "of_nobody"),
    [
        ("none", "on", True, False),
        ("offer", "on", True, True),
        ("offer_with_conditions", "paused", True, True),
        ("offer", "ended", False, False),
        ("not_now", "on", False, False),
    ],
)
def test_a_place_is_taken_by_who_may_write_or_is_about_to(decision, state, of_a_client, of_nobody):
    said = {"a": Said(decision, state, None)}
    assert places({"a"}, said) == ({"a"} if of_a_client else set())
    assert places(set(), said) == ({"a"} if of_nobody else set())


def test_a_client_about_whom_nothing_was_said_has_a_place():
    assert places({"a"}, {}) == {"a"}


def test_whatever_the_server_looks_at_is_in_the_plan():
    tasks = {task for phase in plan().phases for task in phase.all_tasks()}
    assert len(plan().phases) == len(PHASES)
    assert OF_PRACTICE.keys() | OF_PILOT.keys() <= tasks
