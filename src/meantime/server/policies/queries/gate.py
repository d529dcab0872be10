"""What the gate reads on an append: the thread by its keys, and the decisions of a few people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import BindParameter, and_, bindparam, exists, func, literal_column, or_, select

from meantime.server.kit.clock import from_ms
from meantime.server.kit.database import from_column
from meantime.server.kit.statement import Statement
from meantime.server.policies.queries.rows import NOT_DECIDED, read_version
from meantime.server.policies.rules.standing import Messaging, Signed
from meantime.server.policies.tables import guardians, messaging, policies, standings

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement, ScalarSelect, Table

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Place
    from meantime.server.policies.rules.versions import Version

PRACTICE_ID: BindParameter[str] = bindparam("practice_id")
SPACE_ID: BindParameter[str] = bindparam("space_id")


def here(table: Table) -> ColumnElement[bool]:
    return and_(table.c.practice_id == PRACTICE_ID, table.c.space_id == SPACE_ID)


def newest(kind: str, id_: ColumnElement[Any]) -> ScalarSelect[int]:
    """Return the newest version for exactly this: the end of an index, looked up."""
    of_scope = policies.alias()
    return (
        select(func.max(of_scope.c.version))
        .where(
            of_scope.c.practice_id == PRACTICE_ID,
            of_scope.c.scope_kind == literal_column(f"'{kind}'"),
            of_scope.c.scope_id == id_,
        )
        .scalar_subquery()
    )


one = select(literal_column("1").label("one")).subquery("one")
in_force = func.coalesce(
    newest("thread", SPACE_ID),
    newest("clinician", bindparam("responsible")),
    newest("practice", literal_column("''")),
)
READ_THREAD = Statement(
    select(
        policies.c.version,
        policies.c.agreed_as,
        policies.c.holds,
        messaging.c.decision,
        messaging.c.state,
        messaging.c.resumed_at,
        messaging.c.ends_at,
        select(func.count()).select_from(guardians).where(here(guardians)).scalar_subquery(),
    ).select_from(
        one.outerjoin(
            policies,
            and_(policies.c.practice_id == PRACTICE_ID, policies.c.version == in_force),
        ).outerjoin(messaging, here(messaging))
    )
)
IS_ASKED = or_(
    standings.c.role != literal_column("'guardian'"),
    exists().where(here(guardians), guardians.c.guardian_space_id == standings.c.entry_space_id),
)
READ_SIGNED = Statement(
    select(
        standings.c.seat_id,
        standings.c.role,
        standings.c.entry_space_id,
        standings.c.decision,
        standings.c.agreed_as,
        standings.c.clinician_id,
        standings.c.at,
        standings.c.until,
    ).where(here(standings), IS_ASKED)
)


class Gated(NamedTuple):
    """What a thread's gate goes by before anybody's consent."""

    policy: Version | None
    messaging: Messaging
    guardians: int


def read_thread(unit: Unit, place: Place) -> Gated:
    """Return the version in force in a thread and what was decided there, in one look."""
    ((version, agreed_as, holds, decision, state, resumed_at, ends_at, count),) = READ_THREAD.rows(
        unit, place._asdict()
    )
    return Gated(
        None if version is None else read_version(version, agreed_as, holds),
        NOT_DECIDED
        if decision is None
        else Messaging(decision, state, instant(resumed_at), instant(ends_at)),
        count,
    )


def read_signed(unit: Unit, place: Place) -> list[Signed]:
    """Return the newest decision of everybody who has decided about a thread.

    Of guardians those who are asked today.
    """
    rows = READ_SIGNED.rows(unit, place._asdict())
    found = ([*row[:-2], from_ms(row[-2]), instant(row[-1])] for row in rows)
    return [Signed(*fields) for fields in found]  # in the order of the columns


def instant(column: int | None) -> datetime | None:
    return None if column is None else from_column(column)
