"""Two tasks of a made-up client: a diary that she fills in, and one about which she asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from meantime.demo.people import PRACTICE
from meantime.protocol.homework_posts import Value
from meantime.sdk import homework as tasks
from meantime.sdk.folds.homework import local_day
from meantime.sdk.homework import EVERY_DAY, Given

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.homework.shapes import Task
    from meantime.sdk import Person, Thread

    At = Callable[[int, str], datetime]

CLIENT: Final = "maya"
THERAPIST: Final = "imani"
GIVEN: Final = (-5, "12:25")
NIGHTS: Final = {  # by day of the story: lights out, minutes until asleep, got up, how rested
    -4: ("23:40", "45", "06:50", "4"),
    -3: ("23:15", "30", "07:00", "5"),
    -1: ("22:50", "20", "07:05", "7"),
}
ASKED: Final = (-4, "20:15")
TOLD: Final = (-3, "12:10")
QUESTION: Final = "Do I write down every thought of the day, or just the one that hurt most?"

ANSWER: Final = "One is plenty: the one that stayed with you longest."


class Tasks(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        return [
            (self.at(*GIVEN), self._give),
            *((self.at(day, "07:20"), partial(self._fill_in, day)) for day in NIGHTS),
            (self.at(*ASKED), self._ask),
            (self.at(*TOLD), self._tell),
        ]

    def _give(self) -> None:
        thread = self._thread(THERAPIST)
        diary = tasks.from_template("sleep_diary", "en", PRACTICE.zone)
        tasks.give(thread, msgspec.structs.replace(diary, repeats=EVERY_DAY))
        tasks.give(thread, tasks.from_template("thought_record", "en", PRACTICE.zone))

    def _fill_in(self, day: int) -> None:
        thread = self._thread(CLIENT)
        asked = ("bed", "asleep", "up", "rested")
        values = [Value(id=id_, value=said) for id_, said in zip(asked, NIGHTS[day], strict=True)]
        on = local_day(PRACTICE.zone, thread.now_ms())
        tasks.answer(thread, _known(thread, "sleep_diary"), Given(values=values), on)

    def _ask(self) -> None:
        thread = self._thread(CLIENT)
        tasks.ask(thread, _known(thread, "thought_record"), QUESTION)

    def _tell(self) -> None:
        thread = self._thread(THERAPIST)
        tasks.reply(thread, _known(thread, "thought_record"), ANSWER)

    def _thread(self, who: str) -> Thread:
        return self.people[who].thread(self.threads[CLIENT]).sync()


def _known(thread: Thread, template: str) -> Task:
    every = tasks.homework(thread)
    return next(task for task in every if task.now.post.template == template)
