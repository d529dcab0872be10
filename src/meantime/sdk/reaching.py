"""A client's record as somebody reaches it: by a seat of their own, else by the practice's."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from meantime.protocol.errors import ProtocolError
from meantime.sdk.caseload import caseload
from meantime.sdk.errors import SdkError
from meantime.sdk.practice_seat import acting_as, practice_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.keys import Account
    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection


@contextmanager
def reach_case(connection: Connection, thread_id: str) -> Iterator[Case]:
    """Yield the client of a thread: by a seat of one's own, else by the practice's.

    Raises SdkError if neither opens the thread.
    """
    if case := _seated(connection, thread_id):
        yield case
        return
    for key in _keys(connection):
        with acting_as(connection, key) as acting:
            case = _seated(acting, thread_id) if acting else None
            if case:
                yield case
                return
    raise SdkError("You have no seat in the conversation with this client, nor the practice's key.")


def _keys(connection: Connection) -> Sequence[Account]:
    try:
        return practice_keys(connection)
    except ProtocolError:  # who is no custodian has none
        return []


def _seated(connection: Connection, thread_id: str) -> Case | None:
    every = caseload(connection)
    return next((case for case in every if case.id == thread_id and case.thread), None)
