"""Writing as a client: the message first, then what their own device noticed in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from meantime.cli.asking import ask_how_urgent, ask_if_safe, say
from meantime.cli.card import Card, Written, locale_for, locale_here, print_card
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.noticing import MATCHED, QUIET, USUAL, attention_for
from meantime.sdk.safety_card import safety_card

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from meantime.protocol.safety_posts import Answer
    from meantime.sdk import Thread
    from meantime.sdk.folds.messages import Message

SENT = "Sent: the server has it."
BROUGHT = "On the list: you both see it."
QUIETLY = "Nobody is notified, and no answer is due."
KEPT = "There is no connection. What you wrote is kept on this device; the next command sends it."


def write_as_client(
    thread: Thread, text: str, attention: int, answer: Literal["", Answer] = ""
) -> None:
    """Send a message and say what was noticed in it. Raises what keeps it from leaving."""
    noticed = thread.notice(text)
    asked = attention_for(noticed.tier, answer, attention)
    tell(
        thread,
        lambda: thread.write(text, attention=attention, answer=answer),
        Written("", noticed, asked, "sent", answer),
    )


def correct_as_client(thread: Thread, said: Message, text: str) -> None:
    """Put another text in place of one, and say what was noticed in it. As `write_as_client`."""
    noticed = thread.notice(text)
    attention = attention_for(noticed.tier, "", said.attention)
    is_new = attention > said.attention  # of what was said before there was a card
    tell(
        thread,
        lambda: thread.correct(said.id, text),
        Written("", noticed, attention if is_new else QUIET, "sent"),
        done="Corrected. The first text stays in the record.",
        about=said.id,
    )


def bring_as_client(thread: Thread, text: str) -> None:
    """Put something on the list for the session; what is urgent is an alert there too.

    Help stands there for all that was noticed, as for messages.
    """
    noticed = thread.notice(text)
    attention = thread.attention_aside(text)
    tell(
        thread,
        lambda: thread.bring(text),
        Written("", noticed, MATCHED[noticed.tier], "sent", is_aside=True),
        done=BROUGHT if attention else f"{BROUGHT} {QUIETLY}",
    )


def tell(
    thread: Thread, send: Callable[[], str], written: Written, done: str = SENT, about: str = ""
) -> None:
    """Send something, say so, show the card for it, and ask whether its writer is safe.

    `about` is the message of which is asked, what was sent itself if empty. Raises what `send`
    raises, after the card: no failure takes the help away.
    """
    entry_id, fate, waited = "", written.fate, _waiting(thread)
    failed: ProtocolError | SdkError | None = None
    try:
        entry_id = send()
        click.echo(done)
    except Unreachable:
        entry_id, fate = next(iter(_waiting(thread) - waited), ""), "kept"
        click.echo(KEPT)
    except (ProtocolError, SdkError) as refused:
        fate, failed = "refused", refused
    became = replace(written, id=entry_id, fate=fate)
    card = Card(thread, became, locale_for(written.noticed))
    print_card(card)
    if failed is not None:
        raise failed
    if card.is_due and entry_id and not written.answer:
        ask_if_safe(thread, card, about or entry_id)


def send_file_as_client(
    thread: Thread, send: Callable[[int], str], attention: int | None = None
) -> None:
    """Send a file with its attention, which its writer says: no device can look into one.

    Help stands before it, for whatever it holds. At a terminal its writer is asked where they
    have not said it; a script is asked nothing.
    """
    card = Card(thread, Written("", None, attention or USUAL, "sent"), locale_here())
    for line in (card.say(safety_card().unchecked["file"]), *card.help()):
        say(line)
    said = attention or ask_how_urgent(card) or USUAL
    tell(thread, lambda: send(said), Written("", None, said, "sent"))


def _waiting(thread: Thread) -> set[str]:
    """Return the ids of what waits on this device."""
    rows = {row.draft.id for row in thread.outbox.rows()}
    return rows | set(thread.attachments.waiting())
