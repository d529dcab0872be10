"""Short questions of the story: the same one each evening, answered on most of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from meantime.sdk import check_ins
from meantime.sdk.check_ins import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.sdk import Person, Thread

    At = Callable[[int, str], datetime]

CLIENT: Final = "grace"
THERAPIST: Final = "imani"
ASKED_AT: Final = (-6, "11:50")  # after their session
EVENINGS: Final = tuple((day, "19:00") for day in range(-6, 0))
ANSWERED: Final = {  # on the third evening she lets it be; the last one still waits
    (-6, "19:20"): 3,
    (-5, "21:05"): 5,
    (-3, "19:40"): 4,
    (-2, "20:10"): 6,
}


class CheckIns:
    """Asked by a therapist, answered by their client. `at` is the instant of the story's time."""

    def __init__(self, people: Mapping[str, Person], threads: Mapping[str, str], at: At) -> None:
        self._people = people
        self._threads = threads
        self._at = at

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return what happens, each with its time."""
        answers = [(self._at(*at), partial(self._answer, n)) for at, n in ANSWERED.items()]
        return [(self._at(*ASKED_AT), self._ask), *answers]

    def _ask(self) -> None:
        times = [self._at(*each) for each in EVENINGS]
        check_ins.ask(self._thread(THERAPIST), check_ins.quick("day", "en"), times)

    def _answer(self, value: int) -> None:
        thread = self._thread(CLIENT)
        newest = check_ins.open_check_ins(thread)[-1]
        check_ins.answer(thread, newest, Given(value=value))

    def _thread(self, short: str) -> Thread:
        return self._people[short].thread(self._threads[CLIENT]).sync()
