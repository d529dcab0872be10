"""The switch of the model: off until a custodian switches it on, and never on where law refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from meantime.content.jurisdictions import needs_region, refused_in
from meantime.server.kit.problems import Malformed
from meantime.server.practices import service as practices
from meantime.server.safety.problems import ModelRefused
from meantime.server.safety.queries import models as queries
from meantime.wire.safety import ModelSwitch

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

REGION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
WRONG: Final = {
    "needed": "must say in which part of its country the practice is, such as US-ME",
    "unknown": "must be an ISO 3166-2 code of the practice's country, such as US-ME",
}


def show_model(unit: Unit) -> ModelSwitch:
    """Return the switch that counts: where the law refuses by now, it is off."""
    practice_id = unit.caller.practice_id
    kept = queries.switch_of(unit, practice_id)
    if kept is None:
        return ModelSwitch(is_on=False, region="")
    country = practices.country_of(unit, practice_id)
    is_lawful = not fault(country, kept.region) and not refused_in([country, kept.region])
    return ModelSwitch(is_on=kept.is_on and is_lawful, region=kept.region)


def set_model(unit: Unit, switch: ModelSwitch) -> ModelSwitch:
    """Switch it on or off, as a custodian.

    Raises NotPermitted; Malformed where it cannot be told where the practice is; ModelRefused,
    naming each law. Off it can be switched anywhere.
    """
    practices.demand_custodian(unit)
    practice_id = unit.caller.practice_id
    country = practices.country_of(unit, practice_id)
    if switch.is_on:
        demand_lawful(country, switch.region)
    region = "" if fault(country, switch.region) else switch.region
    queries.put_switch(unit, practice_id, region, is_on=switch.is_on)
    action = "model.switched_on" if switch.is_on else "model.switched_off"
    unit.audit(action, subject=practice_id)
    return ModelSwitch(is_on=switch.is_on, region=region)


def demand_lawful(country: str, region: str) -> None:
    """Raise Malformed, ModelRefused."""
    if reason := fault(country, region):
        raise Malformed(fields={"region": WRONG[reason]}, reasons={"region": reason})
    if refused := refused_in([country, region]):
        raise ModelRefused(fields={each.id: f"{each.law}, {each.section}" for each in refused})


def fault(country: str, region: str) -> str:
    """Return what is wrong with where a practice says that it is, "" if nothing."""
    if not region:
        return "needed" if needs_region(country) else ""
    is_known = REGION.fullmatch(region) and region.partition("-")[0] == country
    return "" if is_known else "unknown"
