"""Those who agree beside a client, with what they signed in their own threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fhir.record import Agreement, Person
from meantime.protocol.errors import ProtocolError
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import ProblemError
from meantime.sdk.fhir.entries import signed_by_id
from meantime.sdk.folds.consents import fold_consents
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.folds.published import asked_for
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.threads import Thread


def guardians_of(thread: Thread) -> Iterator[tuple[Person, list[Agreement]]]:
    """Yield each guardian with their decisions, where their thread can be read here.

    Raises ProblemError, Unreachable.
    """
    for log in _guardian_logs(thread):
        agreements = agreements_in(log, thread.connection.practice_id, thread.id)
        for member in fold_people(log).by_id.values():
            if member.role == "client":
                mine = [each for each in agreements if each.entry.author == member.id]
                yield Person(member.id, "guardian", member.name), mine


def agreements_in(log: Sequence[Opened], practice_id: str, about: str) -> list[Agreement]:
    """Return the decisions that a log holds about a thread."""
    entries = signed_by_id(log)
    return [
        Agreement(entries[each.entry.id], each.post)
        for each in fold_consents(log, practice_id)
        if each.space == about
    ]


def _guardian_logs(thread: Thread) -> Iterator[Sequence[Opened]]:
    try:
        told = agreement_of(thread.connection, thread.id).guardians
    except ProblemError as refused:
        if refused.slug != ProblemSlug.NOT_PERMITTED:
            raise
        yield from _asked_about(thread)  # the practice's own seat is not told
        return
    for space_id in told:
        try:
            yield Space(thread.connection, space_id).sync().opened()
        except ProblemError as refused:
            if refused.slug != ProblemSlug.NOT_FOUND:
                raise


def _asked_about(thread: Thread) -> Iterator[Sequence[Opened]]:
    """Yield the threads in which somebody was asked to agree for this one, if anybody was."""
    policy = newest_policy(thread.opened())
    if policy is None or not policy.policy.get("guardian_name"):
        return
    for listed in list_spaces(thread.connection.http):
        if listed.purpose != "thread" or listed.until_seq >= 0 or listed.id == thread.id:
            continue
        try:
            log = Space(thread.connection, listed.id).catch_up(listed.head).opened()
        except ProtocolError:
            continue
        if any(each.about == thread.id for each in asked_for(log)):
            yield log
