"""Filling in a measure at a terminal: who reads it, each question, and what cannot wait at once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from meantime.cli.asking import say
from meantime.cli.card import Card, Written
from meantime.measures.scoring import band, total
from meantime.measures.words import band_name, say_in
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.measures import begun, keep_begun

if TYPE_CHECKING:
    from meantime.content.measures import Item, Measure
    from meantime.sdk import Thread
    from meantime.sdk.replies import Locale

URGENT_ATTENTION: Final = 3
BEFORE: Final = {
    "en": (
        "This is screening, not a diagnosis. Your care team and the practice's record keeper can "
        "read your answers once all of them are sent."
    ),
    "es": (
        "Es una orientación, no un diagnóstico. Su equipo de atención y quien custodia los "
        "expedientes podrán leer sus respuestas cuando las envíe todas."
    ),
}
URGENT: Final = {
    "en": "At question {n}, “{least}” or more is sent at once, also if you stop there.",
    "es": "En la pregunta {n}, «{least}» o más se envía enseguida, aunque lo deje ahí.",
}
TOLD: Final = {
    "en": "This answer was sent at once. It stays sent, also if you stop here.",
    "es": "Esta respuesta se envió enseguida. Queda enviada, aunque lo deje aquí.",
}
WAITS: Final = {
    "en": "There is no connection. It is kept on this device; `meantime send` sends it.",
    "es": "No hay conexión. Está guardado en este dispositivo; `meantime send` lo envía.",
}
DONE: Final = {
    "en": "Sent: {points} of {highest}, {band}. This is screening, not a diagnosis.",
    "es": "Enviado: {points} de {highest}, {band}. Es una orientación, no un diagnóstico.",
}


def fill_in(thread: Thread, measure: Measure, of: str, locale: str) -> None:
    """Ask each question that has no answer yet, keep each answer, and send the whole form."""
    say(BEFORE[locale])
    for watched in measure.safety:
        number, item = _place(measure, watched.item)
        values = (each for each in measure.options_of(item) if each.value >= watched.at_least)
        say(URGENT[locale].format(n=number, least=say_in(next(values).label, locale)))
    say(f"\n{say_in(measure.prompt, locale)}")
    answers = begun(thread.connection, measure, of)
    for number, item in enumerate(measure.items, 1):
        if item.id in answers:
            continue
        picked = _asked(measure, item, number, locale)
        if picked is None:
            continue
        answers[item.id] = picked
        _tell(thread, measure, answers, of, locale)
        _keep(thread, measure, answers, of, locale)
    try:
        thread.answer_measure(measure, answers, of, locale)
    except Unreachable:
        say(WAITS[locale])
    points = total(measure, answers)
    if points is not None:
        name = band_name(measure, band(measure, points), locale)
        say(DONE[locale].format(points=points, highest=measure.score.highest, band=name))
    _keep(thread, measure, {}, of, locale)


def _tell(thread: Thread, measure: Measure, answers: dict[str, int], of: str, locale: str) -> None:
    """Send what cannot wait, and say where help is."""
    try:
        told = thread.tell_urgent(measure, answers, of, locale)
    except Unreachable:
        say(WAITS[locale])
        told = "waits"
    if not told:
        return
    say(TOLD[locale])
    language: Locale = "es" if locale == "es" else "en"
    for line in Card(thread, Written("", None, URGENT_ATTENTION, "sent"), language).help():
        say(line)


def _keep(thread: Thread, measure: Measure, answers: dict[str, int], of: str, locale: str) -> None:
    with suppress(ProtocolError, SdkError):  # without a journal it cannot be gone on with elsewhere
        keep_begun(thread.connection, measure, answers, of, locale)


def _asked(measure: Measure, item: Item, number: int, locale: str) -> int | None:
    """Ask one question until it is answered; one that counts for nothing may be skipped."""
    say(f"\n{number}. {say_in(item.text, locale)}")
    options = measure.options_of(item)
    for place, option in enumerate(options, 1):
        say(f"  {place}  {say_in(option.label, locale)}")
    while True:
        typed: str = click.prompt("", default="", show_default=False, prompt_suffix="> ").strip()
        if not typed and not item.scored:
            return None
        if typed.isdecimal() and 0 < int(typed) <= len(options):
            return options[int(typed) - 1].value


def _place(measure: Measure, wanted: str) -> tuple[int, Item]:
    return next((n, item) for n, item in enumerate(measure.items, 1) if item.id == wanted)
