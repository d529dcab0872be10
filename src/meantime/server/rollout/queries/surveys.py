"""Rounds of surveys, and who has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.pages import PAGE
from meantime.server.rollout.tables import survey_answers, survey_rounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Row, Select

    from meantime.server.kit.unit import Unit

HERE = and_(
    survey_answers.c.practice_id == survey_rounds.c.practice_id,
    survey_answers.c.round_id == survey_rounds.c.id,
)


def rounds_for(practice_id: str, seat_id: str) -> Select[Any]:
    """Select rounds with how many have answered, and whether a seat has."""
    answered = select(func.count()).select_from(survey_answers).where(HERE).scalar_subquery()
    has_answered = exists().where(HERE, survey_answers.c.seat_id == seat_id)
    return select(
        survey_rounds, answered.label("answered"), has_answered.label("has_answered")
    ).where(survey_rounds.c.practice_id == practice_id)


def rounds_of(
    unit: Unit, practice_id: str, seat_id: str, survey_ids: Sequence[str]
) -> Sequence[Row[Any]]:
    """Return the newest rounds of these surveys, the newest first."""
    found = rounds_for(practice_id, seat_id).where(survey_rounds.c.survey_id.in_(survey_ids))
    newest = found.order_by(survey_rounds.c.opened_at.desc(), survey_rounds.c.id)
    return unit.db.execute(newest.limit(PAGE)).all()


def round_at(unit: Unit, practice_id: str, round_id: str, seat_id: str) -> Row[Any] | None:
    """Return a round, None if there is none by that id."""
    found = rounds_for(practice_id, seat_id).where(survey_rounds.c.id == round_id)
    return unit.db.execute(found).one_or_none()


def open_round(unit: Unit, practice_id: str, round_id: str, **said: Any) -> bool:  # noqa: ANN401  columns
    """Store a new round. Returns False if there is one by that id."""
    new = upsert(survey_rounds).values(
        practice_id=practice_id,
        id=round_id,
        opened_by=unit.caller.seat_id,
        opened_at=unit.now,
        **said,
    )
    stored = new.on_conflict_do_nothing().returning(survey_rounds.c.id)
    return unit.db.execute(stored).first() is not None


def put_answer(unit: Unit, practice_id: str, round_id: str, day: date) -> None:
    """Note that the caller has answered; the first day stands."""
    new = upsert(survey_answers).values(
        practice_id=practice_id, round_id=round_id, seat_id=unit.caller.seat_id, answered_on=day
    )
    unit.db.execute(new.on_conflict_do_nothing())
