"""`meantime consent`: reading a policy, agreeing to it, taking that back; keeping proof of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.consent_files import save, verify
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick, reached
from meantime.sdk.agreement_errors import NotAsked

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk import Thread
    from meantime.sdk.reading_policy import Reading
    from meantime.sdk.replies import Locale
    from meantime.sdk.reviewing import How
    from meantime.sdk.safety_card import Words
    from meantime.wire.policies import Consent

LANGUAGE: Final = click.Choice(["en", "es"])
DAY: Final = click.DateTime(["%Y-%m-%d"])
WAYS: Final = click.Choice(["in_person", "video", "phone"])
AGREE: Final[Words] = {"en": "I agree: {}", "es": "Estoy de acuerdo: {}"}
NAME: Final[Words] = {"en": "Your full name", "es": "Su nombre completo"}
OTHER: Final[Words] = {
    "en": "(There is no text in the language that you asked for.)",
    "es": "(No hay texto en el idioma que pidió.)",
}
SIGNED: Final[Words] = {
    "en": "Signed. `meantime consent save FILE` keeps a copy that proves itself.",
    "es": "Firmado. `meantime consent save ARCHIVO` guarda una copia que se prueba por sí misma.",
}
LATER: Final[Words] = {
    "en": "Signed. The server hears of it as soon as it answers.",
    "es": "Firmado. El servidor lo sabrá en cuanto responda.",
}
WITHDRAWN: Final[Words] = {
    "en": "Messages are off for you. Your sessions go on, and all that was written can be read.",
    "es": "Ya no hay mensajes para usted. Sus sesiones siguen, y puede leer todo lo escrito.",
}
for_another = click.option(
    "--guardian", is_flag=True, help="For the young person for whom you are asked to agree."
)
in_language = click.option("--language", type=LANGUAGE, help="That of this computer if not given.")


@click.group()
def consent() -> None:
    """Read the policy, agree to it or stop, and keep proof. THREAD is as in `meantime threads`."""


consent.add_command(save)
consent.add_command(verify)


@consent.command()
@click.argument("thread", default="1")
@for_another
@in_language
@pass_options
def read(
    options: Options,
    thread: str,
    guardian: bool,  # noqa: FBT001  flag
    language: Locale | None,
) -> None:
    """Read the policy and the consent of a THREAD as you would sign them."""
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        about = asked_about(chosen, is_guardian=guardian)
        reading = chosen.agreement.read(language or locale_here(), about)
    print_reading(reading, language or locale_here())


@consent.command()
@click.argument("thread", default="1")
@for_another
@in_language
@pass_options
def give(
    options: Options,
    thread: str,
    guardian: bool,  # noqa: FBT001  flag
    language: Locale | None,
) -> None:
    """Clients: agree to the policy of a THREAD, or renew that.

    It is shown first; each part that has to be ticked is asked for, then your name.
    """
    locale = language or locale_here()
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        about = asked_about(chosen, is_guardian=guardian)
        reading = chosen.agreement.read(locale, about)
        print_reading(reading, locale)
        spoken: Locale = "es" if reading.filled["locale"] == "es" else "en"
        ticks = [
            id_
            for id_, words in reading.to_tick.items()
            if click.confirm(AGREE[spoken].format(words))
        ]
        kept = chosen.agreement.give(reading, ask(NAME[spoken]), ticks)
    click.echo((SIGNED if kept else LATER)[spoken])


@consent.command()
@click.argument("thread", default="1")
@for_another
@pass_options
def withdraw(options: Options, thread: str, guardian: bool) -> None:  # noqa: FBT001  flag
    """Clients: stop messages in a THREAD by taking your agreement back, at any time."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        chosen.agreement.withdraw(asked_about(chosen, is_guardian=guardian))
    click.echo(WITHDRAWN[locale_here()])


@consent.command()
@click.argument("thread", default="1")
@click.option("--on", type=DAY, required=True, help="The day on which you did, 2027-12-31.")
@click.option("--how", type=WAYS, required=True, help="In which way you talked.")
@in_language
@pass_options
def review(options: Options, thread: str, on: datetime, how: How, language: Locale | None) -> None:
    """Clinicians: attest that you went through the policy of a THREAD with the client."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        kept = chosen.agreement.review(on.date(), how, language or locale_here())
    click.echo(_told(kept))


def asked_about(thread: Thread, *, is_guardian: bool) -> str:
    """Return the thread for which a guardian is asked to agree, "" for one's own.

    Raises NotAsked; UsageError where it is for more than one.
    """
    if not is_guardian:
        return ""
    asked = thread.agreement.asked()
    if not asked:
        raise NotAsked
    return asked[0].about


def print_reading(reading: Reading, locale: Locale) -> None:
    if reading.filled["fallback"]:
        click.echo(OTHER[locale])
    shown.console().print(reading.text, markup=False, soft_wrap=True)
    click.echo()


def _told(kept: Consent | None) -> str:
    return "Attested." if kept else LATER["en"]
