"""A thread as it is read: what was said, what answered by itself, who came and went."""

from __future__ import annotations

from contextlib import suppress
from math import inf
from typing import TYPE_CHECKING

from meantime.cli import show
from meantime.cli.changes import sentence as sentence_of
from meantime.cli.fee_words import event_of
from meantime.cli.sentences import sentence
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import newest_state
from meantime.sdk.folds.endings import newest_ending
from meantime.sdk.folds.messages import Message

if TYPE_CHECKING:
    from meantime.protocol.agreement_posts import MessagingState
    from meantime.sdk import Thread
    from meantime.sdk.automatic import Automatic
    from meantime.sdk.folds.changes import Change
    from meantime.sdk.folds.endings import SaidEnding
    from meantime.sdk.folds.people import People


Cost = tuple[int, str, int]  # the entry's seq, what it says, when (ms)


def show_thread(thread: Thread) -> None:
    """Show messages and the automatic replies that they met, and what happened to the seats."""
    people = thread.people()
    automatic: list[Automatic] = []
    with suppress(SdkError):  # without a connection the messages stand for themselves
        automatic = thread.automatic()
    every: list[Message | Change] = [*thread.changes(), *_said(thread)]
    costs = [(each.entry.seq, event_of(each.post), each.entry.at) for each in thread.opened()]
    for one in sorted(every, key=lambda placed: placed.seq):
        costs = _show_costs(costs, one.seq)
        if isinstance(one, Message):
            show.message(one, thread.me)
            for reply in (each for each in automatic if each.seq == one.seq):
                show.automatic(reply)
        elif words := sentence_of(one, people):
            show.event(words, one.at)
    _show_costs(costs)
    if state := newest_state(thread.opened()):
        _show_state(state)
    if said := newest_ending(thread.opened(), people, thread.now_ms()):
        _show_ending(said, people)


def _said(thread: Thread) -> list[Message]:
    """Return the messages but for what is shown as said about money."""
    return [each for each in thread.messages() if not event_of(each.post)]


def _show_costs(costs: list[Cost], before: float = inf) -> list[Cost]:
    """Show what was said about money before an entry; return the rest."""
    for seq, words, at in costs:
        if words and seq < before:
            show.event(words, at)
    return [each for each in costs if each[0] > before]


def _show_state(said: MessagingState) -> None:
    """Say that messages pause or have ended, and why, in the words of the care team."""
    if said.state != "on":
        until = f" until {said.until}" if said.until else ""
        show.console().print(f"Messages have {said.state}{until}. {said.reason}", markup=False)


def _show_ending(said: SaidEnding, people: People) -> None:
    """Say that care has ended, goes on with somebody else or began again, in the team's words."""
    post = said.post
    to = f" to {people.name(post.to) or post.to[:8]}" if post.to else ""
    show.console().print(f"{post.ending.capitalize()}{to}, {post.on}. {post.text}", markup=False)


def line_of(thread: Thread) -> tuple[str, str, str, str]:
    try:
        messages = thread.read()
    except ProtocolError as error:
        return sentence(error), "", "", thread.id[:8]
    others = [m for m in thread.people().by_id.values() if m.is_seated and m.id != thread.me]
    named = [f"{m.name or m.role}" for m in others if m.role in {"client", "clinician", "invite"}]
    newest = show.when(messages[-1].at) if messages else ""
    return ", ".join(named), newest, str(len(messages)), thread.id[:8]
