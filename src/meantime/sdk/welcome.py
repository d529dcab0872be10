"""The posts that an invitation's link opens, and nothing else (flow F3.3 of protocol.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, convert

from meantime.content import load
from meantime.protocol.posts import Policy, Purpose, SeatName, Text
from meantime.sdk.signing import policy_with

if TYPE_CHECKING:
    from meantime.protocol.post import Post
    from meantime.sdk.folds.policies import Texts
    from meantime.wire.practices import PracticeDetails


class Words(Struct, frozen=True):
    """The content file `welcome`, each text by its language."""

    letter: dict[str, str]
    policy: dict[str, str]


WORDS: Final = convert(load("welcome"), Words)


@dataclass(frozen=True, slots=True)
class Inviter:
    """How a clinician signs: these go to the client in signed posts.

    `locale` is the language of the welcome, if it is not the practice's.
    """

    name: str
    credential: str
    locale: Literal["en", "es", ""] = ""


def welcome(
    inviter: Inviter, seats: tuple[str, str], details: PracticeDetails, policy: Policy
) -> list[Post]:
    """Return the welcome in the order in which it is posted.

    `seats` are the ids of the inviter and of the practice's seat in the thread.
    """
    inviter_id, practice_id = seats
    locale = inviter.locale or details.locale
    filled = WORDS.letter[locale].format(
        name=inviter.name, practice=details.name, phone=details.phone
    )
    return [
        Purpose(of="thread", about=""),
        SeatName(id=inviter_id, name=inviter.name, credential=inviter.credential),
        SeatName(id=practice_id, name=details.name, credential=""),
        policy,
        Text(text=filled),
    ]


def first_policy(
    inviter: Inviter, details: PracticeDetails, replies: Texts, before: Policy | None
) -> Policy:
    """Return the policy for a welcome, with what another one said before that still holds."""
    said = {"text": WORDS.policy[inviter.locale or details.locale]}
    kept = before.policy if before else {}
    return policy_with(Policy(policy={**kept, **said}, notices=[]), replies, inviter.name, details)
