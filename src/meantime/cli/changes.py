"""What happened to the seats of a thread, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli.show import when

if TYPE_CHECKING:
    from meantime.sdk.folds.changes import Change
    from meantime.sdk.folds.people import People

ROLES: Final = {
    "client": "a client",
    "clinician": "a clinician",
    "observer": "a supervisor",
    "practice": "the practice",
}
NEW_KEY: Final = "The practice goes on with a new key. Compare the digits again."
SENTENCES: Final = {
    "joined": "{who} joined.",
    "seated": "{who} was given access to messages {since} by {by}.",
    "given history": "{who} was given earlier messages, {since}, by {by}.",
    "given role": "{who} {may}: changed by {by}.",
    "removed": "{who} no longer has access: removed by {by}.",
    "left": "{who} has left.",
}


def sentence(change: Change, people: People) -> str:
    """Return what everybody is told of a change, "" for what concerns nobody but the keys."""
    if change.role == "practice":
        return NEW_KEY if change.did == "seated" else ""
    return SENTENCES.get(change.did, "").format(
        who=_name(change.who, people),
        by=_name(change.by, people),
        since=_since(change),
        may="may now write here" if change.role == "clinician" else "may now only read here",
    )


def _since(change: Change) -> str:
    return "from now on" if change.since == change.at else f"since {when(change.since)}"


def _name(seat_id: str, people: People) -> str:
    role = people.role(seat_id)
    return people.name(seat_id) or ROLES.get(role, "somebody")
