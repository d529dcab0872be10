"""Who has agreed to what: signed posts alone, each held against the card of its author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.agreement_posts import Consent, MessagingState
from meantime.protocol.encoding import unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import KEY_BYTES, SIGNATURE_BYTES
from meantime.protocol.sessions import Consent as Signed
from meantime.protocol.sessions import verify_consent
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.policies import SIGNERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.protocol.entry import Entry
    from meantime.sdk.folds.opened import Opened

SEATED_AS = {"client": "client", "guardian": "client", "clinician": "clinician"}


@dataclass(frozen=True, slots=True)
class Agreed:
    """A decision that its author's card has signed; `space` is the thread that it is about."""

    entry: Entry
    post: Consent
    card: bytes
    space: str

    @property
    def seat(self) -> str:
        return self.entry.author


def fold_consents(log: Sequence[Opened], practice_id: str) -> list[Agreed]:
    """Return the decisions of a log that are signed by their authors, oldest first.

    A guardian's speaks of another thread, everybody else's of the one in which it stands.
    """
    people, cards = fold_people(log), cards_in(log)
    found = []
    for opened in log:
        entry, post = opened.entry, opened.post
        if not isinstance(post, Consent) or entry.author not in cards:
            continue
        agreed = Agreed(entry, post, cards[entry.author], post.space or entry.space)
        is_elsewhere = agreed.space != entry.space
        fits = people.role(entry.author) == SEATED_AS[post.role]
        if fits and is_elsewhere == (post.role == "guardian") and is_signed(agreed, practice_id):
            found.append(agreed)
    return found


def newest_by(every: Iterable[Agreed], seat: str, role: str, space: str) -> Agreed | None:
    """Return what somebody decided last in a role about a thread: what they signed last."""
    found = [
        each for each in every if (each.seat, each.post.role, each.space) == (seat, role, space)
    ]
    return max(found, key=lambda each: each.post.at, default=None)


def is_signed(agreed: Agreed, practice_id: str) -> bool:
    """Tell whether the author's card has signed just this."""
    try:
        signature = unb64(agreed.post.signature, SIGNATURE_BYTES)
    except ProtocolError:
        return False
    said = what_is_signed(agreed.post, practice_id, agreed.space)
    return verify_consent(agreed.card[:KEY_BYTES], said, signature)


def what_is_signed(post: Consent, practice_id: str, care_space: str) -> Signed:
    """Return what the signature of a consent is over (protocol.md, `mt1/consent`)."""
    return Signed(
        practice_space=practice_id,
        care_space=care_space,
        policy_hash=post.hash,
        version=post.version,
        locale=post.locale,
        role=post.role,
        decision=post.decision,
        at_ms=post.at,
    )


def cards_in(log: Iterable[Opened]) -> dict[str, bytes]:
    """Return the card of everybody who ever sat in a log, by id."""
    return {
        added.id: added.card
        for opened in log
        if opened.entry.seats is not None
        for added in opened.entry.seats.add
    }


def newest_state(log: Sequence[Opened]) -> MessagingState | None:
    """Return what the care team said last of whether messages go on; None if nothing yet."""
    people = fold_people(log)
    for opened in reversed(log):
        said = opened.post
        if isinstance(said, MessagingState) and people.role(opened.entry.author) in SIGNERS:
            return said
    return None
