"""By which ways a notice leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.notices.queries.devices import ids_of

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.queries.notices import Person
    from meantime.server.notices.rules.choices import Choices

MAIL: Final = "mail"
PUSH: Final = "push"
GONE: Final = "gone"  # a browser that takes nothing any more
DEVICES: Final = "push-device"  # what the server's key hides them for

Kind = Literal["waiting", "urgent"]


class Ways:
    """Which ways out this server has, and the key under which it hides addresses.

    Without a way, what is to be told is decided all the same. Not a dataclass: the framework
    would take one for a shape out of a request.
    """

    def __init__(self, key: ServerKey, *, has_mail: bool, to_loopback: bool = False) -> None:
        self.key = key
        self.has_mail = has_mail
        self.to_loopback = to_loopback


def send_notice(unit: Unit, person: Person, ways: Ways, choices: Choices, kind: Kind) -> None:
    """Put a notice into the outbox, once for each way that the person chose."""
    if ways.has_mail and choices.by_mail:
        post_message(unit, NewMessage(person.practice_id, MAIL, person.seat_id, kind))
    push(unit, person, kind)


def push(unit: Unit, person: Person, kind: Kind) -> int:
    """Put a notice into the outbox for each of a person's devices; return how many those are.

    Each has a message of its own, so that one that cannot be reached holds up no other.
    """
    ids = ids_of(unit, person)
    for id_ in ids:
        post_message(unit, NewMessage(person.practice_id, PUSH, id_, kind))
    return len(ids)
