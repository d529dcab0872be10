"""Who on the ladder could not help, by who is of the practice today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import safety as wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways
    from meantime.server.safety.rules import ladder as rules

Unable = Literal["cannot_read", "left"]


def gaps_of(unit: Unit, ways: Ways, ladder: rules.Ladder) -> Iterator[wire.Gap]:
    """Yield what is wrong with a ladder by who is of the practice today."""
    practice_id = unit.caller.practice_id
    cannot = dict(unable(unit, ladder))
    for account_id, why in cannot.items():
        yield wire.Gap(rung="on_call", account_id=account_id, why=why)
    able = [each for each in ladder.on_call if each not in cannot]
    is_used = ladder.night == "on_call" or any(step.rung == "on_call" for step in ladder.steps)
    if is_used and not able:
        yield wire.Gap(rung="on_call", account_id="", why="nobody")
    staff = practices.roles_of(unit, practice_id)
    for account_id, why in unserving(unit, staff).items():
        yield wire.Gap(rung="clinician", account_id=account_id, why=why)
    rungs: dict[rules.Rung, list[str]] = {
        "clinician": [each for each in spaces.all_responsible(unit, practice_id) if each in staff],
        "on_call": able,
        "owner": [each for each, role in staff.items() if role == "custodian"],
    }
    for rung, people in rungs.items():
        for each in people:
            if not notices.has_way(unit, ways, practice_id, each):
                yield wire.Gap(rung=rung, account_id=each, why="no_way")


def unable(unit: Unit, ladder: rules.Ladder) -> Iterator[tuple[str, Unable]]:
    """Yield who on call could not read for what they are woken, and why not.

    Whoever is no custodian has to be a clinician of each conversation that has a client.
    """
    practice_id = unit.caller.practice_id
    staff = practices.roles_of(unit, practice_id)
    threads = set(spaces.threads_with_clients(unit, practice_id)) if ladder.on_call else set()
    for each in ladder.on_call:
        if each not in staff:
            yield each, "left"
        elif staff[each] != "custodian" and not threads <= set(
            spaces.threads_of_clinician(unit, practice_id, each)
        ):
            yield each, "cannot_read"


def unserving(unit: Unit, staff: Mapping[str, str]) -> dict[str, Unable]:
    """Return who answers for a client's thread and stands on no rung of it, and why not."""
    practice_id = unit.caller.practice_id
    found: dict[str, Unable] = {}
    for space_id, account_id in spaces.responsible_with_clients(unit, practice_id):
        if account_id not in staff:
            found[account_id] = "left"
        elif account_id not in spaces.clinicians_of(unit, practice_id, space_id):
            found[account_id] = "cannot_read"
    return found
