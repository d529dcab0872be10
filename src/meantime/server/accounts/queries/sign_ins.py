"""Sign-ins and the append-only tokens that hang on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, and_, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.accounts.tables import append_tokens, sign_ins
from meantime.server.kit.actor import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


class LiveToken(NamedTuple):
    """Whom a token stands for and until when; `last_seen_at` is None for an append-only one."""

    actor: Actor
    last_seen_at: datetime | None
    expires_at: datetime


WHO = (sign_ins.c.practice_id, sign_ins.c.seat_id, sign_ins.c.account_id, sign_ins.c.id)
LISTED = (
    sign_ins.c.id,
    sign_ins.c.device,
    sign_ins.c.address,
    sign_ins.c.created_at,
    sign_ins.c.last_seen_at,
    sign_ins.c.expires_at,
    append_tokens.c.expires_at.label("append_until"),
)
OF_SIGN_IN = and_(
    append_tokens.c.practice_id == sign_ins.c.practice_id,
    append_tokens.c.sign_in_id == sign_ins.c.id,
)


def visible_to(actor: Actor) -> Select[Any]:
    """Select the sign-ins of the actor's own seat that nobody has revoked."""
    return (
        select(*LISTED)
        .join(append_tokens, OF_SIGN_IN, isouter=True)
        .where(
            sign_ins.c.practice_id == actor.practice_id,
            sign_ins.c.seat_id == actor.seat_id,
            sign_ins.c.revoked_at.is_(None),
        )
    )


def listed(unit: Unit, actor: Actor) -> Sequence[Row[Any]]:
    """Return the actor's sign-ins, newest first."""
    return unit.db.execute(visible_to(actor).order_by(sign_ins.c.created_at.desc())).all()


def ids_of_seat(unit: Unit, practice_id: str, seat_id: str) -> Sequence[str]:
    """Return the sign-ins of a seat that nobody has revoked."""
    found = select(sign_ins.c.id).where(
        sign_ins.c.practice_id == practice_id,
        sign_ins.c.seat_id == seat_id,
        sign_ins.c.revoked_at.is_(None),
    )
    return unit.db.execute(found).scalars().all()


def by_token(unit: Unit, token_hash: bytes) -> LiveToken | None:
    """Return whom a token stands for, unless its sign-in was revoked; it may have run out."""
    found = select(*WHO, sign_ins.c.last_seen_at, sign_ins.c.expires_at).where(
        sign_ins.c.token_hash == token_hash, sign_ins.c.revoked_at.is_(None)
    )
    row = unit.db.execute(found).one_or_none()
    return LiveToken(Actor(*row[:4]), *row[4:]) if row else by_append_token(unit, token_hash)


def by_append_token(unit: Unit, token_hash: bytes) -> LiveToken | None:
    found = (
        select(*WHO, append_tokens.c.expires_at)
        .join(append_tokens, OF_SIGN_IN)
        .where(append_tokens.c.token_hash == token_hash, sign_ins.c.revoked_at.is_(None))
    )
    row = unit.db.execute(found).one_or_none()
    return LiveToken(Actor(*row[:4], scope="append"), None, row[4]) if row else None


def insert_sign_in(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(sign_ins).values(created_at=unit.now, last_seen_at=unit.now, **values))


def note_use(unit: Unit, actor: Actor) -> None:
    """Note that the actor's sign-in was in use now."""
    here = and_(sign_ins.c.practice_id == actor.practice_id, sign_ins.c.id == actor.sign_in_id)
    unit.db.execute(update(sign_ins).where(here).values(last_seen_at=unit.now))


def revoke(unit: Unit, practice_id: str, sign_in_ids: Sequence[str]) -> None:
    """End sign-ins for good, with their append-only tokens."""
    unit.db.execute(
        update(sign_ins)
        .where(sign_ins.c.practice_id == practice_id, sign_ins.c.id.in_(sign_in_ids))
        .values(revoked_at=unit.now)
    )
    unit.db.execute(
        delete(append_tokens).where(
            append_tokens.c.practice_id == practice_id,
            append_tokens.c.sign_in_id.in_(sign_in_ids),
        )
    )


def put_append_token(unit: Unit, actor: Actor, token_hash: bytes, expires_at: datetime) -> None:
    """Store the one append-only token of the actor's device, in place of an older one."""
    token = {"token_hash": token_hash, "expires_at": expires_at}
    stored = upsert(append_tokens).values(
        practice_id=actor.practice_id, sign_in_id=actor.sign_in_id, **token
    )
    key = [append_tokens.c.practice_id, append_tokens.c.sign_in_id]
    unit.db.execute(stored.on_conflict_do_update(index_elements=key, set_=token))


def ended_before(unit: Unit, practice_id: str, seat_id: str, before: datetime) -> Sequence[str]:
    """Return the seat's sign-ins that had run out at `before`."""
    found = select(sign_ins.c.id).where(
        sign_ins.c.practice_id == practice_id,
        sign_ins.c.seat_id == seat_id,
        sign_ins.c.expires_at < before,
    )
    return unit.db.execute(found).scalars().all()


def delete_sign_ins(unit: Unit, practice_id: str, ids: Sequence[str]) -> None:
    """Delete sign-ins, with their append-only tokens."""
    unit.db.execute(
        delete(append_tokens).where(
            append_tokens.c.practice_id == practice_id, append_tokens.c.sign_in_id.in_(ids)
        )
    )
    unit.db.execute(
        delete(sign_ins).where(sign_ins.c.practice_id == practice_id, sign_ins.c.id.in_(ids))
    )


def seen_since(unit: Unit, practice_id: str, since: datetime) -> set[str]:
    """Return the seats of a practice that any sign-in has acted for since an instant."""
    found = select(sign_ins.c.seat_id).where(
        sign_ins.c.practice_id == practice_id, sign_ins.c.last_seen_at >= since
    )
    return set(unit.db.execute(found.distinct()).scalars())
