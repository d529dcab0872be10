"""What a made-up client catches as it happens: kept for herself, and one for the session."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from meantime.protocol.moment_posts import Moment
from meantime.server.kit.clock import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.sdk import Person

    At = Callable[[int, str], datetime]

CLIENT: Final = "maya"
ZONE: Final = "America/New_York"
KEPT: Final = {  # by day of the story and time
    (-12, "07:40"): Moment(
        at=0,
        zone=ZONE,
        text="Awake before the alarm. The kitchen was quiet, and that was good.",
        feelings=["calm"],
        intensity=3,
        tags=["morning"],
    ),
    (-6, "23:05"): Moment(
        at=0,
        zone=ZONE,
        text="Could not stop going over the call with my mother.",
        feelings=["anxious", "guilty"],
        intensity=7,
        urge="to write her a long message at night",
        urge_strength=8,
        instead="Put the phone in the hall and read two pages.",
        tags=["evening", "mother"],
    ),
    (-3, "18:30"): Moment(
        at=0,
        zone=ZONE,
        text="Walked home the long way.",
        feelings=["tired", "relieved"],
        intensity=4,
        tags=["evening"],
    ),
}
BROUGHT: Final = (-6, "23:05")
BROUGHT_AT: Final = (-5, "08:10")


class Captured(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        return [
            *((self.at(*when), partial(self._keep, when)) for when in KEPT),
            (self.at(*BROUGHT_AT), self._bring),
        ]

    def _keep(self, when: tuple[int, str]) -> None:
        at = to_ms(self.at(*when))
        self.people[CLIENT].moments.keep(msgspec.structs.replace(KEPT[when], at=at))

    def _bring(self) -> None:
        me = self.people[CLIENT]
        line = next(each for each in me.moments.list() if each.moment.text == KEPT[BROUGHT].text)
        me.moments.bring(line.id, line.moment, me.thread(self.threads[CLIENT]).sync())
