"""Letting time pass in a demo, so that all that falls due on the way happens at its own time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from meantime.server.kit.timers.queries import first_due_at
from meantime.server.kit.timers.sweeper import carry_out

if TYPE_CHECKING:
    from datetime import datetime

    from litestar import Litestar

    from meantime.server.kit.clock import SettableClock
    from meantime.server.kit.store import Store
    from meantime.server.kit.timers.sweeper import Timers


async def let_pass(store: Store, timers: Timers, clock: SettableClock, until: datetime) -> None:
    """Move the clock to `until`, and stop wherever something is due before."""
    while (due_at := await store.read(None, first_due_at)) is not None and due_at <= until:
        clock.set(max(due_at, clock.now()))
        await store.write(None, carry_out, timers)
    clock.set(until)


def go_to(app: Litestar, clock: SettableClock, until: datetime) -> None:
    """Do the same from another thread than the server's, and wait for it."""
    state = app.state
    passing = let_pass(state.store, state.timers, clock, until)
    asyncio.run_coroutine_threadsafe(passing, state.store.loop).result()
