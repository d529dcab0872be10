"""Timers: what goes wrong, what is moved, and in which order they are carried out."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from meantime.server.kit.problems import NotFound, Unavailable
from meantime.server.kit.timers import sweeper
from meantime.server.kit.timers.setting import cancel_timer, set_timer
from meantime.server.kit.timers.sweeper import delay_after, sweep
from tests.server.kit.sweeping import MINUTE, note, opened, timer

HOUR = timedelta(hours=1)


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house)`; "note" notes a step and is finished."""

    def run(scenario):
        async def inside():
            async with opened(open_database()) as house:
                house.timers.on("note", note)
                await scenario(house)

        asyncio.run(inside())

    return run


def test_a_handler_that_fails_is_undone_alone_and_holds_up_nobody(in_house):
    async def scenario(house):
        hooked = []

        def failing(unit, timer):
            note(unit, timer)
            unit.audit("failed", practice_id="p")
            unit.after_commit(lambda: hooked.append(timer))
            unit.db.execute(text("SELECT nothing FROM nowhere"))

        house.timers.on("failing", failing)
        for minute, kind in enumerate(("note", "failing", "note")):
            await set_due(house, f"{minute}", minute - 9, kind=kind)
        await sweep(house.store, house.timers)
        assert await house.done() == [("0", 0), ("2", 0)]
        assert hooked == []
        assert await house.store.read(None, audited) == []

    in_house(scenario)


@pytest.mark.parametrize(("failures", "minutes"), list(enumerate((1, 2, 4, 8, 16, 32, 60, 60))))
def test_every_failure_waits_longer_up_to_an_hour(failures, minutes):
    assert delay_after(failures) == minutes * MINUTE


def test_a_failed_step_is_tried_again_and_then_goes_on(in_house):
    async def scenario(house):
        tried = []

        def failing(unit, timer):
            tried.append((timer.step, timer.attempts))
            if len(tried) < 3:
                raise NotFound
            note(unit, timer)
            return timer.due_at + HOUR if timer.step == 0 else None

        house.timers.on("failing", failing)
        await set_due(house, "a", 0, kind="failing")
        for minutes, tries in ((0, 1), (0.9, 1), (0.2, 2), (1.9, 2), (0.2, 3), (58, 4)):
            house.clock.advance(minutes * MINUTE)
            await sweep(house.store, house.timers)
            assert len(tried) == tries
        assert tried == [(0, 0), (0, 1), (0, 2), (1, 0)]
        assert await house.done() == [("a", 0), ("a", 1)]

    in_house(scenario)


def test_a_failure_is_logged_without_an_id(in_house):
    async def scenario(house):
        def failing(_, timer):
            raise ValueError(timer.subject)

        house.timers.on("failing", failing)
        await set_due(house, "somebody", -1, kind="failing")
        with capture_logs() as logs:
            await sweep(house.store, house.timers)
        expected = {"kind": "failing", "step": 0, "attempts": 1, "error": "ValueError"}
        assert logs == [{"event": "timers.failed", "log_level": "warning", **expected}]

    in_house(scenario)


def test_a_kind_that_nobody_handles_waits_for_somebody_who_does(in_house):
    async def scenario(house):
        await set_due(house, "a", -2, kind="later")
        await set_due(house, "b", -1)
        await sweep(house.store, house.timers)
        assert await house.done() == [("b", 0)]
        house.timers.on("later", note)
        house.clock.advance(MINUTE)
        await sweep(house.store, house.timers)
        assert await house.done() == [("b", 0), ("a", 0)]

    in_house(scenario)


def test_a_handler_that_does_not_move_on_is_a_failure_and_not_an_endless_loop(in_house):
    async def scenario(house):
        def stuck(unit, timer):
            note(unit, timer)
            return timer.due_at

        house.timers.on("stuck", stuck)
        await set_due(house, "a", -1, kind="stuck")
        await sweep(house.store, house.timers)
        assert await house.done() == []

    in_house(scenario)


def test_a_commit_that_fails_undoes_the_step_and_its_effects(in_house):
    async def scenario(house):
        await set_due(house, "a", -1)
        say = house.store.database.say

        def failing(driver, statement):
            if statement == "COMMIT":
                raise OSError
            say(driver, statement)

        house.store.database.say = failing
        with pytest.raises(Unavailable):
            await sweep(house.store, house.timers)
        house.store.database.say = say
        assert await house.done() == []
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0)]

    in_house(scenario)


def test_what_is_refused_sets_and_cancels_nothing(in_house):
    async def scenario(house):
        await set_due(house, "a", -1)

        def refused(unit):
            cancel_timer(unit, "p", "a")
            set_timer(unit, timer("b", unit.now))
            raise NotFound

        with pytest.raises(NotFound):
            await house.write(refused)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0)]

    in_house(scenario)


def test_a_cancelled_timer_is_never_carried_out(in_house):
    async def scenario(house):
        await set_due(house, "a", -1)
        assert await house.write(cancel_timer, "p", "a")
        assert not await house.write(cancel_timer, "p", "a")
        await sweep(house.store, house.timers)
        assert await house.done() == []

    in_house(scenario)


def test_a_timer_may_cancel_and_move_others_that_are_due_as_well(in_house):
    async def scenario(house):
        def changing(unit, timed):
            note(unit, timed)
            cancel_timer(unit, "p", "b")
            set_timer(unit, timer("c", unit.now + HOUR))

        house.timers.on("changing", changing)
        await set_due(house, "a", -3, kind="changing")
        await set_due(house, "b", -2)
        await set_due(house, "c", -1)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0)]
        house.clock.advance(HOUR)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0), ("c", 0)]

    in_house(scenario)


def test_the_same_key_moves_a_timer_and_there_is_one(in_house):
    async def scenario(house):
        await set_due(house, "a", -1)
        await set_due(house, "a", 60)
        await sweep(house.store, house.timers)
        assert await house.done() == []
        house.clock.advance(2 * HOUR)
        await sweep(house.store, house.timers)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0)]

    in_house(scenario)


def test_another_practice_has_keys_of_its_own(in_house):
    async def scenario(house):
        await set_due(house, "ours", -2, dedupe="same")
        await set_due(house, "theirs", -1, dedupe="same", practice_id="q")
        assert await house.write(cancel_timer, "p", "same")
        await sweep(house.store, house.timers)
        assert await house.done() == [("theirs", 0)]

    in_house(scenario)


@pytest.mark.parametrize("returned", [None, timedelta(minutes=1)])
def test_a_handler_that_sets_its_timer_anew_is_believed(in_house, returned):
    async def scenario(house):
        def anew(unit, timed):
            note(unit, timed)
            set_timer(unit, timer(timed.subject, unit.now + HOUR))
            return returned and unit.now + returned

        house.timers.on("anew", anew)
        await set_due(house, "a", -1, kind="anew")
        await sweep(house.store, house.timers)
        house.clock.advance(30 * MINUTE)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0)]
        house.clock.advance(HOUR)
        await sweep(house.store, house.timers)
        assert await house.done() == [("a", 0), ("a", 0)]

    in_house(scenario)


def test_a_handler_gets_what_was_set(in_house):
    async def scenario(house):
        seen = []
        house.timers.on("seen", lambda unit, timer: seen.append((unit.now >= timer.due_at, timer)))
        await set_due(house, "a", -1, kind="seen", place="space", number=2**40)
        await sweep(house.store, house.timers)
        ((is_due, got),) = seen
        assert is_due
        assert (got.practice_id, got.place, got.subject) == ("p", "space", "a")
        assert (got.number, got.step, got.attempts) == (2**40, 0, 0)

    in_house(scenario)


@pytest.mark.parametrize("size", [3, 50])
def test_a_clock_moved_a_long_way_runs_every_step_in_the_order_in_which_it_was_due(
    in_house, monkeypatch, size
):
    monkeypatch.setattr(sweeper, "SLICE", size)

    async def scenario(house):
        due = []

        def daily(unit, timer):
            note(unit, timer)
            due.append(timer.due_at)
            return timer.due_at + 24 * HOUR if timer.step < 6 else None

        house.timers.on("daily", daily)
        for hour in range(8):
            await set_due(house, f"{hour}", 60 * hour + 1, kind="daily")
        house.clock.advance(timedelta(days=30))
        await sweep(house.store, house.timers)
        assert len(due) == 8 * 7
        assert due == sorted(due)
        assert await house.done() == [(f"{n}", step) for step in range(7) for n in range(8)]

    in_house(scenario)


async def set_due(house, subject, minutes, **more):
    """Set a timer that is due in so many minutes of the house's clock."""
    due_at = house.clock.now() + minutes * MINUTE
    await house.write(set_timer, timer(subject, due_at, **more))


def audited(unit):
    return list(unit.db.scalars(text("SELECT action FROM audit_events")))
