"""Timers whose step fails: undone alone, tried again, holding up nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from meantime.server.kit.problems import NotFound, Unavailable
from meantime.server.kit.timers.sweeper import delay_after, sweep
from tests.server.kit.sweeping import MINUTE, audited, clockwork, note, set_due

HOUR = timedelta(hours=1)


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house)` on both databases."""
    return clockwork(open_database)


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
