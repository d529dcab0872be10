"""What is asked beside the card: whether somebody is safe, and what would make calling hard.

Only at a terminal; a script says `--answer`. Nothing waits for it: the message has been sent. Of a
file alone it is asked before how urgent it is, for nothing else can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import is_terminal
from meantime.sdk.errors import Unreachable
from meantime.sdk.safety_card import safety_card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.cli.card import Card
    from meantime.protocol.safety_posts import Answer
    from meantime.sdk import Thread

SKIP: Final = {
    "en": "Enter skips this.",
    "es": "Con Intro se omite.",
}
KEPT: Final = {
    "en": "There is no connection. Your answer is kept here and leaves as soon as it can.",
    "es": "No hay conexión. Su respuesta está guardada aquí y sale en cuanto pueda.",
}


def ask_if_safe(thread: Thread, card: Card, entry_id: str) -> None:
    """Ask whether the writer of an entry is safe, then once what would make calling hard."""
    if not is_terminal():
        return
    answers = list(card.answers())
    chosen = pick_one(card, card.question, [label for _, label in answers])
    if chosen is not None:
        answer = answers[chosen][0]
        is_kept = keep_answer(thread, entry_id, answer)
        say(card.say(KEPT) if is_kept else card.answered(answer, is_before=False))
        if answer == "misread":
            return
    barriers = list(card.barriers())
    hard = pick_one(card, card.barrier_question(), [label for label, _ in barriers])
    if hard is not None:
        say(barriers[hard][1])


def ask_how_urgent(card: Card) -> int | None:
    """Ask how urgent a file is; return its attention, None for no word of that or no terminal."""
    if not is_terminal():
        return None
    urgency = safety_card().urgency
    labels = [card.say(each.label) for each in urgency.answers]
    chosen = pick_one(card, card.say(urgency.question), labels)
    return None if chosen is None else urgency.answers[chosen].value


def keep_answer(thread: Thread, entry_id: str, answer: Answer) -> bool:
    """Send an answer; tell whether it had to be kept for later."""
    try:
        thread.answer_safety(entry_id, answer)
    except Unreachable:
        return True
    return False


def pick_one(card: Card, question: str, choices: Sequence[str]) -> int | None:
    """Return which choice was picked, None for none of them."""
    say(question)
    for number, choice in enumerate(choices, 1):
        say(f"  {number}  {choice}")
    while True:
        typed: str = click.prompt(card.say(SKIP), default="", show_default=False)
        if not typed.strip():
            return None
        if typed.strip().isdecimal() and 0 < int(typed) <= len(choices):
            return int(typed) - 1


def say(words: str) -> None:
    show.console().print(words, markup=False)
