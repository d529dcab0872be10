"""Timers: what is set, moved and cancelled, and in which order they are carried out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meantime.server.kit.problems import NotFound
from meantime.server.kit.timers import sweeper
from meantime.server.kit.timers.setting import cancel_timer, set_timer
from meantime.server.kit.timers.sweeper import sweep
from tests.server.kit.sweeping import MINUTE, clockwork, note, set_due, timer

HOUR = timedelta(hours=1)


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house)` on both databases."""
    return clockwork(open_database)


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


def test_a_timer_set_or_earlier_only_ever_moves_towards_now(in_house):
    async def scenario(house):
        now = house.clock.now()
        for minutes, due in ((10, 10), (20, 10), (5, 5)):
            wanted = timer("a", now + minutes * MINUTE)
            await house.write(lambda unit, t=wanted: set_timer(unit, t, or_earlier=True))
            assert await sweep(house.store, house.timers) == now + due * MINUTE

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
