"""Versions for whoever may read them, and where all threads stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import NotFound
from meantime.server.policies.queries import consents
from meantime.server.policies.queries import versions as queries
from meantime.server.policies.service.agreed import guarded
from meantime.server.policies.service.scopes import place_of
from meantime.server.practices import service as practices
from meantime.server.practices.service.care_team import threads_seen
from meantime.server.spaces import service as spaces
from meantime.wire import policies as wire

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit


def list_policies(unit: Unit, scope_kind: str, scope_id: str, cursor: str) -> wire.PolicyPage:
    """Return a page of versions, without their words, the newest first. Raises Malformed.

    Staff see those for the practice, for clinicians and for the threads that they look after;
    clients those that count in theirs, or that they have signed. `scope_kind` and `scope_id` choose
    among them, "" for all.
    """
    (before,) = read_cursor(cursor, tuple[int]) or (None,)
    only = (seen(unit), queries.for_scope(scope_kind, scope_id))
    rows = queries.page(unit, unit.caller.practice_id, only, before)
    page = rows[:PAGE]
    return wire.PolicyPage(
        policies=[as_wire(row) for row in page],
        next=write_cursor(page[-1].version) if len(rows) > PAGE else "",
    )


def show_policy(unit: Unit, version: int) -> wire.PolicyDocument:
    """Return a version with its words. Raises NotFound, also for a thread's own, which has none."""
    row = queries.version_at(unit, unit.caller.practice_id, version)
    if row is None or not row.document:
        raise NotFound
    if not is_member(unit) and version not in counting_for(unit):
        raise NotFound
    return wire.PolicyDocument(policy=as_wire(row), document=msgspec.json.decode(row.document))


def seen(unit: Unit) -> ColumnElement[bool]:
    """Return which versions the caller sees."""
    if is_member(unit):
        return queries.seen_by_staff(threads_seen(unit))
    return queries.among(sorted(counting_for(unit)))


def is_member(unit: Unit) -> bool:
    return practices.is_staff(unit, unit.caller.practice_id, unit.caller.seat_id)


def counting_for(unit: Unit) -> set[int]:
    """Return the versions that count where the caller is a client or is asked as a guardian.

    Also those that still count there for a time, and all that the caller has signed.
    """
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    threads = {*spaces.threads_of_client(unit, practice_id, me), *guarded(unit)}
    found = set(consents.versions_signed_by(unit, practice_id, me))
    places = [place_of(unit, space_id) for space_id in sorted(threads)]
    for row in queries.all_in_force(unit, practice_id, places).values():
        version = queries.as_rules(row)
        found |= {version.version}
        found |= {held.version for held in version.holds if unit.now < held.until}
    return found


def as_wire(row: Row[Any]) -> wire.PolicyVersion:
    holds = queries.as_rules(row).holds if row.agree_again else ()
    return wire.PolicyVersion(
        scope_kind=row.scope_kind,
        scope_id=row.scope_id,
        version=row.version,
        hash=row.hash,
        locales=row.locales.split(),
        published_by=row.published_by,
        published_at=row.published_at,
        agree_again=row.agree_again,
        holds_until=holds[0].until if holds else None,
    )
