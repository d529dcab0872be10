"""Operations that wait for a thread of the store."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from queue import Empty
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from queue import SimpleQueue

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit


class Job:
    """One operation and the future of whoever waits for it."""

    __slots__ = (
        "actor",
        "args",
        "error",
        "fn",
        "future",
        "may_try_again",
        "order",
        "result",
        "unit",
    )

    def __init__(
        self, actor: Actor | None, fn: Callable[..., Any], args: tuple[Any, ...], order: str
    ) -> None:
        self.actor = actor
        self.fn = fn
        self.args = args
        self.order = order
        self.future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.unit: Unit | None = None
        self.result: Any = None
        self.error: Exception | None = None
        self.may_try_again = True

    def settle(self) -> None:
        """Tell whoever waits; runs on the event loop. They may have left meanwhile."""
        if self.error is None and self.unit:
            for hook in self.unit.hooks:
                hook()
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def gather(queue: SimpleQueue[Job | None], limit: int) -> list[Job]:
    """Wait for a job and take what else is there, up to `limit`; empty when all is done."""
    batch: list[Job] = []
    with suppress(Empty):
        while len(batch) < limit:
            job = queue.get(block=not batch)
            if job is None:
                queue.put(None)  # the end: the other threads must find it too
                break
            batch.append(job)
    return batch
