"""The sweeper: carries out what is due, each step in one transaction with what it does."""

from __future__ import annotations

from datetime import timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import structlog

from meantime.server.kit.alarm import Alarm
from meantime.server.kit.database import to_column
from meantime.server.kit.line import has_lost_a_race
from meantime.server.kit.timers import queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from meantime.server.kit.store import Store
    from meantime.server.kit.timers.queries import Due, Timer
    from meantime.server.kit.timers.setting import TimerSet
    from meantime.server.kit.unit import Unit

    Handler = Callable[[Unit, Timer], datetime | None]

SLICE = 50  # steps in a commit at most: on SQLite they run on the event loop, see kit.writers
FIRST_DELAY, LONGEST_DELAY = timedelta(minutes=1), timedelta(minutes=60)
A_MOMENT = timedelta(seconds=1)  # until whoever won a race for the same rows is done
log = structlog.get_logger()


class StuckTimer(Exception):
    """A handler wants its next step no later than this one: it would never end."""


class Timers:
    """What happens when a timer of a kind is due. Filled in by `main.py` alone."""

    def __init__(self) -> None:
        self.alarm = Alarm()
        self._handlers: dict[str, Handler] = {}

    def on(self, kind: str, handler: Handler) -> None:
        """Call `handler(unit, timer)` for each step of a timer of `kind`.

        It works in the transaction that moves the timer, reaches nothing outside the database
        (see kit.outbox), and returns when the next step is due, or None after the last. It may
        set or cancel its own timer instead: then what it returns does not count. What it raises
        undoes that step alone, which is tried again after 1, 2, 4 … 60 minutes.
        """
        self._handlers[kind] = handler

    def hear(self, unit: Unit, event: TimerSet) -> None:
        """Hear that a timer was set: the sweeper may have to wake earlier."""
        unit.after_commit(lambda: self.alarm.ring(event.due_at))

    def handle(self, unit: Unit, timer: Timer) -> datetime | None:
        """Carry out a step. Raises what the handler raises, KeyError if there is none."""
        next_at = self._handlers[timer.kind](unit, timer)
        if next_at is not None and next_at <= timer.due_at:
            raise StuckTimer
        return next_at


async def keep_sweeping(store: Store, timers: Timers) -> None:
    """Carry out whatever is due, until cancelled. Any number of processes may, on PostgreSQL."""
    while True:
        timers.alarm.clear()
        try:
            next_at = await sweep(store, timers)
        except Exception as error:  # noqa: BLE001  nothing may end this: the timers wait
            log.warning("timers.unswept", error=type(error).__name__)
            next_at = None
        await timers.alarm.sleep(store.clock, next_at)


async def sweep(store: Store, timers: Timers) -> datetime | None:
    """Carry out all that is due; return when the next is, None if nothing waits for us."""
    while (next_at := await store.read(None, queries.first_due_at)) is not None:
        if next_at > store.clock.now():
            return next_at
        done = await store.write(None, carry_out, timers)
        if not done:  # another process is at it
            return None
    return None


def carry_out(unit: Unit, timers: Timers) -> int:
    """Carry out some steps that are due, in the order in which they are; return how many.

    After a time when nobody swept a timer may have several steps to catch up with: they take
    their turn among those of the others.
    """
    waiting = queries.find_due(unit, SLICE)
    # What has not been found may be due before what comes after the last that was.
    until = waiting[-1].run_at if len(waiting) == SLICE else to_column(unit.now)
    done = 0
    while waiting and done < SLICE:
        due = heappop(waiting)
        timer = queries.hold(unit, due)
        if timer is None:
            continue
        done += 1
        following = carry_out_one(unit, timers, due, timer)
        if following and following.run_at <= until:
            heappush(waiting, following)
    return done


def carry_out_one(unit: Unit, timers: Timers, due: Due, timer: Timer) -> Due | None:
    """Carry out one step and return the next; None after the last, or if this one failed."""
    rows, hooks = len(unit.audit_rows), len(unit.hooks)
    unit.line.say("SAVEPOINT timer")  # it is released below: open ones slow SQLite down
    try:
        next_at = timers.handle(unit, timer)
        if next_at is None:
            queries.remove(unit, due)
            following = None
        else:
            following = queries.step_on(unit, due, next_at)
    except Exception as error:  # noqa: BLE001  it must not hold up the others
        unit.line.say("ROLLBACK TO timer")
        del unit.audit_rows[rows:], unit.hooks[hooks:]
        put_off(unit, due, timer, error)
        following = None
    unit.line.say("RELEASE timer")
    return following


def put_off(unit: Unit, due: Due, timer: Timer, error: Exception) -> None:
    is_race = has_lost_a_race(error) and not timer.attempts
    queries.put_off(unit, due, unit.now + (A_MOMENT if is_race else delay_after(timer.attempts)))
    log.warning(
        "timers.failed",
        kind=timer.kind,
        step=timer.step,
        attempts=timer.attempts + 1,
        error=type(error).__name__,
    )


def delay_after(failures: int) -> timedelta:
    """Return how long to wait after one more failure: 1, 2, 4 … at most 60 minutes."""
    return min(LONGEST_DELAY, FIRST_DELAY * (1 << min(failures, 6)))
