"""What a made-up client fills in over the weeks: the PHQ-9 and the GAD-7, and one that waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.content.measures import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.content.measures import Measure
    from meantime.sdk import Person

    At = Callable[[int, str], datetime]

CLIENT: Final = "maya"
THERAPIST: Final = "imani"
ANSWERS: Final = {  # by day of the story: each item in its order, the last of the PHQ-9 at 0
    -36: {"phq9": "222221210", "gad7": "3232212"},
    -25: {"phq9": "212221110", "gad7": "2222211"},
    -14: {"phq9": "112121110", "gad7": "2121211"},
    -4: {"phq9": "111110100", "gad7": "1111101"},
}
WAITS: Final = (-1, "phq9")
ASKED_AT: Final = "12:20"
FILLED_IN_AT: Final = "19:40"


class Measures(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        asked = [(day, measure) for day, forms in ANSWERS.items() for measure in forms]
        return [
            *((self.at(day, ASKED_AT), partial(self._ask, each)) for day, each in [*asked, WAITS]),
            *((self.at(day, FILLED_IN_AT), partial(self._fill_in, day)) for day in ANSWERS),
        ]

    def _ask(self, measure: str) -> None:
        self.people[THERAPIST].thread(self.threads[CLIENT]).ask_measure(_known(measure))

    def _fill_in(self, day: int) -> None:
        thread = self.people[CLIENT].thread(self.threads[CLIENT])
        newest = {ask.measure: ask.id for ask in thread.measured().asked}
        for id_, values in ANSWERS[day].items():
            measure = _known(id_)
            scored = [item.id for item in measure.items if item.scored]
            answers = dict(zip(scored, map(int, values), strict=True))
            thread.answer_measure(measure, answers, newest[id_])


def _known(id_: str) -> Measure:
    return next(each for each in measures().measures if each.id == id_)
