"""Reading logs and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.encoding import b64, digest
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import NotFound
from meantime.server.spaces import queries
from meantime.server.spaces.events import LogRead
from meantime.wire.spaces import EntryPage, ReceivedEntry, SpacePage, SpaceSummary

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit


def read_log(unit: Unit, space_id: str, after: int, limit: int) -> EntryPage:
    """Return the server's hash at seq `after` and up to `limit` entries behind it.

    A removed seat reads up to and including its removal. Raises NotFound.
    """
    actor = unit.caller
    space = queries.visible_space(unit, actor, space_id)
    if space is None:
        raise NotFound
    end = last_seq(space)
    last = min(end, after + limit)
    whom = actor.practice_id, actor.seat_id
    unit.tell(LogRead(*whom, space_id, space["type"], space["role"], after, end))
    return EntryPage(
        pin=hash_at(unit, actor, space_id, after) if 0 <= after <= end else "",
        entries=received_between(unit, actor.practice_id, space_id, (after + 1, last)),
        head_seq=end,
    )


def received_between(
    unit: Unit, practice_id: str, space_id: str, bounds: tuple[int, int]
) -> list[ReceivedEntry]:
    """Return the entries from the first to the last seq of `bounds`, as many as fit on a page.

    Nobody is asked who reads: whoever calls this has done so.
    """
    first, last = bounds
    rows = queries.entries_between(unit, practice_id, space_id, bounds) if first <= last else []
    return [as_received(row) for row in rows]


def last_seq(space: RowMapping) -> int:
    """Return the seq of the last entry that this seat may read."""
    end: int = space["head_seq"] if space["until_seq"] is None else space["until_seq"]
    return end


def hash_at(unit: Unit, actor: Actor, space_id: str, seq: int) -> str:
    row = queries.entry_at(unit, actor.practice_id, space_id, seq)
    return b64(digest("mt1/link", row["header"], row["signature"])) if row else ""


def as_received(row: RowMapping) -> ReceivedEntry:
    return ReceivedEntry(
        h=b64(row["header"]),
        b=b64(row["body"] or b""),
        s=b64(row["signature"]),
        received_at=row["received_at"],
    )


def read_spaces(unit: Unit, cursor: str, *, seated: bool) -> SpacePage:
    """Return a page of the spaces in which the actor sits or sat, in order of id.

    With `seated` those alone in which they sit.
    """
    (after,) = read_cursor(cursor, tuple[str]) or ("",)
    rows = queries.visible_spaces(unit, unit.caller, after, seated=seated)
    page = rows[:PAGE]
    return SpacePage(
        spaces=[as_summary(row) for row in page if queries.is_shown(row, unit.caller, unit.now)],
        next=write_cursor(page[-1]["id"]) if len(rows) > PAGE else "",
    )


def read_space(unit: Unit, space_id: str) -> SpaceSummary:
    """Return one space in which the actor sits or sat. Raises NotFound."""
    row = queries.visible_space(unit, unit.caller, space_id)
    if row is None:
        raise NotFound
    return as_summary(row)


def as_summary(row: RowMapping) -> SpaceSummary:
    is_seated = row["until_seq"] is None
    return SpaceSummary(
        id=row["id"],
        type=row["type"],
        purpose=row["purpose"],
        role=row["role"],
        since_seq=row["since_seq"],
        until_seq=-1 if is_seated else row["until_seq"],
        head_seq=last_seq(row),
        head=row["head"] if is_seated else row["until_hash"],
        responsible=row["responsible_id"],
    )
