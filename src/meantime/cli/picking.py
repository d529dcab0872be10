"""What a person means who names a client, a colleague or a message on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meantime.protocol.trust import STAFF_ROLES

if TYPE_CHECKING:
    from meantime.sdk import Person, Thread
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.messages import Message


def pick_client(me: Person, which: str) -> Case:
    """Return the client of this number, name or beginning of an id. Raises UsageError."""
    every = me.caseload()
    if which.isdecimal() and 0 < int(which) <= len(every):
        return every[int(which) - 1]
    found = [case for case in every if is_meant(which, case.id, case.name())]
    if len(found) != 1:
        raise click.UsageError("No such client. `meantime client list` shows them.")
    return found[0]


def pick_colleague(me: Person, which: str) -> str:
    """Return the id of who is or was in the practice, by name or beginning of an id."""
    names = me.directory()
    ever = me.connection.practice().ever.items()
    found = [i for i, role in ever if role in STAFF_ROLES and is_meant(which, i, names.name(i))]
    if len(found) != 1:
        raise click.UsageError("No such colleague. `meantime staff list` shows them.")
    return found[0]


def pick_own_message(thread: Thread, which: str) -> Message:
    """Return one of my messages by the beginning of its id; the newest for "". Else UsageError."""
    mine = [m for m in thread.messages() if m.author == thread.me and not m.is_withdrawn]
    found = [m for m in mine if m.id.startswith(which)] if which else mine[-1:]
    if len(found) != 1:
        raise click.UsageError("No such message of yours. `meantime threads read` shows their ids.")
    return found[0]


def is_meant(which: str, one_id: str, name: str) -> bool:
    """Tell whether somebody who types `which` means the one of this id and name."""
    return one_id.startswith(which) or (bool(name) and name.casefold() == which.casefold())
