"""The practice's ladder: what it has chosen, and who on it could not help."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.server.safety.problems import LadderGap
from meantime.server.safety.queries import ladders as queries
from meantime.server.safety.rules import ladder as rules
from meantime.server.safety.service.gaps import gaps_of, unable
from meantime.wire import safety as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.policies.events import FactsSought

REASONS: Final[dict[str, str]] = {
    "none": "must have a step",
    "unchosen": "must be chosen",
    "many": f"must be at most {rules.MOST_STEPS}",
    "first": "must wake somebody at once",
    "last": "must wake the owner: nobody comes after",
    "order": "must come after the step before",
    "range": f"must be from 0 to {rules.LONGEST} minutes",
    "twice": "must name everybody once",
}
GAPS: Final[dict[str, str]] = {
    "nobody": "must name somebody who can be woken",
    "cannot_read": "is seated in not all conversations, and is no custodian",
    "left": "must be of the practice today",
}
KEPT: Final = 1024


@lru_cache(maxsize=KEPT)
def read_ladder(json: str) -> rules.Ladder:
    """Return a kept ladder as the rules have it."""
    return as_rules(msgspec.json.decode(json, type=wire.Ladder))


def ladder_for(unit: Unit, practice_id: str) -> rules.Ladder:
    """Return the ladder that counts in a practice."""
    kept = queries.ladder_of(unit, practice_id)
    return read_ladder(kept) if kept else rules.Ladder()


def tell_night(unit: Unit, sought: FactsSought) -> None:
    """Hear that facts are sought: tell who is woken at night, once the practice has chosen."""
    if night := ladder_for(unit, sought.practice_id).night:
        sought.facts["night"] = night


def show_ladder(unit: Unit, ways: Ways) -> wire.KeptLadder:
    """Return the ladder, and who on it could not help. Raises NotPermitted."""
    practices.demand_staff(unit)
    kept = queries.ladder_of(unit, unit.caller.practice_id)
    return as_wire(unit, ways, read_ladder(kept) if kept else rules.Ladder(), kept is not None)


def set_ladder(unit: Unit, ways: Ways, ladder: wire.Ladder) -> wire.KeptLadder:
    """Choose whom an urgent message wakes, as a custodian.

    Raises NotPermitted; Malformed for what is no ladder; LadderGap, naming each, for whoever is on
    call and could not read, and for a night with nobody on call who is to be woken then.
    """
    practices.demand_custodian(unit)
    chosen = as_rules(ladder)
    reasons: dict[str, str] = {each.field: each.reason for each in rules.faults(chosen)}
    if reasons:
        fields = {field: REASONS[reason] for field, reason in reasons.items()}
        raise Malformed(fields=fields, reasons=reasons)
    demand_able(unit, chosen)
    practice_id = unit.caller.practice_id
    queries.put_ladder(unit, practice_id, msgspec.json.encode(ladder).decode())
    unit.audit("ladder.set", subject=practice_id)
    return as_wire(unit, ways, chosen, is_chosen=True)


def demand_able(unit: Unit, ladder: rules.Ladder) -> None:
    """Raise LadderGap for who on call could not read, and for a night that would wake nobody."""
    gaps = dict(unable(unit, ladder))
    reasons: dict[str, str] = {
        f"on_call.{index}": gaps[each] for index, each in enumerate(ladder.on_call) if each in gaps
    }
    if ladder.night == "on_call" and not ladder.on_call:
        reasons["on_call"] = "nobody"
    if reasons:
        fields = {field: GAPS[reason] for field, reason in reasons.items()}
        raise LadderGap(fields=fields, reasons=reasons)


def as_rules(ladder: wire.Ladder) -> rules.Ladder:
    steps = tuple(rules.Step(each.rung, each.after_minutes) for each in ladder.steps)
    return rules.Ladder(steps, ladder.night, tuple(ladder.on_call))


def as_wire(unit: Unit, ways: Ways, ladder: rules.Ladder, is_chosen: bool) -> wire.KeptLadder:  # noqa: FBT001
    return wire.KeptLadder(
        ladder=wire.Ladder(
            steps=[wire.Step(rung=rung, after_minutes=after) for rung, after in ladder.steps],
            night=ladder.night,
            on_call=list(ladder.on_call),
        ),
        is_chosen=is_chosen,
        gaps=list(gaps_of(unit, ways, ladder)),
    )
