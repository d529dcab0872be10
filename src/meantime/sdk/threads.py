"""A conversation between a client and their care team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import msgspec

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Agenda, Event, Promise, Talked
from meantime.protocol.reply_posts import Starred
from meantime.sdk.appointments import Appointments
from meantime.sdk.automatic import automatic_replies
from meantime.sdk.comparing import ThreadDigits
from meantime.sdk.consenting import bring_missing_rows
from meantime.sdk.errors import SdkError, may_pass
from meantime.sdk.folds.agenda import AgendaItem, fold_agenda
from meantime.sdk.folds.changes import Change, fold_changes
from meantime.sdk.folds.messages import IN_SESSION, Message, to_ms
from meantime.sdk.folds.people import Member, People, fold_people
from meantime.sdk.hours import responsible_of
from meantime.sdk.naming import NamedAgain, named_again
from meantime.sdk.promising import note_due, note_once
from meantime.sdk.reply_errors import refuse_open_slots
from meantime.sdk.thread_agreement import ThreadAgreement
from meantime.sdk.thread_fees import ThreadFees
from meantime.sdk.thread_files import ThreadFiles
from meantime.sdk.thread_held import ThreadHeld
from meantime.sdk.thread_measures import ThreadMeasures
from meantime.sdk.thread_openings import ThreadOpenings
from meantime.sdk.thread_skills import ThreadSkills
from meantime.sdk.thread_times import ThreadTimes
from meantime.sdk.wakeups import EVERY_SPACE, hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from typing import Literal

    from meantime.protocol.reply_posts import Named
    from meantime.protocol.safety_posts import Answer
    from meantime.sdk.automatic import Automatic
    from meantime.sdk.replies import Locale


class Thread(
    ThreadDigits,
    ThreadFiles,
    ThreadHeld,
    ThreadMeasures,
    ThreadOpenings,
    ThreadSkills,
    ThreadTimes,
):
    """A care space. `read` and `write` talk to the server; the others use what is here."""

    def sync(self) -> Self:
        """As `Space.sync`; `unknownspace` too if this is no thread by its founder's word.

        Whoever treats here raises the alerts that the server should have and has not, and tells
        it what it has not heard of their promises and of what they opened; everybody, of consents.
        """
        super().sync()
        if self.purpose().of != "thread":
            raise ProtocolError("unknownspace")
        self.raise_missing_alerts()
        note_due(self)
        bring_missing_rows(self)
        self.learn_model_switch()
        self.send_marks()
        return self

    @property
    def agreement(self) -> ThreadAgreement:
        """The policy here, and who has agreed to it."""
        return ThreadAgreement(self)

    @property
    def fees(self) -> ThreadFees:
        """What messages cost here."""
        return ThreadFees(self)

    def read(self) -> list[Message]:
        """Return all messages, fetched now. Raises as `sync`; `messages` still works then."""
        return self.sync().messages()

    def write(
        self,
        text: str,
        *,
        attention: int = 1,
        re: str = "",
        show_at: int = 0,
        answer: Literal["", Answer] = "",
    ) -> str:
        """Store a message; return its id once the server has it.

        `attention` is 0 (quiet) to 3 (urgent), `re` the id that it answers, `show_at` the ms at
        which others see it. What a client writes is looked at on this device, which may raise the
        attention and never lowers it; `answer` is what they said of themselves before sending.
        Raises OpenSlots where staff have yet to fill something in; nothing is kept then. Raises as
        `Space.post`; whatever else is raised, the message is kept on this device and goes out with
        the next `send`, but after MessagesOff by `send_held` alone.
        """
        if not self.is_mine_as_client():
            refuse_open_slots(text)
        post, attention = self.marked(text, attention, answer)
        return self.post(post, attention=attention, re=re, show_at=show_at)

    def reply(
        self, text: str, *, attention: int = 1, show_at: int = 0, named: Sequence[Named] = ()
    ) -> str:
        """Answer the client's newest message, and with it all earlier ones. Raises as `write`.

        `named` are the appointments that the text speaks of: `naming.naming` makes them.
        """
        if not self.is_mine_as_client():
            refuse_open_slots(text)
        post, attention = self.marked(text, attention)
        post = msgspec.structs.replace(post, named=list(named))
        return self.post(post, attention=attention, re=self.answered(), show_at=show_at)

    def answer_in_session(self) -> str:
        """Say quietly that the client's newest message will be answered in the session."""
        return self.post(Event(what=IN_SESSION), attention=0, re=self.answered())

    def promise(self, text: str, until: datetime, *, re: str = "", show_at: int = 0) -> str:
        """Answer by a promise that can be kept until an instant; the client's newest if no `re`.

        `until` must be aware; the server is told of it alone, not of the text. Raises as
        `Space.post` and `hours.note_promise`; what was kept is noted as soon as it has left.
        """
        refuse_open_slots(text)
        said = Promise(text=text, until=to_ms(until))
        entry = self.post(said, attention=1, re=re or self.answered(), show_at=show_at)
        note_once(self, entry, said.until)
        return entry

    def schedule(self, text: str, times: Sequence[datetime]) -> list[str]:
        """Say something unasked at each of `times`, sealed now: they leave with this device off.

        The times must be aware and lie ahead; `schedule.occurrences` makes them. Raises as `write`.
        """
        return [self.write(text, show_at=to_ms(at)) for at in times]

    def scheduled(self) -> list[Message]:
        """Return what I am to say unasked and nobody has seen yet, what comes first first."""
        now = self.now_ms()
        coming = [
            m for m in self.messages() if m.author == self.me and m.show_at > now and not m.re
        ]
        return sorted((m for m in coming if not m.is_withdrawn), key=lambda m: m.show_at)

    def withdraw_following(self, message: Message) -> int:
        """Take back what is scheduled and all after it in the same words; return how many."""
        following = [
            m for m in self.scheduled() if m.show_at >= message.show_at and m.text == message.text
        ]
        for each in following:
            self.withdraw(each.id)
        return len(following)

    def answered(self) -> str:
        """Return the id of the client's newest message, "" if there is none."""
        theirs = [m for m in self.messages() if m.role == "client" and m.author != self.me]
        return theirs[-1].id if theirs else ""

    def agenda(self) -> list[AgendaItem]:
        """Return what this device knows to be for the next session."""
        return fold_agenda(self.opened())

    def bring(self, text: str, about: str = "") -> str:
        """Put something on the list for the session; return its id. It notifies nobody.

        What a client writes here and is urgent is an alert like any message. `about` is the id of
        the message that it is taken from. `withdraw` removes it again.
        """
        return self.post(Agenda(text=text, about=about), attention=self.attention_aside(text))

    def talked(self, item_id: str, *, is_done: bool = True) -> str:
        """Tick off what was talked about, or take the tick back."""
        return self.post(Talked(of=item_id, done=int(is_done)))

    def star(self, message_id: str, *, is_on: bool = True) -> str:
        """Star a message to come back to, as a client; staff do so in the chart."""
        return self.post(Starred(of=message_id, on=1 if is_on else 0))

    def my_role(self) -> str:
        """Return my role here, the last one if I have left."""
        return self.state.ever[self.me]

    def people(self) -> People:
        """Return who sits or sat here, and their names."""
        return fold_people(self.opened())

    def responsible(self) -> Member | None:
        """Return the clinician by whose hours this goes: the server's choice of who sits here."""
        named = responsible_of(self.connection.http, self.id)
        return next((m for m in self.people().holding("clinician") if m.id == named), None)

    def automatic(self, locale: Locale = "en") -> list[Automatic]:
        """Return the automatic replies that messages here met. As `automatic.automatic_replies`."""
        return automatic_replies(self.connection.http, self.id, self.opened(), locale)

    def named_again(self) -> list[NamedAgain]:
        """Return times that I named here and that no longer hold, by the calendar."""
        mine = [m for m in self.messages() if m.author == self.me]
        return named_again(mine, Appointments(self.connection.http), self.now_ms())

    def changes(self) -> list[Change]:
        """Return who came, left, was invited or given access, in order."""
        return fold_changes(self.opened())

    def follow(self) -> Iterator[Message]:
        """Yield every message, from the first on, as they come, and again when reworded.

        Ends with ProblemError `not-signed-in`, or as `sync`; waits out a lost connection.
        """
        shown: set[tuple[str, int, bool]] = set()
        while True:
            try:
                for hint in hints(self.connection.http):
                    if hint in {EVERY_SPACE, self.id}:
                        yield from _unseen(self.read(), shown)
            except SdkError as error:
                if not may_pass(error):
                    raise


def _unseen(messages: list[Message], shown: set[tuple[str, int, bool]]) -> Iterator[Message]:
    for message in messages:
        wording = (message.id, len(message.earlier), message.is_withdrawn)
        if wording not in shown:
            shown.add(wording)
            yield message
