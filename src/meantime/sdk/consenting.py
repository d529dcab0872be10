"""Agreeing to a policy, and taking that back: a sealed post first, then its row at the server.

Either may be missing after a fault. The post holds the signature, so whoever looks at the thread
next brings the row, which is the same each time (decision 0020).
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.protocol.agreement_posts import Consent
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.sessions import sign_consent
from meantime.sdk.agreement import agreement_of, is_in_force
from meantime.sdk.agreement_errors import (
    ChangedSinceRead,
    Nameless,
    NothingSigned,
    PolicyNotHere,
    Unticked,
)
from meantime.sdk.errors import NeedsConnection, ProblemError, SdkError, Unreachable, may_pass
from meantime.sdk.folds.consents import fold_consents, newest_by, what_is_signed
from meantime.sdk.hours import responsible_of
from meantime.sdk.reading_policy import names_another, reading_here
from meantime.wire import policies as wire
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from meantime.sdk.folds.consents import Agreed
    from meantime.sdk.reading_policy import Reading
    from meantime.sdk.replies import Locale
    from meantime.sdk.spaces import Space

KEPT: Final = b"kept"
FINAL: Final = frozenset(
    {
        ProblemSlug.MALFORMED,
        ProblemSlug.NOT_PERMITTED,
        ProblemSlug.POLICY_SUPERSEDED,
        ProblemSlug.CONSENT_STALE,
    }
)


def give_consent(
    thread: Space, read: Reading, name: str, ticks: Collection[str]
) -> wire.Consent | None:
    """Sign, as its client, the policy that was read in a thread; the same renews it.

    Nobody signs what they have not read: `read` is what `reading_here` has returned, and it must
    say word for word what is to be signed now. `name` is typed, `ticks` are the ids of what was
    ticked. What a guardian has read for another thread they sign in their own. Returns None if the
    post is stored and the server could not be told of it yet: the next look at the thread does
    that. Raises ChangedSinceRead, Unticked, Nameless, NoPolicy, NotAsked, PolicyNotHere,
    NeedsConnection before anything is signed.
    """
    about = read.published.about
    locale: Locale = "es" if read.filled["locale"] == "es" else "en"
    reading = read_now(thread, "guardian" if about else "client", locale, about)
    if (reading.published.hash, reading.text) != (read.published.hash, read.text):
        raise ChangedSinceRead
    if missing := {id_: said for id_, said in reading.to_tick.items() if id_ not in ticks}:
        raise Unticked(missing)
    if not name.strip():
        raise Nameless
    said = Consent(
        decision="permit",
        version=reading.published.version,
        text=reading.text,
        name=name.strip(),
        hash=reading.published.hash,
        locale=reading.filled["locale"],
        role="guardian" if about else "client",
        space=about,
        ticks=[id_ for id_ in reading.ids if id_ in ticks],
        given=reading.given,
        variants=reading.variants,
    )
    return sign(thread, said)


def withdraw_consent(thread: Space, about: str = "") -> wire.Consent | None:
    """Take back what one has signed, at any time, also while messages pause. As `give_consent`.

    Raises NothingSigned, NeedsConnection.
    """
    role = "guardian" if about else "client"
    with _needing_connection():
        thread.sync()
    newest = newest_by(_mine(thread), thread.me, role, about or thread.id)
    if newest is None or newest.post.decision == "withdraw":
        raise NothingSigned
    before = newest.post
    return sign(
        thread,
        Consent(
            decision="withdraw",
            version=before.version,
            text="",
            name=before.name,
            hash=before.hash,
            locale=before.locale,
            role=before.role,
            space=before.space,
        ),
    )


def read_now(thread: Space, role: wire.Role, locale: Locale, about: str = "") -> Reading:
    """Return what is to be signed in a thread now, after asking whether it is what counts.

    Raises NoPolicy, NotAsked, PolicyNotHere, NeedsConnection.
    """
    with _needing_connection():
        thread.sync()
        told = agreement_of(thread.connection, about or thread.id)
        responsible = responsible_of(thread.connection.http, thread.id)
    reading = reading_here(thread, role, locale, about)
    published = reading.published
    if not is_in_force(published, told) or names_another(thread, published, responsible):
        raise PolicyNotHere
    return reading


def sign(thread: Space, said: Consent) -> wire.Consent | None:
    """Sign a decision, store its post, then tell the server; None if that failed for now.

    Raises NeedsConnection if nothing is known to be stored; ProblemError for a refusal.
    """
    connection = thread.connection
    said = msgspec.structs.replace(said, at=connection.http.now_ms())
    over = what_is_signed(said, connection.practice_id, said.space or thread.id)
    said = msgspec.structs.replace(said, signature=b64(sign_consent(connection.account, over)))
    with _needing_connection():
        entry = thread.post_now(said)
    try:
        return bring_row(thread, said, entry.id)
    except SdkError as lost:
        if not may_pass(lost):
            raise
        return None


def bring_missing_rows(thread: Space) -> None:
    """Tell the server of what I have signed here, where it may not know it. Raises nothing."""
    with suppress(SdkError, ProtocolError):
        local = thread.connection.local
        for agreed in _newest_of_mine(thread):
            if local.noted(_place(thread, agreed.entry.id)) is None:
                with suppress(ProblemError):
                    bring_row(thread, agreed.post, agreed.entry.id)


def bring_row(thread: Space, said: Consent, entry_id: str) -> wire.Consent:
    """Tell the server of a decision that is stored; twice is the same. Raises as `Http.post`."""
    row = wire.NewConsent(
        version=said.version,
        locale="es" if said.locale == "es" else "en",
        role=said.role,
        decision=said.decision,
        at=said.at,
        signature=said.signature,
        entry_id=entry_id,
    )
    place, connection = _place(thread, entry_id), thread.connection
    path = f"/spaces/{said.space or thread.id}/consents"
    try:
        kept = connection.http.post(path, row, wire.Consent)
    except ProblemError as refused:
        if refused.slug in FINAL:  # it stays refused, so nobody asks again
            connection.local.note(place, refused.slug.encode())
        raise
    connection.local.note(place, KEPT)
    return kept


def _newest_of_mine(thread: Space) -> Iterator[Agreed]:
    """Yield what I decided last in each role about each thread."""
    mine = [each for each in _mine(thread) if each.seat == thread.me]
    for role, space in {(each.post.role, each.space): None for each in mine}:
        if newest := newest_by(mine, thread.me, role, space):
            yield newest


def _mine(thread: Space) -> list[Agreed]:
    log = thread.opened()
    if not any(isinstance(o.post, Consent) and o.entry.author == thread.me for o in log):
        return []
    return fold_consents(log, thread.connection.practice_id)


def _place(thread: Space, entry_id: str) -> str:
    return f"consent/{thread.id}/{entry_id}"


@contextmanager
def _needing_connection() -> Iterator[None]:
    """Raise NeedsConnection for no answer: a signature is of its moment, and waits nowhere."""
    try:
        yield
    except Unreachable as lost:
        raise NeedsConnection from lost
