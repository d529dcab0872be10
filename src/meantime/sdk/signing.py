"""Signing automatic replies into every thread of one's own: a walk (protocol.md section 6)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Policy
from meantime.sdk.errors import FaultyReplies
from meantime.sdk.folds.policies import newest_policy, texts_of
from meantime.sdk.listing import list_spaces
from meantime.sdk.replies import DEFAULTS, faults, known_texts
from meantime.sdk.threads import Thread
from meantime.sdk.walk import Walk
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.policies import Texts
    from meantime.sdk.progress import Progress
    from meantime.wire.practices import PracticeDetails
    from meantime.wire.spaces import SpaceSummary


@dataclass(frozen=True, slots=True)
class Signed:
    """Where it stands. `failed` has the code or slug of each thread that could not be done.

    `missing` are spaces that this device knows and the server does not list.
    """

    done: frozenset[str]
    failed: dict[str, str]
    missing: frozenset[str]


def signed_replies(connection: Connection) -> Texts:
    """Return the texts that this person signed last, the usual ones if they never did."""
    me = connection.account.id
    signed: list[tuple[datetime, Texts]] = []
    for listed in list_spaces(connection.http):
        if is_mine(listed, me):
            with suppress(ProtocolError):  # one that was stopped hides no other
                log = Thread(connection, listed.id).catch_up(listed.head).opened()
                signed += [
                    (opened.received_at, texts)
                    for opened in log
                    if isinstance(opened.post, Policy) and opened.entry.author == me
                    if (texts := texts_of(opened.post))
                ]
    newest = max(signed, key=lambda each: each[0], default=None)
    return known_texts(newest[1] if newest else DEFAULTS)


def sign_replies(connection: Connection, texts: Texts, tell: Progress) -> Signed:
    """Post the texts, signed, in each thread that goes by this person's hours.

    One that has them already gets nothing, so where it stops, do it again. Raises FaultyReplies
    before anything is posted, and Unreachable.
    """
    texts = known_texts(texts)
    if wrong := faults(texts):
        raise FaultyReplies(wrong)
    details = connection.http.get("/practice", Practice).details
    me = connection.account.id
    done: set[str] = set()

    def sign(acting: Connection, listed: SpaceSummary) -> None:
        if not is_mine(listed, me):
            return
        thread = Thread(acting, listed.id)
        thread.catch_up(listed.head)
        if post_anew(thread, texts, details):
            done.add(listed.id)

    walk = Walk(connection, tell)
    walk.through(connection, me, sign)
    return Signed(frozenset(done), walk.failed, walk.missing())


def post_anew(thread: Thread, texts: Texts, details: PracticeDetails) -> bool:
    """Sign a thread's policy with other replies; tell whether it has a policy at all.

    One without is not open to its client yet: their invitation brings it.
    """
    before = newest_policy(thread.opened())
    if before is None:
        return False
    wanted = policy_with(before, texts, thread.people().name(thread.me), details)
    if wanted != before:
        thread.post(wanted)
    return True


def policy_with(before: Policy, texts: Texts, name: str, details: PracticeDetails) -> Policy:
    """Return a policy with these replies, and the names and numbers that go into them."""
    notices: list[dict[str, object]] = [
        {"id": id_, "text": dict(text)} for id_, text in texts.items()
    ]
    return Policy(policy={**before.policy, **values_by(name, details)}, notices=notices)


def values_by(name: str, details: PracticeDetails) -> dict[str, str]:
    """Return what is signed beside the texts: who signs, if they are named, and the practice."""
    signer = {"therapist_name": name} if name else {}
    return {**signer, "practice_name": details.name, "practice_phone": details.phone}


def is_mine(listed: SpaceSummary, me: str) -> bool:
    """Tell whether a space is a thread that goes by this person's hours and policy."""
    return listed.purpose == "thread" and listed.responsible == me and listed.until_seq < 0
