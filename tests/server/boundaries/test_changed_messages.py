"""What becomes of a clock when its own client corrects the message, withdraws it, puts it back."""

from datetime import timedelta

import pytest

from tests.server.boundaries.test_frames_set import frame
from tests.server.boundaries.test_promises_kept import (
    FRIDAY_23_04,
    HOUR,
    MONDAY_9,
    MONDAY_12,
    TUESDAY_18,
    go_to,
    stamp,
    told,
    waiting,
)
from tests.server.swept import swept
from tests.world import ok

DUE = stamp(TUESDAY_18)


@pytest.fixture
def practice(world):
    """Return a practice with hours, on a Friday at 23:04."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    go_to(practice, FRIDAY_23_04)
    return practice


def ask(practice, attention=1):
    return practice.care.post(practice.client, attention=attention)


def change(practice, message, attention):
    return practice.care.post(practice.client, attention=attention, re=message.id)


def test_a_withdrawn_message_waits_for_nothing_and_is_never_overdue(practice):
    change(practice, ask(practice), 0)
    assert waiting(practice) == []
    practice.world.clock.set(TUESDAY_18 + 48 * HOUR)
    swept(practice.world)
    assert told(practice, practice.clinician) == told(practice, practice.owner) == []


def test_withdrawing_the_older_message_leaves_the_newer_one_waiting(practice):
    older, newer = ask(practice), ask(practice)
    change(practice, older, 0)
    assert waiting(practice) == [(newer.id, 1, DUE)]
    assert [at for _, at in told(practice, practice.clinician)] == [MONDAY_9]


def test_withdrawing_the_newer_message_leaves_the_older_one_waiting(practice):
    older, newer = ask(practice), ask(practice)
    change(practice, newer, 0)
    assert waiting(practice) == [(older.id, 1, DUE)]


def test_what_was_told_before_it_was_withdrawn_stays_told(practice):
    asked = ask(practice)
    practice.world.clock.set(MONDAY_9)
    practice.client.sign_in()
    [before] = told(practice, practice.clinician)
    change(practice, asked, 0)
    assert told(practice, practice.clinician) == [before]
    assert before[0] == "left"


def test_a_correction_starts_no_second_clock_and_keeps_the_due_date(practice):
    asked = ask(practice)
    go_to(practice, MONDAY_12 + 24 * HOUR)
    change(practice, asked, 1)
    assert waiting(practice) == [(asked.id, 1, DUE)]


def test_a_correction_raises_the_attention_of_the_clock_and_never_lowers_it(practice):
    asked = ask(practice)
    change(practice, asked, 2)
    change(practice, asked, 1)
    assert waiting(practice) == [(asked.id, 2, DUE)]


def test_a_correction_that_makes_a_message_urgent_calls_at_once(practice):
    asked = ask(practice)
    change(practice, asked, 3)
    assert [state for state, _ in told(practice, practice.clinician)] == ["waiting", "left"]


def test_a_correction_of_what_was_answered_starts_nothing(practice):
    asked = ask(practice)
    practice.care.post(practice.clinician, attention=0, re=asked.id)
    change(practice, asked, 1)
    assert waiting(practice) == []


def test_a_message_put_back_counts_from_then(practice):
    asked = ask(practice)
    change(practice, asked, 0)
    go_to(practice, FRIDAY_23_04 + timedelta(days=7))
    change(practice, asked, 1)
    # The clocks change on Sunday, 14 March.
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18 + timedelta(days=7) - HOUR))]


def test_a_quiet_message_that_is_made_to_ask_waits_under_its_own_name(practice):
    quiet = ask(practice, 0)
    change(practice, quiet, 1)
    assert waiting(practice) == [(quiet.id, 1, DUE)]
    practice.care.post(practice.clinician, attention=1, re=quiet.id)
    assert waiting(practice) == []


def test_a_client_who_names_somebody_else_s_post_changes_nothing_of_it(practice):
    asked = ask(practice)
    letter = practice.care.post(practice.clinician, attention=1)
    answer = change(practice, letter, 1)
    change(practice, letter, 0)
    assert [entry for entry, _, _ in waiting(practice)] == [asked.id, answer.id]


def test_a_withdrawal_before_a_planned_answer_shows_outlasts_that_answer(practice):
    asked = ask(practice)
    show_at = practice.world.now_ms + 3_600_000
    answer = practice.care.post(practice.clinician, attention=1, re=asked.id, show_at=show_at)
    change(practice, asked, 0)
    practice.care.post(practice.clinician, text="", attention=0, re=answer.id)
    assert waiting(practice) == []


@pytest.mark.parametrize("attention", [0, 1])  # answered, or to be answered in the session
def test_an_answer_that_names_a_quiet_post_answers_the_messages_before_it(practice, attention):
    ask(practice)
    quiet = ask(practice, attention=0)
    later = ask(practice)
    practice.care.post(practice.clinician, attention=attention, re=quiet.id)
    assert waiting(practice) == [(later.id, 1, DUE)]
