"""A promise that something else than a message keeps: the client's answer to it, or its maker."""

import pytest

from tests.server.boundaries.test_promises_kept import go_to, told
from tests.server.boundaries.test_promises_noted import (
    HOUR,
    MONDAY_18,
    listed,
    practice,
    promise,
    say,
)
from tests.world import ok

__all__ = ["practice"]


def end(practice, entry_id, person):
    return person.api.put(f"/spaces/{practice.care.id}/promises/{entry_id}/end")


def states(practice):
    return [state for _, state, _ in listed(practice)]


def test_a_client_who_answers_what_was_promised_has_settled_it(practice):
    said = promise(practice)
    practice.care.post(practice.client, attention=1)
    assert states(practice) == ["due"]
    practice.care.post(practice.client, attention=0, re=said.id)
    assert states(practice) == ["kept"]
    practice.care.post(practice.clinician, attention=0, re=practice.asked.id)
    assert states(practice) == ["kept"]


def test_an_answer_that_asks_for_something_leaves_the_promise_open(practice):
    said = promise(practice)
    practice.care.post(practice.client, attention=1, re=said.id)
    assert states(practice) == ["due"]
    practice.care.post(practice.client, attention=2, re=said.id)
    assert states(practice) == ["due"]


@pytest.mark.parametrize("is_ended", [True, False])
def test_of_what_is_done_nobody_is_reminded(practice, is_ended):
    said = promise(practice)
    practice.care.fetch(practice.clinician)
    before = len(told(practice, practice.clinician))
    if is_ended:
        assert ok(end(practice, said.id, practice.clinician))["state"] == "kept"
    go_to(practice, MONDAY_18 + HOUR)
    assert (len(told(practice, practice.clinician)) > before) is not is_ended


def test_what_was_broken_stays_broken(practice):
    said = promise(practice)
    go_to(practice, MONDAY_18 + HOUR)
    assert ok(end(practice, said.id, practice.clinician))["state"] == "broken"


def test_no_client_ends_a_promise_and_none_is_ended_that_was_not_made(practice):
    said = promise(practice)
    assert end(practice, said.id, practice.client).status_code == 403
    later = say(practice)
    assert end(practice, later.id, practice.clinician).status_code == 404
    assert states(practice) == ["kept"]
