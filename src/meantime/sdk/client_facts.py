"""What a device opened of each client that is counted somewhere: facts, before any rule.

Threads and charts come in any order, so what belongs together is put together by the thread's id.
Times are in ms. The same is gathered in the web app (`lib/insights/facts.ts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.protocol.errors import ProtocolError
from meantime.protocol.homework_posts import HomeworkAnswer
from meantime.protocol.measure_posts import MeasureAnswer
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import File, Text
from meantime.protocol.safety_posts import MatchMark
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.homework import fold_homework
from meantime.sdk.folds.measured import fold_measured
from meantime.sdk.folds.messages import fold_messages, to_ms
from meantime.sdk.folds.note_facts import is_said
from meantime.sdk.folds.notes import fold_notes
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.redirects import fold_redirects
from meantime.sdk.noticing import QUIET, USUAL

if TYPE_CHECKING:
    from meantime.content.measures import Measure
    from meantime.homework.shapes import Task
    from meantime.sdk.folds.measured import Measured
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.spaces import Space

LIVE: Final = frozenset({"call", "in_person"})
WRITTEN: Final = (Text, File, Moment)
DONE: Final = frozenset({"begun", "done", "stuck"})


class Usual(NamedTuple):
    """A message of a client that is not urgent: what is urgent may be as long as it is."""

    at: int
    length: int


class Talk(NamedTuple):
    """A message that was better talked about; `live_at` is when it came to that, 0 for not yet."""

    shown_at: int
    live_at: int


class Mark(NamedTuple):
    """Whether a match was right, as somebody said last."""

    at: int
    is_false: bool


class Total(NamedTuple):
    """What a whole form came to. `measure` is the one that was answered, in its version."""

    at: int
    points: int
    measure: Measure


@dataclass(slots=True)
class ClientFacts:
    """What is known of one client.

    `since` is when the first of it was, `began` when they first wrote; each 0 for nothing. `acts`
    are when they did something between sessions, `said` when each message of either side showed,
    `signed` when a standing note first spoke of a message, `calls` when somebody talked with them.
    """

    since: int = 0
    began: int = 0
    acts: list[int] = field(default_factory=list)
    usual: list[Usual] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    signed: dict[str, int] = field(default_factory=dict)
    talks: list[Talk] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    def take_thread(self, log: list[Opened], me: str, now_ms: int) -> None:
        """Take in a conversation, as the account `me` may see it."""
        people = fold_people(log)
        messages = fold_messages(log, me, now_ms)
        self._begin(log)
        self._take_messages(messages, people)
        self.acts += [to_ms(o.received_at) for o in log if _is_act(o, people)]
        self.talks += [
            Talk(each.shown_at, each.live_at) for each in fold_redirects(log, me, now_ms)
        ]
        self.totals += totals_of(fold_measured(log, people))
        self.tasks += fold_homework(log, me, now_ms)

    def take_chart(self, log: list[Opened]) -> None:
        """Take in the chart of the same client."""
        self._begin(log)
        contacts = [each for each in fold_contacts(log) if each.text]
        self.calls += [each.at for each in contacts if each.way in LIVE]
        self.acts += [each.at for each in contacts if each.direction == "in"]
        self.since = min([self.since, *(each.at for each in contacts)])
        for note in fold_notes(log, fold_people(log)):  # the newest first: the oldest stands
            if not note.is_struck:
                entries = note.post.facts.entries if note.post.facts else []
                named = [*entries, *(line.of for line in note.post.lines)]
                self.signed.update(dict.fromkeys(named, note.at))
        marks = {o.post.of: (o, o.post) for o in log if isinstance(o.post, MatchMark)}
        self.marks += [Mark(o.entry.at, said.mark == "false_alarm") for o, said in marks.values()]

    def _begin(self, log: list[Opened]) -> None:
        first = to_ms(log[0].received_at)
        self.since = min(self.since or first, first)

    def _take_messages(self, messages: list[Message], people: People) -> None:
        standing = [each for each in messages if not each.is_withdrawn]
        self.said.update((each.id, each.shown_at) for each in standing if is_said(each, people))
        for each in standing:
            if each.role != "client" or not isinstance(each.post, WRITTEN):
                continue
            self.acts.append(each.shown_at)
            self.began = min(self.began or each.shown_at, each.shown_at)
            if _is_usual(each):
                self.usual.append(Usual(each.at, len(each.text)))


@dataclass(slots=True)
class Gathering:
    """Takes in one space after another; `clients` are then by the id of their thread.

    What is planned for after `now_ms` is not looked at.
    """

    now_ms: int
    clients: dict[str, ClientFacts] = field(default_factory=dict)

    def take(self, space: Space) -> None:
        """Take in a thread or a chart; anything else says nothing here."""
        try:
            purpose = space.purpose()
        except ProtocolError:  # not open to anybody yet, or a crash left it so
            return
        if purpose.of == "thread":
            self._of(space.id).take_thread(space.opened(), space.me, self.now_ms)
        elif purpose.of == "chart":
            self._of(purpose.about).take_chart(space.opened())

    def _of(self, thread_id: str) -> ClientFacts:
        return self.clients.setdefault(thread_id, ClientFacts())


def totals_of(measured: Measured) -> list[Total]:
    """Return what whole forms came to that are known here, in the order of the log."""
    return [
        Total(each.at, each.total, measured.forms[series.measure, each.version])
        for series in measured.series
        for each in series.results
        if each.total is not None
    ]


def _is_usual(message: Message) -> bool:
    """Tell whether this is a message that asks for an answer in time; a moment need not ask."""
    least = QUIET + 1 if isinstance(message.post, Moment) else QUIET
    return isinstance(message.post, Text | Moment) and least <= message.attention <= USUAL


def _is_act(opened: Opened, people: People) -> bool:
    """Tell whether a client did something here that is no message."""
    if people.role(opened.entry.author) != "client":
        return False
    match opened.post:
        case HomeworkAnswer(state=state):
            return state in DONE
        case MeasureAnswer(state=state):
            return state == "done"
        case _:
            return isinstance(opened.post, CheckInAnswer)
