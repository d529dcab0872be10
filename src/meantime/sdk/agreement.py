"""What is agreed in a thread: the server's word, held against what was signed there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import fold_consents, newest_by, newest_state
from meantime.sdk.folds.published import newest_published
from meantime.sdk.spaces import Space
from meantime.wire.policies import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.protocol.agreement_posts import MessagingState
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.consents import Agreed
    from meantime.sdk.folds.published import Published
    from meantime.wire.policies import Consent


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thread stands.

    `published` is the version that was signed in it. `agreed` are the decisions that both the
    server and a log know, the newest of each person. `doubted` are those that the server tells and
    nobody signed, or signed otherwise since: they count for nothing. `unseen` are a guardian's,
    whose thread is not here to look into. `said` is why messages pause or have ended, by the care
    team. The rest is the server's word alone: it decides what it takes.
    """

    told: Agreement
    published: Published | None
    agreed: list[Agreed]
    doubted: list[Consent]
    unseen: list[Consent]
    said: MessagingState | None

    @property
    def is_current(self) -> bool:
        """Whether the version that was signed here is the one in force, or still holds."""
        return self.published is not None and is_in_force(self.published, self.told)


def agreement_of(connection: Connection, space_id: str) -> Agreement:
    """Return what is agreed in a thread, by the server's word. Raises as `Http.get`."""
    return connection.http.get(f"/spaces/{space_id}/agreement", Agreement)


def is_in_force(published: Published, told: Agreement) -> bool:
    """Tell whether a version is the one that the server names, or one that still holds."""
    named, held = told.policy, told.holds
    is_named = named is not None and (named.version, named.hash) == (
        published.version,
        published.hash,
    )
    return is_named or (held is not None and held.version == published.version)


def standing_of(thread: Space) -> Standing:
    """Return where a thread stands; what this device has of it is what the server is held to.

    Raises ProblemError `not-found`, Unreachable.
    """
    told = agreement_of(thread.connection, thread.id)
    logs = _logs(thread, told.consents)
    agreed, doubted, unseen = [], [], []
    for each in told.consents:
        if each.entry_space_id not in logs:
            unseen.append(each)
        elif found := _proven(each, logs[each.entry_space_id], thread.id):
            agreed.append(found)
        else:
            doubted.append(each)
    log = thread.opened()
    return Standing(told, newest_published(log), agreed, doubted, unseen, newest_state(log))


def _logs(thread: Space, told: Sequence[Consent]) -> dict[str, list[Agreed]]:
    """Return the signed decisions of the thread, and of those guardians' whose thread is here."""
    connection, found = thread.connection, {}
    for space_id in {thread.id, *(each.entry_space_id for each in told)}:
        space = thread if space_id == thread.id else Space(connection, space_id)
        try:
            log = (space if space is thread else space.sync()).opened()
        except (ProtocolError, SdkError):
            continue
        found[space_id] = fold_consents(log, connection.practice_id)
    return found


def _proven(told: Consent, signed: Iterable[Agreed], space_id: str) -> Agreed | None:
    """Return what somebody signed last, if that is what the server tells."""
    newest = newest_by(signed, told.seat_id, told.role, space_id)
    if newest is None:
        return None
    post, entry = newest.post, newest.entry
    here = (post.version, post.hash, post.locale, post.decision, post.at, post.signature)
    there = (told.version, told.hash, told.locale, told.decision, told.at, told.signature)
    is_same = here == there and (entry.id, entry.hash) == (told.entry_id, told.entry_hash)
    return newest if is_same else None
