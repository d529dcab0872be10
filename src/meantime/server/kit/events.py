"""Events: how a room tells the rooms above it, within the same transaction."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.server.kit.unit import Unit

E = TypeVar("E")


class Hearers:
    """Who hears which event. Filled in by `main.py` alone, before the first request."""

    def __init__(self) -> None:
        # Any: each list holds functions of its own event type, which `on` has checked.
        self._by_type: defaultdict[type, list[Callable[[Unit, Any], None]]] = defaultdict(list)

    def on(self, event_type: type[E], hear: Callable[[Unit, E], None]) -> None:
        """Call `hear(unit, event)` for every event of exactly this type, in order of wiring."""
        self._by_type[event_type].append(hear)

    def dispatch(self, unit: Unit, event: object) -> None:
        """Let everyone hear `event`. What a hearer raises ends the unit."""
        for hear in self._by_type.get(type(event), ()):
            hear(unit, event)
