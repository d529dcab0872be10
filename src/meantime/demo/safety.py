"""What the made-up people decide about safety: who is woken, whose plan it is, how alerts ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.safety_posts import Attempt, PlanLine, SafetyWord
from meantime.sdk.alerts import Ending
from meantime.sdk.crisis import help_for
from meantime.server.kit.clock import to_ms
from meantime.wire.safety import Ladder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.sdk import Person
    from meantime.wire.safety import Outcome

    At = Callable[[int, str], datetime]

COUNTRY: Final = "US"
CHOSEN_AT: Final = (-46, "09:55")  # before the first client is invited
LINES_CALLED_AT: Final = (-46, "10:00")


class Plan(NamedTuple):
    """A version of a client's safety plan, as `by` writes it down."""

    day: int
    at: str
    by: str
    client: str
    lines: tuple[PlanLine, ...]


class Closed(NamedTuple):
    """How the alert of a client's newest urgent message ended: taken, then closed by one person."""

    client: str
    by: str
    taken: tuple[int, str]
    closed: tuple[int, str]
    outcome: Outcome
    tried: tuple[tuple[int, str, str, str], ...]  # day, time, by which way, what came of it
    note: str


MAYA_FIRST: Final = (
    PlanLine("sp.signs", "sign", "Awake after two, going over the day again and again"),
    PlanLine("sp.signs", "sign", "I stop answering Dana", 1),
    PlanLine("sp.alone", "activity", "Leave the bedroom, light on, long breath out"),
    PlanLine("sp.ask", "name", "Dana"),
    PlanLine("sp.ask", "phone", "+1 555 010 0178"),
    PlanLine("sp.ask", "name", "My sister", 1),
    PlanLine("sp.ask", "phone", "+1 555 010 0179", 1),
    PlanLine("sp.environment", "agreement", "The key to the medicine cabinet is with my sister"),
    PlanLine("sp.reasons", "reason", "Dana. The dog in the raincoat."),
)
PLANS: Final = (
    Plan(-11, "12:35", "imani", "maya", MAYA_FIRST[:-1]),
    Plan(
        -4,
        "21:12",
        "maya",
        "maya",
        (
            *MAYA_FIRST[:3],
            PlanLine("sp.alone", "activity", "The walk to the harbor and back", 1),
            *MAYA_FIRST[3:],
        ),
    ),
    Plan(
        -18,
        "16:20",
        "ana",
        "lucia",
        (
            PlanLine("sp.signs", "sign", "No duermo y miro el teléfono a las tres"),
            PlanLine("sp.alone", "activity", "Caminar hasta el muelle"),
            PlanLine("sp.people_places", "person_or_place", "La cocina de Rosa"),
            PlanLine("sp.ask", "name", "Rosa, mi prima"),
            PlanLine("sp.ask", "phone", "+1 555 010 0166"),
            PlanLine("sp.reasons", "reason", "Mi mamá y el perro de mi tía"),
        ),
    ),
)
WORDS_KEPT_AT: Final = (-10, "12:05")  # by Imani, for Maya
WORDS: Final = (
    SafetyWord(text="don't see the point", tier="elevated"),
    SafetyWord(text="not waking up", tier="urgent"),
)
CLOSED: Final = (
    Closed(
        "daniel",
        "ruth",
        (-17, "22:47"),
        (-17, "23:25"),
        "reached",
        (
            (-17, "22:48", "phone", "No answer."),
            (-17, "22:52", "phone", "He picked up in the car. We spoke for twenty minutes."),
            (-17, "23:15", "phone", "Marco is with him. I spoke with both."),
        ),
        "He says that he will not act tonight. Marco drives him home, stays, and keeps the key. "
        "He has 988 and our number at hand. Imani offers him an hour on Monday.",
    ),
    Closed(
        "maya",
        "imani",
        (-11, "07:50"),
        (-11, "12:40"),
        "reached",
        ((-11, "08:00", "phone", "She picked up; Dana was with her. We spoke for half an hour."),),
        "Thoughts of not waking up, louder than before, no plan and no intent. Dana stays home "
        "today and Monday. Safety plan made together by phone. Seen today at five, and Monday.",
    ),
)


class Safety(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        found: list[tuple[datetime, Callable[[], None]]] = [
            (self.at(*CHOSEN_AT), self._choose_ladder),
            (self.at(*LINES_CALLED_AT), self._confirm_lines),
            (self.at(*WORDS_KEPT_AT), self._keep_words),
        ]
        found += [(self.at(each.day, each.at), partial(self._write, each)) for each in PLANS]
        for each in CLOSED:
            found.append((self.at(*each.taken), partial(self._take, each)))
            found.append((self.at(*each.closed), partial(self._close, each)))
        return found

    def _choose_ladder(self) -> None:
        owner = self.people["ruth"]
        usual = owner.ladder().ladder
        owner.set_ladder(Ladder(steps=usual.steps, night="on_call", on_call=[owner.id]))

    def _confirm_lines(self) -> None:
        for line in help_for(COUNTRY, "en").lines:
            self.people["ruth"].confirm_line(line.id)

    def _keep_words(self) -> None:
        thread = self.people["imani"].thread(self.threads["maya"])
        for word in WORDS:
            thread.add_safety_word(word)

    def _write(self, plan: Plan) -> None:
        self.people[plan.by].thread(self.threads[plan.client]).save_plan(plan.lines)

    def _take(self, closed: Closed) -> None:
        self.people[closed.by].alerts.take(self._alert_of(closed))

    def _close(self, closed: Closed) -> None:
        tried = [
            Attempt(at=to_ms(self.at(day, at)), way=way, result=result)
            for day, at, way, result in closed.tried
        ]
        ending = Ending(closed.outcome, tried, closed.note)
        self.people[closed.by].alerts.close(self._alert_of(closed), ending)

    def _alert_of(self, closed: Closed) -> str:
        every = self.people[closed.by].alerts.every("open")
        return next(each.id for each in every if each.space_id == self.threads[closed.client])
