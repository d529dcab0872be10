"""When the made-up people meet: every week, one of them moved, one asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.wire.appointments import NewAppointment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.demo.people import Somebody
    from meantime.sdk import Person
    from meantime.wire.appointments import Appointment

    At = Callable[[int, str], datetime]

SET_AT: Final = (-24, "13:10")  # all have joined
CANCELLED_AT: Final = (-9, "15:20")  # before Ana's week away
CHANGED_AT: Final = (0, "15:10")
FIRST: Final = {  # day and time of each client's first
    "maya": (-19, "15:00"),
    "daniel": (-20, "17:00"),
    "grace": (-21, "11:00"),
    "tom": (-19, "10:00"),
    "lucia": (-18, "11:00"),
}
AWAY: Final = {"tom": (-5, "10:00"), "lucia": (-4, "11:00")}
MOVED: Final = ("daniel", (1, "17:00"), (3, "17:00"))
ASKED: Final = ("maya", (2, "15:00"), ((3, "10:00"), (6, "14:00")))
MINUTES: Final = 50


class Meetings(NamedTuple):
    """Who meets in which thread. `at` is the instant of a day and time of the story."""

    clients: list[Somebody]
    people: Mapping[str, Person]
    threads: Mapping[str, str]
    zone: str
    at: At

    def set_all(self) -> None:
        """Set a series for everybody, by their therapist."""
        for client in self.clients:
            new = NewAppointment(
                starts_at=self.at(*FIRST[client.short]),
                zone=self.zone,
                minutes=MINUTES,
                repeats="weekly",
            )
            therapist = self.people[client.therapist]
            therapist.appointments.book(self.threads[client.short], new)

    def cancel_some(self) -> None:
        """Cancel what falls into the days away."""
        for client in self.clients:
            if client.short in AWAY:
                therapist = self.people[client.therapist]
                therapist.appointments.cancel(self._one(client.short, therapist, AWAY))

    def change_some(self) -> None:
        """Move one, and ask for another time of one."""
        for client in self.clients:
            therapist, short = self.people[client.therapist], client.short
            if short == MOVED[0]:
                one = self._one(short, therapist, {short: MOVED[1]})
                therapist.appointments.move(one, self.at(*MOVED[2]))
            if short == ASKED[0]:
                one = self._one(short, therapist, {short: ASKED[1]})
                times = [self.at(*each) for each in ASKED[2]]
                self.people[short].appointments.ask(self.threads[short], times, moves=one)

    def _one(self, short: str, person: Person, where: Mapping[str, tuple[int, str]]) -> Appointment:
        day, _ = where[short]
        found = person.appointments.between(self.at(day, "00:00"), self.at(day + 1, "00:00"))
        return next(each for each in found if each.space_id == self.threads[short])
