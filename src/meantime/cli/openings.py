"""`meantime threads opened`: who has had a thread before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from meantime.cli import schedule  # noqa: F401  its commands are of the same group
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick, threads

if TYPE_CHECKING:
    from meantime.sdk.replies import Locale
    from meantime.sdk.thread_openings import Opening

Words = dict["Locale", str]

NONE_YET: Final[Words] = {
    "en": "Nobody is known to have opened these messages yet.",
    "es": "Aún no consta que alguien haya abierto estos mensajes.",
}
BY_DAY: Final[Words] = {
    "en": "The care team's own clinician is shown by the day, from the next day on: it is meant "
    "to say who looks at your record, not when an answer is due.",
    "es": "El profesional que lleva su tratamiento aparece solo con el día, a partir del día "
    "siguiente: así usted sabe quién ve su expediente, y no cuándo llega una respuesta.",
}
SAID: Final[dict[str, Words]] = {
    "opened": {"en": "{who} opened the messages {when}", "es": "{who} abrió los mensajes {when}"},
    "copied": {
        "en": "{who} copied the messages to a device {when}",
        "es": "{who} copió los mensajes a un dispositivo {when}",
    },
    "emergency": {
        "en": "The messages were opened for {who} in an emergency {when}",
        "es": "Los mensajes se abrieron para {who} en una emergencia {when}",
    },
}
ON: Final[Words] = {"en": "on {day}", "es": "el {day}"}
AT: Final[Words] = {"en": "on {day} at {time} ({zone})", "es": "el {day} a las {time} ({zone})"}
DAY: Final[Words] = {"en": "%a %d %b %Y", "es": "%d/%m/%Y"}
COVERING: Final[Words] = {"en": "{who}, covering,", "es": "{who}, en suplencia,"}
IN_EMERGENCY: Final[Words] = {
    "en": "{who}, in an emergency,",
    "es": "{who}, en una emergencia,",
}
OBSERVING: Final[Words] = {"en": "{who}, supervising,", "es": "{who}, en supervisión,"}
NAMELESS: Final[Words] = {
    "en": "Somebody whom this conversation does not name",
    "es": "Alguien a quien esta conversación no nombra",
}
PRACTICE: Final[Words] = {
    "en": "The practice's record keeper",
    "es": "La persona que guarda los expedientes",
}


@threads.command()
@click.argument("thread", default="1")
@pass_options
def opened(options: Options, thread: str) -> None:
    """Say who opened the messages of a THREAD, or copied them to a device."""
    locale = locale_here()
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        told = chosen.openings()
        is_client = chosen.is_mine_as_client()
    for each in told.found:
        click.echo(sentence_of(each, told.zone, locale))
    if not told.found:
        click.echo(NONE_YET[locale])
    if is_client:
        click.echo(BY_DAY[locale])


def sentence_of(opening: Opening, zone: str, locale: Locale) -> str:
    """Return who did it and when: the day alone, or the minute by the clock of `zone`."""
    day = f"{opening.on:{DAY[locale]}}"
    when = ON[locale].format(day=day)
    if opening.at:
        try:
            time = f"{opening.at.astimezone(ZoneInfo(zone)):%H:%M}"
        except (ZoneInfoNotFoundError, ValueError):
            time, zone = f"{opening.at:%H:%M}", "UTC"
        when = AT[locale].format(day=day, time=time, zone=zone)
    return SAID[opening.kind][locale].format(who=who_of(opening, locale), when=when) + "."


def who_of(opening: Opening, locale: Locale) -> str:
    """Return the signed name of who did it, with what they were here for."""
    if opening.role == "practice":
        return PRACTICE[locale]
    who = opening.name or NAMELESS[locale]
    if opening.kind == "emergency":
        return who
    if opening.is_emergency:
        return IN_EMERGENCY[locale].format(who=who)
    if opening.role == "observer":
        return OBSERVING[locale].format(who=who)
    return COVERING[locale].format(who=who) if opening.is_cover else who
