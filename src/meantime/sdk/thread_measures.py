"""Measures in a thread: asking, answering, and what the answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.measures.forms import shipped, write_form
from meantime.measures.scoring import is_answer
from meantime.measures.telling import Told, untold
from meantime.measures.words import answers_in_words, say_in
from meantime.protocol.measure_posts import MeasureAnswer, MeasureAsk, MeasureValue
from meantime.protocol.posts import Amend, parse_post
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.measured import Measured, fold_measured
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.people import fold_people
from meantime.sdk.rollout_errors import FaultyAnswers
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from meantime.content.measures import Measure
    from meantime.sdk.folds.measure_asks import Asked

URGENT: Final = 3  # attention


class ThreadMeasures(Space):
    """A part of `Thread`. What it reads is on this device; only asking needs the server."""

    def measured(self) -> Measured:
        """Return what was asked and answered here, and what it comes to."""
        log = self.opened()
        return fold_measured(log, fold_people(log))

    def ask_measure(
        self, measure: Measure, times: Sequence[datetime] = (), *, is_shared: bool = False
    ) -> list[str]:
        """Ask the client to fill in a measure now, or at each of `times`; return the asks.

        The times must be aware and lie ahead: `schedule.occurrences` makes them. One that
        `is_shared` may be filled in whenever the client likes. Raises as `Space.post`.
        """
        form = "" if shipped(measure.id, measure.version) else write_form(measure)
        ask = MeasureAsk(
            measure=measure.id,
            version=measure.version,
            series=make_entry_id() if len(times) > 1 else "",
            form=form,
            shared=1 if is_shared else 0,
        )
        return [
            self.post(ask, attention=1, show_at=show_at)
            for show_at in ([to_ms(each) for each in times] or [0])
        ]

    def take_back_ask(self, ask: Asked, *, with_following: bool = False) -> int:
        """Take back an ask, perhaps with those of its series after it; return how many it were.

        What was answered stays. Raises as `Space.post`.
        """
        taken = [ask] + [
            each
            for each in self.measured().asked
            if with_following
            and each.series == ask.series != ""
            and each.shown_at > ask.shown_at
            and not each.is_gone
        ]
        for each in taken:
            self.post(Amend(text=""), re=each.id)
        return len(taken)

    def tell_urgent(
        self, measure: Measure, answers: Mapping[str, int], of: str = "", locale: str = "en"
    ) -> str:
        """As a client, send at once what cannot wait; return its entry's id, "" if nothing.

        Nobody is woken twice for the same answer within half a day. It is kept here first and
        raises as `Space.post`.
        """
        entry = self._queue_urgent(measure, answers, of, locale)
        if entry:
            self.send_until(entry)
        return entry

    def answer_measure(
        self, measure: Measure, answers: Mapping[str, int], of: str = "", locale: str = "en"
    ) -> str:
        """As a client, send a whole form, what cannot wait first; return its entry's id.

        `answers` are values by item; `of` is the ask, "" for none. Raises FaultyAnswers before
        anything is written, and as `Space.post`: then it is kept here and goes out later.
        """
        if self.state.ever.get(self.me) != "client":
            raise SdkError("Only a client fills in a measure.")
        if wrong := dict(_faults(measure, answers)):
            raise FaultyAnswers(wrong)
        self._queue_urgent(measure, answers, of, locale)
        entry = self.queue(_said(measure, answers, of, locale, "done"))
        self.send_until(entry)
        return entry

    def answer_in_words(self, said: MeasureAnswer) -> str:
        """Return what an answer says, in the words that its client read; by ids if unknown here."""
        form = self.measured().forms.get((said.measure, said.version))
        given = {each.item: each.value for each in said.answers}
        lines = [f"{item}: {value}" for item, value in given.items()]
        if form is not None:
            lines = list(answers_in_words(form, given, said.locale))
        title = say_in(form.title, said.locale) if form else said.measure
        return "\n".join([title, *lines])

    def _queue_urgent(
        self, measure: Measure, answers: Mapping[str, int], of: str, locale: str
    ) -> str:
        wait = untold(measure, answers, self._told(measure.id), self.connection.http.now_ms())
        said = _said(measure, wait, of, locale, "open")
        return self.queue(said, attention=URGENT) if wait else ""

    def _told(self, measure: str) -> Iterator[Told]:
        """Yield what I have told before a form was done, also what waits here to leave.

        A clock that was ahead as an answer was given does not count longer than the server's time.
        """
        mine = (each for each in self.opened() if each.entry.author == self.me)
        said = [(min(o.entry.at, to_ms(o.received_at)), o.post) for o in mine]
        said += [(row.draft.at, parse_post(row.draft.post)) for row in self.outbox.rows()]
        for at, post in said:
            if isinstance(post, MeasureAnswer) and post.measure == measure:
                yield from (Told(e.item, e.value, at) for e in post.answers if post.state == "open")


def _said(
    measure: Measure,
    answers: Mapping[str, int],
    of: str,
    locale: str,
    state: Literal["open", "done"],
) -> MeasureAnswer:
    given = [MeasureValue(item, value) for item, value in answers.items()]
    return MeasureAnswer(measure.id, measure.version, locale, of, given, state)


def _faults(measure: Measure, answers: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield by item what is wrong with an answer, and what is missing for a total."""
    items = {item.id: item for item in measure.items}
    for id_, value in answers.items():
        if id_ not in items:
            yield id_, "is no question of this measure"
        elif not is_answer(measure, items[id_], value):
            allowed = ", ".join(str(each.value) for each in measure.options_of(items[id_]))
            yield id_, f"must be one of {allowed}"
    for item in measure.items:
        if item.scored and item.id not in answers:
            yield item.id, "has no answer: there is no total without it"
