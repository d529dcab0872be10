"""The log as an append reads and writes it: few statements, each compiled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update

from meantime.protocol.state import SpaceState
from meantime.server.kit.database import to_column
from meantime.server.kit.statement import Statement
from meantime.server.spaces.states import kept
from meantime.server.spaces.tables import entries, snapshots, spaces

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, ScalarSelect, Table

    from meantime.protocol.entry import Entry
    from meantime.server.kit.unit import Unit


class Head(NamedTuple):
    """Where a log stands, and at which seq it has a newcomer's `id` and `re`, if it has.

    `roster_hash` is that of the newest entry of the practice space, `terms` as `rules.terms` reads,
    `responsible_id` who answers for a thread.
    """

    type: str
    seq: int
    hash: str
    seats_hash: str
    id_seq: int | None
    re_seq: int | None
    terms: str
    roster_hash: str
    responsible_id: str


def values_of(table: Table) -> dict[str, Any]:
    return {column.name: bindparam(column.name) for column in table.columns}


def seq_of(parameter: str) -> ScalarSelect[int]:
    return (
        select(entries.c.seq)
        .where(
            entries.c.practice_id == bindparam("practice_id"),
            entries.c.space_id == bindparam("space_id"),
            entries.c.id == bindparam(parameter),
        )
        .scalar_subquery()
    )


def hash_of_roster() -> ScalarSelect[str]:
    roster = spaces.alias("roster")
    newest = select(roster.c.seats_hash).where(
        roster.c.practice_id == bindparam("practice_id"), roster.c.id == bindparam("practice_id")
    )
    return newest.scalar_subquery()


THIS_SPACE: tuple[ColumnElement[bool], ...] = (
    spaces.c.practice_id == bindparam("practice_id"),
    spaces.c.id == bindparam("space_id"),
)
LOCK_HEAD = Statement(
    select(
        spaces.c.type,
        spaces.c.head_seq,
        spaces.c.head,
        spaces.c.seats_hash,
        seq_of("entry_id"),
        seq_of("re"),
        spaces.c.terms,
        hash_of_roster(),
        spaces.c.responsible_id,
    )
    .where(*THIS_SPACE)
    .with_for_update(of=spaces)
)
MOVE_HEAD = Statement(
    update(spaces)
    .where(*THIS_SPACE)
    .values(head_seq=bindparam("seq"), head=bindparam("hash"), seats_hash=bindparam("seats_hash"))
)
READ_STATE = Statement(
    select(snapshots.c.state).where(
        snapshots.c.practice_id == bindparam("practice_id"),
        snapshots.c.space_id == bindparam("space_id"),
    )
)
INSERT_ENTRY = Statement(insert(entries).values(values_of(entries)))


def lock_head(unit: Unit, practice_id: str, space_id: str, entry: Entry) -> Head | None:
    """Return the head, kept from other writers until the commit; None if there is no such log."""
    found = LOCK_HEAD.rows(
        unit,
        {
            "practice_id": practice_id,
            "space_id": space_id,
            "entry_id": entry.id,
            "re": entry.re,
        },
    )
    return Head(*found[0]) if found else None


def store_entry(unit: Unit, practice_id: str, entry: Entry) -> None:
    """Insert a checked entry; the unique keys refuse a second one in its place."""
    header = entry.header
    INSERT_ENTRY.rows(
        unit,
        {
            "practice_id": practice_id,
            "space_id": entry.space,
            "seq": header["seq"],
            "id": header["id"],
            "received_at": to_column(unit.now),
            "author": header["author"],
            "kind": header["kind"],
            "gen": header["gen"],
            "attention": header["attention"],
            "show_at": header["show_at"],
            "re": header["re"],
            "size": len(entry.body),
            "header": entry.header_bytes,
            "signature": entry.signature,
            "body": entry.body,
        },
    )


def move_head(unit: Unit, practice_id: str, entry: Entry, seats_hash: str) -> None:
    """Let the log end with `entry`."""
    MOVE_HEAD.rows(
        unit,
        {
            "practice_id": practice_id,
            "space_id": entry.space,
            "seq": entry.seq,
            "hash": entry.hash,
            "seats_hash": seats_hash,
        },
    )


def state_after(unit: Unit, practice_id: str, space_id: str, seats_hash: str) -> SpaceState:
    """Return the verified state after the newest `seats` entry, whose hash is named."""
    state = kept.find(space_id, seats_hash)
    if state is None:
        here = {"practice_id": practice_id, "space_id": space_id}
        ((snapshot,),) = READ_STATE.rows(unit, here)
        state = SpaceState.load(snapshot)
        kept.keep(state)
    return state


def store_state(unit: Unit, practice_id: str, state: SpaceState, *, is_new: bool) -> None:
    """Keep the state that a `seats` entry left."""
    here = {"practice_id": practice_id, "space_id": state.space}
    snapshot = state.dump(with_ids=False)
    if is_new:
        unit.db.execute(insert(snapshots).values(**here, state=snapshot))
    else:
        unit.db.execute(update(snapshots).filter_by(**here).values(state=snapshot))
    kept.keep(state)


def roster_of(unit: Unit, practice_id: str) -> SpaceState:
    """Return today's practice space."""
    newest = select(spaces.c.seats_hash).where(
        spaces.c.practice_id == practice_id, spaces.c.id == practice_id
    )
    return state_after(unit, practice_id, practice_id, unit.db.execute(newest).scalar_one())
