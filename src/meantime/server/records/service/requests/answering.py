"""Keeping how a request is answered, by the sealed post that says it to the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.practices.service.telling import tell_change
from meantime.server.records.problems import AnswerMissing, RequestSettled
from meantime.server.records.queries import requests as queries
from meantime.server.records.rules import requests as rules
from meantime.server.records.service.requests.reading import (
    TEAM,
    as_rule,
    as_wire,
    thread_at,
    today_in,
)
from meantime.server.records.service.requests.reminding import tell_clients, watch
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.wire import requests as wire


def extend(unit: Unit, space_id: str, entry_id: str, to: wire.Extension) -> wire.RecordRequest:
    """Let a request wait longer, once and in time; the same again changes nothing.

    Raises NotFound, NotPermitted, AnswerMissing, RequestSettled.
    """
    space = thread_at(unit, space_id)
    row = find(unit, space_id, entry_id)
    if space.role not in TEAM:
        raise NotPermitted
    if row.answer_id == to.answer_id and row.is_extended:
        return shown(unit, row)
    demand_answer(unit, row, to.answer_id)
    if why := rules.wrong_until(as_rule(row), to.until, today_in(unit, row.practice_id)):
        raise RequestSettled(code=why)
    said = {"due_on": to.until, "is_extended": True, "answer_id": to.answer_id}
    queries.change_request(unit, row, **said)
    return told(unit, row, "request.extended")


def settle(unit: Unit, space_id: str, entry_id: str, end: wire.Settlement) -> wire.RecordRequest:
    """Keep how a request ends; the same again changes nothing.

    Who asked may withdraw it, all else is the care team's. Raises NotFound, NotPermitted,
    AnswerMissing, RequestSettled; Malformed for an end that its kind has not.
    """
    space = thread_at(unit, space_id)
    row = find(unit, space_id, entry_id)
    demand_standing(unit, row, space.role, end)
    if (row.answer_id, row.state) == (end.answer_id, end.state):
        return shown(unit, row)
    if not rules.is_possible(as_rule(row), end.state):
        raise Malformed(fields={"state": "is none for a request of this kind"})
    demand_answer(unit, row, end.answer_id)
    if rules.is_settled(as_rule(row), end.state):
        raise RequestSettled(code="settled")
    said = {"state": end.state, "answer_id": end.answer_id, "settled_at": unit.now}
    queries.change_request(unit, row, **said)
    return told(unit, row, f"request.{end.state}")


def find(unit: Unit, space_id: str, entry_id: str) -> Row[Any]:
    """Return a request. Raises NotFound."""
    row = queries.request_at(unit, unit.caller.practice_id, space_id, entry_id)
    if row is None:
        raise NotFound
    return row


def demand_standing(unit: Unit, row: Row[Any], role: str, end: wire.Settlement) -> None:
    """Raise NotPermitted for an answer by who asked, or a withdrawal by somebody else."""
    is_own = row.asked_by == unit.caller.seat_id
    is_for_them = role in TEAM and not row.is_client
    may = (is_own or is_for_them) if end.state == "withdrawn" else role in TEAM
    if not may:
        raise NotPermitted


def demand_answer(unit: Unit, row: Row[Any], answer_id: str) -> None:
    """Raise AnswerMissing unless the caller has posted it in the thread, after the request."""
    asked = spaces.written(unit, row.practice_id, row.space_id, row.id)
    answer = spaces.written(unit, row.practice_id, row.space_id, answer_id)
    if answer is None or asked is None or answer.kind != "post" or answer_id == row.id:
        raise AnswerMissing
    if answer.author != unit.caller.seat_id or answer.received_at < asked.received_at:
        raise AnswerMissing


def told(unit: Unit, row: Row[Any], action: str) -> wire.RecordRequest:
    watch(unit, row.practice_id, row.space_id, row.id)
    unit.audit(action, subject=row.id)
    tell_clients(unit, row.space_id, row.id)
    tell_change(unit, row.practice_id, row.space_id)
    return shown(unit, find(unit, row.space_id, row.id))


def shown(unit: Unit, row: Row[Any]) -> wire.RecordRequest:
    return as_wire(row, today_in(unit, row.practice_id))
