"""Surveys: opening a round, and counting who has answered; what they answered is sealed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from meantime.content.survey import survey, surveys
from meantime.server.accounts.service.fields import read_bytes
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.practices import service as practices
from meantime.server.rollout.queries import surveys as queries
from meantime.server.rollout.queries.rollouts import made_up_in
from meantime.server.rollout.service.days import today_in
from meantime.server.rollout.service.places import said_in
from meantime.server.rollout.service.telling import tell_staff
from meantime.server.spaces import service as spaces
from meantime.wire import surveys as wire

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row

    from meantime.content.survey import Survey
    from meantime.server.kit.unit import Unit

ID_BYTES: Final = 16
LONGEST: Final = timedelta(days=92)


def list_rounds(unit: Unit) -> wire.Rounds:
    """Return the rounds that concern the caller: staff see all, with counts; clients their own.

    Raises NotPermitted for whoever is neither.
    """
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    is_staff = practices.is_staff(unit, practice_id, me)
    if not is_staff and not spaces.threads_of_client(unit, practice_id, me):
        practices.demand_staff(unit)
    mine = [each.id for each in surveys().surveys if is_staff or each.audience == "client"]
    rows = queries.rounds_of(unit, practice_id, me, mine)
    return wire.Rounds(rounds=[as_wire(row, with_counts=is_staff) for row in rows])


def open_round(unit: Unit, new: wire.NewRound) -> wire.Round:
    """Ask a survey, as a custodian; the same id again changes nothing.

    Raises NotPermitted; Malformed for no survey, no id or no time that can be.
    """
    practices.demand_custodian(unit)
    read_bytes("id", new.id, ID_BYTES)
    asked = survey(new.survey_id)
    if asked is None:
        raise Malformed(fields={"survey_id": "must be a survey of the content"})
    if not unit.now < new.closes_at <= unit.now + LONGEST:
        raise Malformed(fields={"closes_at": "must come within three months"})
    practice_id = unit.caller.practice_id
    count = len(audience_of(unit, practice_id, asked))
    said = {"survey_id": new.survey_id, "closes_at": new.closes_at, "asked": count}
    if queries.open_round(unit, practice_id, new.id, **said):
        unit.audit("survey.opened", subject=new.id)
        tell_staff(unit)
    return show(unit, new.id, with_counts=True)


def note_answer(unit: Unit, round_id: str) -> wire.Round:
    """Note that the caller has answered a round for which they are asked; once. Raises NotFound."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    kept = queries.round_at(unit, practice_id, round_id, me)
    asked = survey(kept.survey_id) if kept else None
    if asked is None or me not in audience_of(unit, practice_id, asked):
        raise NotFound
    # Not audited: the instant of an audit row would tell which post holds the answers.
    queries.put_answer(unit, practice_id, round_id, today_in(unit))
    return show(unit, round_id, with_counts=asked.audience != "client")


def audience_of(unit: Unit, practice_id: str, asked: Survey) -> Collection[str]:
    """Return whom a survey asks: who answers for a thread, or clients who may write in one."""
    if asked.audience == "therapist":
        return spaces.all_responsible(unit, practice_id)
    off = {space_id for space_id, said in said_in(unit, practice_id).items() if said.is_off}
    return spaces.clients_but_in(unit, practice_id, off | made_up_in(unit, practice_id))


def show(unit: Unit, round_id: str, *, with_counts: bool) -> wire.Round:
    """Return a round. Raises NotFound."""
    row = queries.round_at(unit, unit.caller.practice_id, round_id, unit.caller.seat_id)
    if row is None:
        raise NotFound
    return as_wire(row, with_counts=with_counts)


def as_wire(row: Row[Any], *, with_counts: bool) -> wire.Round:
    return wire.Round(
        id=row.id,
        survey_id=row.survey_id,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        asked=row.asked if with_counts else None,
        answered=row.answered if with_counts else None,
        has_answered=bool(row.has_answered),
    )
