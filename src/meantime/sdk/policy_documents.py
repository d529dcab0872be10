"""Versions with their documents: the server's, and those of a thread, which this device keeps.

A document counts only where its hash is the one by which its version is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.agreement.document import policy_hash, read_document
from meantime.protocol import canonical
from meantime.protocol.errors import ProtocolError
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.published import Published, newest_published
from meantime.wire.policies import PolicyDocument, PolicyPage
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.agreement.document import Document
    from meantime.sdk.connection import Connection
    from meantime.sdk.http import Http
    from meantime.sdk.spaces import Space
    from meantime.wire.policies import PolicyVersion


def fetch_version(connection: Connection, version: int) -> Published:
    """Return a version with its document.

    Raises ProblemError `not-found`, also for one of a thread that another device has published.
    """
    try:
        told = connection.http.get(f"/policies/{version}", PolicyDocument)
    except ProblemError as refused:
        if refused.slug != ProblemSlug.NOT_FOUND:
            raise
        row = next((one for one in history(connection.http) if one.version == version), None)
        kept = kept_document(connection, row.hash) if row else None
        if row is None or kept is None:
            raise
        return _published(row, kept)
    return _published(told.policy, whole(told))


def version_for(thread: Space) -> Published | None:
    """Return the version that is in force in a thread, None without one. As `fetch_version`."""
    named = agreement_of(thread.connection, thread.id).policy
    if named is None:
        return None
    stands = newest_published(thread.opened())
    if stands and (stands.version, stands.hash) == (named.version, named.hash):
        return stands
    return fetch_version(thread.connection, named.version)


def history(http: Http, **query: str) -> Iterator[PolicyVersion]:
    """Yield the versions that the caller may see, newest first. Raises as `Http.get`."""
    cursor = ""
    while True:
        page = http.get("/policies", PolicyPage, **query, cursor=cursor)
        yield from page.policies
        cursor = page.next
        if not cursor:
            return


def whole(told: PolicyDocument) -> Document:
    """Return the document that the server tells. Raises StrangeAnswer if its hash is another's."""
    try:
        document = read_document(told.document)
    except ProtocolError as error:
        raise StrangeAnswer("The server has a policy that is none.") from error
    if policy_hash(document) != told.policy.hash:
        raise StrangeAnswer("The server has other words for this policy than its hash says.")
    return document


def keep_document(connection: Connection, document: Document) -> None:
    """Keep a document here until it stands in its thread: the server has only its hash."""
    connection.local.note(_place(policy_hash(document)), canonical.encode(document))


def kept_document(connection: Connection, hash_: str) -> Document | None:
    """Return the document of this hash that this device has kept."""
    kept = connection.local.noted(_place(hash_))
    return read_document(kept) if kept else None


def _published(row: PolicyVersion, document: Document) -> Published:
    return Published(row.version, row.hash, to_ms(row.published_at), document, {})


def _place(hash_: str) -> str:
    return f"policy/{hash_}"
