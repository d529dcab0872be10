"""All clients of this person with their names, and adding one."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.protocol.errors import ProtocolError
from meantime.sdk.cases import Case, newest_profile
from meantime.sdk.folds.messages import MILLISECOND, to_ms
from meantime.sdk.founding import found_shared
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space
from meantime.sdk.threads import Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.protocol.posts import Profile, Purpose
    from meantime.sdk.connection import Connection
    from meantime.wire.spaces import SpaceSummary

# A thread without a client is taken for what a crash has left only after this: another device
# may just be making it.
LEFT_ALONE: Final = timedelta(minutes=2) // MILLISECOND


def caseload(connection: Connection) -> list[Case]:
    """Return the clients of whom this person has a thread or a desk, by name.

    A space that was stopped or withheld leaves its `fault` and hides no other.
    """
    listed = [one for one in list_spaces(connection.http) if one.until_seq < 0]
    cases = {case.id: case for case in _threads(connection, listed)}
    for space, fault in _team_spaces(connection, listed):
        said = _word(space)
        if said is not None and said.about:
            case = cases.setdefault(said.about, Case(connection, said.about))
            case.fault = case.fault or fault
            _attach(case, said, space)
    return sorted(cases.values(), key=lambda case: (case.name().casefold(), case.id))


def own_cases(connection: Connection) -> list[Case]:
    """Return the clients for whose threads this person answers."""
    me = connection.account.id
    mine = {one.id for one in list_spaces(connection.http) if one.responsible == me}
    return [case for case in caseload(connection) if case.id in mine]


def add_client(
    connection: Connection, profile: Profile, among: Sequence[Case] | None = None
) -> Case:
    """Make the three spaces of a client, or finish what was left half made.

    The same profile twice is the same client, until that client is invited. `among` is the caseload
    where somebody has just read it. Raises ProblemError `not-permitted` unless the caller is staff.
    """
    case = _begun(connection, profile, caseload(connection) if among is None else among)
    if case is None:
        thread = found_shared(connection, "thread")
        case = Case(connection, thread.id, Thread(connection, thread.id))
    case.describe(profile)
    return case


def _begun(connection: Connection, profile: Profile, among: Sequence[Case]) -> Case | None:
    """Return a case of this person's that was never invited and is this client's, or nobody's."""
    me, nobodys = connection.account.id, None
    for case in among:
        if case.thread is None or case.thread.state.founder != me or case.was_invited():
            continue
        if case.profile() == profile:
            return case
        newest_ms = to_ms(case.thread.opened()[-1].received_at)
        if case.profile() is None and newest_ms + LEFT_ALONE < connection.http.now_ms():
            nobodys = case
    return nobodys


def _threads(connection: Connection, listed: Iterable[SpaceSummary]) -> Iterable[Case]:
    for one in listed:
        if one.purpose == "thread":
            thread = Thread(connection, one.id)
            fault = _caught_up(thread, one)
            said = _word(thread)
            if thread.log.seq() >= 0 and (said is None or said.of == "thread"):
                yield Case(connection, one.id, thread, fault=fault)


def _team_spaces(
    connection: Connection, listed: Iterable[SpaceSummary]
) -> Iterable[tuple[Space, str]]:
    """Yield charts and desks in order of id, with what stopped each."""
    for one in listed:
        if one.purpose in {"chart", "desk"}:
            space = Space(connection, one.id)
            yield space, _caught_up(space, one)


def _attach(case: Case, said: Purpose, space: Space) -> None:
    """Give a case its chart or desk; of several, which only a crash makes, the first that says who.

    Somebody without a seat in the thread cannot call its client by another name.
    """
    if case.thread is not None and space.state.founder not in case.thread.state.ever:
        return
    if said.of == "chart":
        case.chart = case.chart or space
    elif said.of == "desk" and (case.desk is None or newest_profile(case.desk) is None):
        case.desk = space


def _caught_up(space: Space, listed: SpaceSummary) -> str:
    """Bring a space to where the list says it is; return what stopped that, "" if nothing did."""
    try:
        space.catch_up(listed.head)
    except ProtocolError as error:
        return error.code
    return ""


def _word(space: Space) -> Purpose | None:
    with suppress(ProtocolError):
        return space.purpose()
    return None
