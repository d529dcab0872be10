"""Asking a survey at a terminal: who reads it first, then each question, which may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.asking import say
from meantime.cli.card import Card, Written
from meantime.content.survey import survey, surveys
from meantime.sdk.safety_card import filled
from meantime.sdk.safety_places import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from meantime.content.survey import Item, Option, Survey
    from meantime.sdk import Person, Thread
    from meantime.sdk.replies import Locale
    from meantime.sdk.safety_card import Words
    from meantime.wire.surveys import Round

WHO_READS: Final[Mapping[str, Words]] = {
    "client": {
        "en": (
            "Your answers are sealed. The practice counts them without names. Your therapist can "
            "read them too, in your conversation."
        ),
        "es": (
            "Sus respuestas van selladas. La consulta las cuenta sin nombres. Su terapeuta también "
            "puede leerlas, en su conversación."
        ),
    },
    "therapist": {
        "en": "Your answers are sealed. The practice reads them, and no colleague does.",
        "es": "Sus respuestas van selladas. Las lee la consulta, y ningún colega.",
    },
}
THERAPIST: Final[Words] = {"en": "your therapist", "es": "su terapeuta"}
SKIP: Final[Words] = {"en": "Enter skips this", "es": "Con Intro se omite"}
NOT_WATCHED: Final[Words] = {
    "en": (
        "Nobody is told of this answer. If you might hurt yourself, a person can talk with you "
        "right now."
    ),
    "es": (
        "No se avisa a nadie de esta respuesta. Si podría hacerse daño, hay alguien que puede "
        "hablar con usted en este momento."
    ),
}
AGAIN: Final[Words] = {
    "en": "Answered. You can answer again until it closes: the newest counts.",
    "es": "Respondida. Puede responder otra vez hasta que cierre: cuenta la última.",
}


def introduce(me: Person, asked: Round, locale: Locale) -> None:
    """Say what is asked and who reads it, before the first question."""
    content = _content(asked)
    say(_filled(me, content, content.intro, locale))
    say(WHO_READS[content.audience][locale])


def asked_all(asked: Round, locale: Locale) -> dict[str, int | str]:
    """Return the answers by item; what was skipped is left out."""
    found = {}
    for item in _content(asked).items:
        answer = _asked(item, locale)
        if answer is not None:
            found[item.id] = answer
    return found


def thank(me: Person, asked: Round, locale: Locale) -> None:
    """Thank, and where a client's own words may need attention say where help is."""
    content = _content(asked)
    for thread in _threads(me, content):
        mine = me.surveys.mine(asked)
        texts = [each.value for each in mine.answers if isinstance(each.value, str)] if mine else []
        noticed = thread.notice("\n".join(texts))
        if noticed.tier != "none" or noticed.unchecked:
            say(NOT_WATCHED[locale])
            for line in Card(thread, Written("", None, 0, "sent"), locale).help():
                say(line)
    say(_filled(me, content, content.thanks, locale))
    say(AGAIN[locale])


def _asked(item: Item, locale: Locale) -> int | str | None:
    """Ask one question until it is answered or skipped."""
    say(f"\n{item.text[locale]}")
    options = _options(item)
    for number, option in enumerate(options, 1):
        say(f"  {number}  {option.label[locale]}")
    while True:
        typed: str = click.prompt(SKIP[locale], default="", show_default=False).strip()
        if not typed or item.type == "open":
            return typed or None
        if typed.isdecimal() and item.type == "number":
            return int(typed)
        if typed.isdecimal() and 0 < int(typed) <= len(options):
            return options[int(typed) - 1].value


def _options(item: Item) -> tuple[Option, ...]:
    return surveys().scales.agree5 if item.type == "agree5" else item.options


def _filled(me: Person, content: Survey, words: Words, locale: Locale) -> str:
    """Return a text with its places filled; a clinician's has none."""
    for thread in _threads(me, content):
        values = places_of(thread, locale).values
        name = values["therapist_name"] or THERAPIST[locale]
        return filled(words, locale, {**values, "therapist_name": name})
    return words[locale]


def _threads(me: Person, content: Survey) -> Iterator[Thread]:
    """Yield the thread in which a client is asked."""
    if content.audience == "client":
        yield from (each.sync() for each in me.threads()[:1])


def _content(asked: Round) -> Survey:
    found = survey(asked.survey_id)
    if found is None:
        raise click.ClickException("This survey is not one that this version knows.")
    return found
