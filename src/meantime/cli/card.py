"""The card that a client is shown when their own device notices words, in a terminal.

It stands after the message: sending never waits for it. Texts: the content file `safety_card`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.cli import show
from meantime.protocol.errors import ProtocolError
from meantime.screening.client_words import CLIENT_WORDS
from meantime.screening.model.model import MODEL, REASON
from meantime.sdk.automatic import shown_time
from meantime.sdk.errors import SdkError
from meantime.sdk.noticing import FIRST, NOW
from meantime.sdk.safety_card import filled, safety_card
from meantime.sdk.safety_places import places_of, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.safety_posts import Answer
    from meantime.sdk import Thread
    from meantime.sdk.noticing import Noticed
    from meantime.sdk.replies import Locale
    from meantime.sdk.safety_card import Words
    from meantime.sdk.safety_places import Places
    from meantime.wire.safety import OwnAlert, UrgentPromise

Fate = Literal["sent", "kept", "refused", "alone"]

ANSWERS: Final[tuple[Answer, ...]] = ("yes", "unsure", "no", "misread")
PLAN: Final[Words] = {
    "en": "Your safety plan: `meantime plan show`. It works without a connection.",
    "es": "Su plan de seguridad: `meantime plan show`. Funciona sin conexión.",
}
ASIDE: Final[Words] = {
    "en": (
        "No alert goes out for this: it is for the session, and nobody is told of it before. "
        "If you might hurt yourself, a person can talk with you right now."
    ),
    "es": (
        "Por esto no sale ninguna alerta: es para la sesión y no se avisa a nadie antes. "
        "Si podría hacerse daño, hay alguien que puede hablar con usted en este momento."
    ),
}
DANGER: Final[Words] = {
    "en": "In danger right now? Call {emergency_number}.",
    "es": "¿En peligro ahora mismo? Llame al {emergency_number}.",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a client has just written: its id, "" for what no entry was made of, and its fate.

    `refused` is what the server did not take: it waits here, and nothing is said of an alert;
    `alone` what was written for oneself. What `is_aside` waits for the session and not for an
    answer: nobody is told of it unless it is urgent.
    """

    id: str
    noticed: Noticed | None
    attention: int
    fate: Fate
    answer: Literal["", Answer] = ""
    is_aside: bool = False


class Card:
    """What is said about something that was written in a thread."""

    def __init__(self, thread: Thread, written: Written, locale: Locale) -> None:
        self._thread = thread
        self._written = written
        self._places: Places = places_of(thread, locale)
        self._content = safety_card()

    @property
    def is_due(self) -> bool:
        return self._written.attention >= FIRST

    @property
    def _is_for_the_session(self) -> bool:
        return self._written.is_aside and self._written.attention < NOW

    @property
    def question(self) -> str:
        return self.say(self._content.question)

    def answers(self) -> Iterator[tuple[Answer, str]]:
        """Yield each answer to the question with its words."""
        for answer in ANSWERS:
            yield answer, self.say(self._content.answers[answer].label)

    def barriers(self) -> Iterator[tuple[str, str]]:
        """Yield what can make calling hard, each with an answer to it."""
        for barrier in self._content.barriers.choices:
            answer = self.say(barrier.answer) or self.say(barrier.otherwise)
            yield self.say(barrier.label), answer

    def barrier_question(self) -> str:
        barriers = self._content.barriers
        return f"{self.say(barriers.question)} {self.say(barriers.lead)}"

    def lines(self) -> Iterator[str]:
        """Yield the card, a paragraph at a time; only help where nothing could be looked at."""
        unchecked = self._written.noticed.unchecked if self._written.noticed else ""
        if unchecked:
            yield self.say(self._content.unchecked[unchecked])
        if self.is_due:
            yield from self._card()
        if self.is_due or unchecked:
            yield from self.help()
        if self.is_due:
            yield self.say(self._content.noticed["why"])

    def help(self) -> Iterator[str]:
        """Yield where help is: the emergency number first, each line with its ways."""
        locale = self._places.locale
        yield self.say(DANGER)
        for line in self._places.help.lines:
            yield f"{line.name[locale]}: {', '.join(spoken(c, locale) for c in line.channels)}"
        if not self._places.help.lines:
            yield self._places.values["crisis_block"]
        yield self.say(PLAN)

    def say(self, words: Words, /, **more: str) -> str:
        """Return a text with its places filled, "" if one is not known."""
        return filled(words, self._places.locale, self._places.values | more)

    def answered(self, answer: Answer, *, is_before: bool) -> str:
        """Return what an answer does."""
        texts = self._content.answers[answer]
        if not is_before:
            return self.say(texts.after)
        is_urgent = self._written.attention == NOW
        return self.say(texts.before if is_urgent else texts.before_elevated)

    def _card(self) -> Iterator[str]:
        written, content = self._written, self._content
        head = content.cards["urgent" if written.attention == NOW else "elevated"]
        promise = self._promise()
        locale = self._places.locale
        looks_at = shown_time(promise.looks_at, promise.zone, locale) if promise else ""
        yield self.say(head.title)
        if self._is_for_the_session:
            yield self.say(ASIDE)
        else:
            yield self.say(head.lead, when=looks_at) or self.say(head.lead_unknown)
        if written.noticed and written.noticed.words:
            yield self.say(content.noticed["words"], words=_quoted(written.noticed.words))
            if CLIENT_WORDS in written.noticed.rules:
                yield self.say(content.noticed["own_list"])
            if MODEL in written.noticed.rules:
                yield REASON[locale]
            yield f"{self.say(content.noticed['where'])} {self.say(content.noticed['match'])}"
        if written.answer and written.fate in {"sent", "kept"}:  # it says what goes out
            yield self.answered(written.answer, is_before=True)
        yield self._alert(promise, looks_at)

    def _promise(self) -> UrgentPromise | None:
        """Return who is told and when; None where that is not known now."""
        if self._written.fate != "sent":
            return None
        with suppress(ProtocolError, SdkError):
            return self._thread.urgent_promise()
        return None

    def _alert(self, promise: UrgentPromise | None, looks_at: str) -> str:
        """Return what came of an alert, as far as it is known and no further."""
        alert, is_urgent = self._content.alert, self._written.attention == NOW
        if self._written.fate == "refused" or self._is_for_the_session:
            return ""
        if self._written.fate == "alone":
            return self.say(self._content.own_space["text"])
        if self._written.fate == "kept":
            return self.say(alert["kept" if is_urgent else "kept_elevated"])
        if not is_urgent:
            return self.say(alert["sent_elevated"])
        told = self._told(promise, looks_at) if promise else ""
        return told or self.say(alert["sent_unknown"])

    def _told(self, promise: UrgentPromise, looks_at: str) -> str:
        alert, own = self._content.alert, _own(promise, self._written.id)
        if own and own.is_closed:
            return self.say(alert["closed"])
        who, locale = self._content.who, self._places.locale
        if own and own.taken_at:
            at = shown_time(own.taken_at, promise.zone, locale)
            return self.say(alert["sent_taken"], at=at)
        if own and own.told and own.told_at:  # it may have gone to another than who is woken now
            at = shown_time(own.told_at, promise.zone, locale)
            return self.say(alert["sent_told"], who=self.say(who[own.told]), at=at)
        if promise.wakes == "nobody":
            return self.say(alert["sent_nobody"], when=looks_at)
        return self.say(alert["sent_telling"], who=self.say(who[promise.wakes]))


def locale_here() -> Locale:
    """Return the language of this terminal, as far as there are texts in it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := os.environ.get(name, ""):
            return "es" if said.startswith("es") else "en"
    return "en"


def locale_for(noticed: Noticed | None) -> Locale:
    """Return the language for a card: that of the writer's own words where they are Spanish."""
    spoken_in = {rule.partition(".")[0] for rule in noticed.rules} if noticed else set()
    return "es" if "es" in spoken_in and "en" not in spoken_in else locale_here()


def print_card(card: Card) -> None:
    """Print what there is to say."""
    for paragraph in card.lines():
        if paragraph:
            show.console().print(paragraph, markup=False)
            show.console().print()


def _own(promise: UrgentPromise, entry_id: str) -> OwnAlert | None:
    return next((alert for alert in promise.alerts if alert.entry_id == entry_id), None)


def _quoted(words: list[str]) -> str:
    return ", ".join(f'"{each}"' for each in words)
