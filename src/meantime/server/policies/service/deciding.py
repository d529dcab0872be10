"""Whether messaging is offered to a client, goes on, pauses or ends; and who else has to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.problems import Malformed
from meantime.server.policies.events import LastDaySet, MessagingTurned, OfferProposed
from meantime.server.policies.queries import messaging as queries
from meantime.server.policies.rules.days import end_of, is_possible, local_day, wrong_review
from meantime.server.policies.rules.turns import turned, wrong_turn
from meantime.server.policies.service.scopes import demand_responsible
from meantime.server.policies.service.showing import as_later, show_agreement
from meantime.server.policies.service.turning import plan_turn
from meantime.server.practices import service as practices
from meantime.server.practices.service.care_team import demand_care_team
from meantime.server.practices.service.telling import tell_change

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.wire import policies as wire

REVIEWS: Final = {"past": "must not have passed", "far": "must be within two years"}


def decide(unit: Unit, space_id: str, decision: wire.Decision) -> wire.Agreement:
    """Say whether messaging is offered, as whoever answers for the thread or a custodian.

    Raises NotFound, NotPermitted, Malformed for a review on a local day that has passed.
    """
    demand_responsible(unit, space_id)
    if wrong := wrong_review(decision.review_on, local_day(unit.now, zone_of(unit))):
        raise Malformed(fields={"review_on": REVIEWS[wrong]}, reasons={"review_on": wrong})
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    before = queries.lock_messaging(unit, practice_id, space_id)
    offered_at = before.offered_at
    if decision.decision != "not_now":
        unit.ask(OfferProposed(practice_id, space_id))
        offered_at = offered_at or unit.now
    queries.change_messaging(
        unit,
        practice_id,
        space_id,
        decision=decision.decision,
        decided_by=me,
        decided_at=unit.now,
        offered_at=offered_at,
        review_on=decision.review_on,
    )
    unit.audit(f"candidacy.{decision.decision}", subject=space_id)
    tell_change(unit, practice_id, space_id)
    return show_agreement(unit, space_id)


def set_messaging(unit: Unit, space_id: str, said: wire.Messaging) -> wire.Agreement:
    """Let messages go on, pause or end, and say after which local day consents of today are over.

    What goes on again after a pause is agreed to anew. It may turn once more later, by itself.
    Raises NotFound, NotPermitted, Malformed.
    """
    demand_care_team(unit, space_id)
    if not is_possible(said.at_latest):
        raise Malformed(fields={"at_latest": "is no day that can be counted with"})
    practice_id = unit.caller.practice_id
    before = queries.lock_messaging(unit, practice_id, space_id)
    is_new = (said.state, said.later) != (before.state, as_later(before))
    if is_new and (wrong := wrong_turn(said.state, said.later, unit.now)):
        raise Malformed(fields={"later": wrong})
    ends_at = end_of(said.at_latest, zone_of(unit)) if said.at_latest else None
    changed: dict[str, Any] = {"at_latest": said.at_latest, "ends_at": ends_at}
    if before.state == "ended" and said.state != "ended":
        unit.ask(OfferProposed(practice_id, space_id))
    if said.state != before.state:
        changed |= turned(said.state, unit.caller.seat_id, unit.now)
        unit.audit(f"messaging.{said.state}", subject=space_id)
        unit.tell(MessagingTurned(practice_id, space_id, said.state))
    changed |= plan_turn(unit, space_id, said.later)
    if said.at_latest != before.at_latest:
        unit.audit("messaging.at_latest_set", subject=space_id)
        if said.at_latest:
            unit.tell(LastDaySet(practice_id, space_id, said.at_latest))
    queries.change_messaging(unit, practice_id, space_id, **changed)
    tell_change(unit, practice_id, space_id)
    return show_agreement(unit, space_id)


def set_guardians(unit: Unit, space_id: str, others: wire.Guardians) -> wire.Agreement:
    """Name the threads of those who have to agree as well, as whoever answers for this one.

    Raises NotFound, NotPermitted, Malformed for what is no other thread of the caller's.
    """
    demand_responsible(unit, space_id)
    practice_id = unit.caller.practice_id
    wanted = dict.fromkeys(others.spaces)
    if space_id in wanted:
        raise Malformed(fields={"spaces": "must be other threads"})
    for each in wanted:
        demand_responsible(unit, each)
    queries.lock_messaging(unit, practice_id, space_id)
    queries.put_guardians(unit, practice_id, space_id, list(wanted))
    unit.audit("guardians.set", subject=space_id)
    for touched in (space_id, *wanted):
        tell_change(unit, practice_id, touched)
    return show_agreement(unit, space_id)


def zone_of(unit: Unit) -> str:
    return practices.show_practice(unit).details.zone
