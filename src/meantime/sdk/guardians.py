"""Those who agree for a young person beside them: named by the clinician, asked in own threads.

What a guardian is asked to agree to is signed in the guardian's own thread, with the young
person's name: no word of the server makes anybody sign for a stranger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.posts import Policy
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.folds.published import newest_published
from meantime.sdk.pausing import change_messaging
from meantime.sdk.threads import Thread
from meantime.wire.policies import Agreement, Guardians

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.published import Published


def name_guardians(young: Case, guardians: Sequence[Case], until: date | None = None) -> None:
    """Say, as who answers for all of them, whose consent a client needs beside their own.

    It is needed up to the local day `until`, such as the one before the client comes of age; None
    for no end. Nobody named: the client agrees alone. If it was interrupted do it again. Raises
    ProblemError `not-permitted`, `not-found`; SdkError without a seat; and as `Space.post`.
    """
    if young.thread is None:
        raise SdkError("You have no seat in the thread with this client.")
    thread, http = young.thread.sync(), young.connection.http
    thread.send()  # perhaps it waits here
    spaces = Guardians(spaces=[each.id for each in guardians])
    http.put(f"/spaces/{thread.id}/guardians", spaces, Agreement)
    change_messaging(thread, at_latest=until)
    before = newest_policy(thread.opened())
    if before is not None:
        said: dict[str, object] = {
            "guardian_name": ", ".join(each.name() for each in guardians),
            "minor_until": until.isoformat() if until and guardians else "",
        }
        wanted = msgspec.structs.replace(before, policy={**before.policy, **said})
        if wanted != before:
            thread.post(wanted)
    published = newest_published(thread.opened())
    if published is not None:
        for each in guardians:
            own = Thread(each.connection, each.id).sync()
            names = {"client_name": young.name(), "guardian_name": each.name()}
            _ask(own, thread.id, published, names)


def ask_again(thread: Thread, guardian_threads: Sequence[str]) -> None:
    """Sign the version of a thread for those who were asked before. Raises as `Space.post`."""
    published = newest_published(thread.opened())
    for each in guardian_threads if published else ():
        own = Thread(thread.connection, each).sync()
        asked = newest_published(own.opened(), thread.id)
        if asked and published:
            names = {name: asked.signed.get(name, "") for name in ("client_name", "guardian_name")}
            _ask(own, thread.id, published, names)


def _ask(own: Thread, about: str, published: Published, names: dict[str, str]) -> None:
    """Sign in a guardian's own thread what they are asked to agree to; once."""
    signed = {name: said for name, said in published.signed.items() if name != "text"}
    wanted: dict[str, object] = {**signed, **names, **published.fields(), "about": about}
    own.send()
    stands = newest_published(own.opened(), about)
    if stands is None or {**stands.signed, **stands.fields()} != wanted:
        own.post(Policy(policy=wanted, notices=[]))
