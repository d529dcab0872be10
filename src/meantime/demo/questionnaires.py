"""The PHQ-9 that a made-up client fills in again and again, and leaves out once: a trend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk, MeasureValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from meantime.sdk import Person

    At = Callable[[int, str], datetime]

CLIENT, BY = "maya", "imani"
SERIES: Final = "phq9-maya"
ASKED_AT, ANSWERED_AT = "17:40", "21:15"
FILLED_IN: Final = {-39: 17, -31: 15, -23: None, -14: 11, -5: 9}  # by the day on which it was asked
ITEMS: Final = 8  # the ninth asks about harm, and hers is always none


class Questionnaires(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        asked: dict[int, str] = {}
        happen: list[tuple[datetime, Callable[[], None]]] = []
        for day, total in FILLED_IN.items():
            happen.append((self.at(day, ASKED_AT), partial(self._ask, asked, day)))
            if total is not None:
                answer = partial(self._answer, asked, day, total)
                happen.append((self.at(day + 1, ANSWERED_AT), answer))
        return happen

    def _ask(self, asked: dict[int, str], day: int) -> None:
        thread = self.people[BY].thread(self.threads[CLIENT])
        asked[day] = thread.post(MeasureAsk("phq9", "1", SERIES), attention=1)

    def _answer(self, asked: Mapping[int, str], day: int, total: int) -> None:
        thread = self.people[CLIENT].thread(self.threads[CLIENT]).sync()
        thread.post(MeasureAnswer("phq9", "1", "en", asked[day], list(_values(total)), "done"))


def _values(total: int) -> Iterator[MeasureValue]:
    """Yield answers to all items that come to `total`, as even as that can be."""
    for n in range(ITEMS):
        yield MeasureValue(f"phq9.{n + 1}", total // ITEMS + (n < total % ITEMS))
    yield MeasureValue(f"phq9.{ITEMS + 1}", 0)
