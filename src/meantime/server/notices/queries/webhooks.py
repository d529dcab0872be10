"""Webhooks, and what was to be told to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, or_, select, tuple_, update

from meantime.server.kit.statement import Statement
from meantime.server.notices.tables import deliveries, webhooks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

IS_ON = webhooks.c.off == ""
LISTENING = Statement(
    select(webhooks.c.id, webhooks.c.kinds, webhooks.c.failing_since).where(
        webhooks.c.practice_id == bindparam("practice_id"), webhooks.c.off == bindparam("off")
    )
)


class Listening(NamedTuple):
    """A webhook that is on, and whether it fails just now."""

    id: str
    kinds: frozenset[str]
    is_failing: bool


def listening(unit: Unit, practice_id: str) -> list[Listening]:
    """Return the webhooks of a practice that are on. Each message of a client asks."""
    rows = LISTENING.rows(unit, {"practice_id": practice_id, "off": ""})
    return [
        Listening(id_, frozenset(kinds.split()), since is not None) for id_, kinds, since in rows
    ]


def webhooks_of(unit: Unit, practice_id: str) -> Sequence[Row[Any]]:
    """Return all webhooks of a practice, the oldest first."""
    found = select(webhooks).filter_by(practice_id=practice_id)
    return unit.db.execute(found.order_by(webhooks.c.made_at, webhooks.c.id)).all()


def webhook_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    found = select(webhooks).filter_by(practice_id=practice_id, id=id_)
    return unit.db.execute(found).one_or_none()


def insert_webhook(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(webhooks).values(values))


def update_webhook(unit: Unit, practice_id: str, id_: str, values: dict[str, Any]) -> None:
    unit.db.execute(update(webhooks).filter_by(practice_id=practice_id, id=id_).values(values))


def turn_off(unit: Unit, practice_id: str, id_: str, why: str) -> bool:
    """Turn a webhook off that is on; return whether it was."""
    here = update(webhooks).filter_by(practice_id=practice_id, id=id_).where(IS_ON)
    return bool(unit.db.execute(here.values(off=why)).rowcount)


def note_failing(unit: Unit, practice_id: str, id_: str, since: datetime) -> None:
    """Note since when nothing arrives, if nothing does already."""
    here = update(webhooks).filter_by(practice_id=practice_id, id=id_)
    unit.db.execute(here.where(webhooks.c.failing_since.is_(None)).values(failing_since=since))


def note_well(unit: Unit, practice_id: str, id_: str) -> None:
    """Note that something has arrived, where nothing did."""
    here = update(webhooks).filter_by(practice_id=practice_id, id=id_)
    unit.db.execute(here.where(webhooks.c.failing_since.is_not(None)).values(failing_since=None))


def delete_webhook(unit: Unit, practice_id: str, id_: str) -> None:
    """Forget a webhook and what was to be told to it."""
    unit.db.execute(delete(deliveries).filter_by(practice_id=practice_id, webhook_id=id_))
    unit.db.execute(delete(webhooks).filter_by(practice_id=practice_id, id=id_))


def insert_delivery(unit: Unit, values: dict[str, Any]) -> None:
    fresh = {"state": "waiting", "attempts": 0, "tried_at": None, "status": 0, "fault": ""}
    unit.db.execute(insert(deliveries).values({**fresh, **values}))


def delivery_at(unit: Unit, practice_id: str, id_: str) -> Row[Any] | None:
    found = select(deliveries).filter_by(practice_id=practice_id, id=id_)
    return unit.db.execute(found).one_or_none()


def update_delivery(unit: Unit, practice_id: str, id_: str, values: dict[str, Any]) -> None:
    unit.db.execute(update(deliveries).filter_by(practice_id=practice_id, id=id_).values(values))


def last_of_kind(unit: Unit, practice_id: str, webhook_id: str, kind: str) -> datetime | None:
    """Return when a webhook was last to be told something of a kind."""
    found = select(deliveries.c.at).filter_by(
        practice_id=practice_id, webhook_id=webhook_id, kind=kind
    )
    at: datetime | None = unit.db.scalar(found.order_by(deliveries.c.at.desc()).limit(1))
    return at


def deliveries_of(
    unit: Unit, practice_id: str, webhook_id: str, before: tuple[datetime, str] | None, count: int
) -> Sequence[Row[Any]]:
    """Return some deliveries of a webhook, the newest first, those before a place in that order."""
    found = select(deliveries).filter_by(practice_id=practice_id, webhook_id=webhook_id)
    if before is not None:
        at, id_ = before
        same = (deliveries.c.at == at) & (deliveries.c.id < id_)
        found = found.where(or_(deliveries.c.at < at, same))
    order = (deliveries.c.at.desc(), deliveries.c.id.desc())
    return unit.db.execute(found.order_by(*order).limit(count)).all()


def delete_old(unit: Unit, before: datetime, count: int) -> int:
    """Delete up to `count` deliveries of what happened before an instant; return how many."""
    key = tuple_(deliveries.c.practice_id, deliveries.c.id)
    old = select(deliveries.c.practice_id, deliveries.c.id).where(deliveries.c.at < before)
    some = old.order_by(deliveries.c.at).limit(count)
    return unit.db.execute(delete(deliveries).where(key.in_(some))).rowcount
