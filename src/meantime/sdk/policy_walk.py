"""Signing a version of a policy into every thread in which it is in force: a walk.

Policy and automatic replies of a thread are one post, so each keeps what the other says.
Source: protocol.md section 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.sdk.agreement import agreement_of
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.guardians import ask_again
from meantime.sdk.signing import Signed, is_mine, values_by
from meantime.sdk.threads import Thread
from meantime.sdk.walk import Walk
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from meantime.protocol.posts import Policy
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.published import Published
    from meantime.sdk.progress import Progress
    from meantime.wire.practices import PracticeDetails
    from meantime.wire.spaces import SpaceSummary


def sign_version(connection: Connection, version: Published, tell: Progress) -> Signed:
    """Post a version, signed, in each thread of this person's in which it is in force.

    One that has it already gets nothing, so where it stops, do it again. Raises Unreachable.
    """
    details = connection.http.get("/practice", Practice).details
    done: set[str] = set()

    def sign(acting: Connection, listed: SpaceSummary) -> None:
        if not is_mine(listed, connection.account.id):
            return
        agreement = agreement_of(acting, listed.id)
        named = agreement.policy
        if named is None or (named.version, named.hash) != (version.version, version.hash):
            return
        thread = Thread(acting, listed.id)
        thread.catch_up(listed.head)
        if bring_version(thread, version, details):
            ask_again(thread, agreement.guardians)
            done.add(listed.id)

    walk = Walk(connection, tell)
    walk.through(connection, connection.account.id, sign)
    return Signed(frozenset(done), walk.failed, walk.missing())


def bring_version(thread: Thread, version: Published, details: PracticeDetails) -> bool:
    """Sign a version in a thread that has another; tell whether it has a policy at all.

    One without is not open to its client yet: their invitation brings it.
    """
    thread.send()  # perhaps it waits here
    before = newest_policy(thread.opened())
    if before is None:
        return False
    wanted = with_version(before, version, thread.people().name(thread.me), details)
    if wanted != before:
        thread.post(wanted)
    return True


def with_version(before: Policy, version: Published, name: str, details: PracticeDetails) -> Policy:
    """Return a policy with this version, and the names that go into it."""
    said = {**before.policy, **values_by(name, details), **version.fields()}
    return msgspec.structs.replace(before, policy=said)
