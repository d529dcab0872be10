"""Which rules a care team may lower for one client, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.screening.packs import LANGUAGES, RANKS, pack_of
from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from meantime.protocol.safety_posts import RuleChange
    from meantime.screening.packs import Rule


class FaultyChange(SdkError):
    """A change of a rule that says nothing: of a rule that is not here, or without a reason."""


def rule_of(rule: str) -> Rule | None:
    """Return the rule of this id, None if the packs of this version have none."""
    every = (each for language in LANGUAGES for each in pack_of(language).rules)
    return next((each for each in every if each.id == rule), None)


def check_change(change: RuleChange) -> None:
    """Raise FaultyChange unless the change says something."""
    rule = rule_of(change.rule)
    if rule is None:
        raise FaultyChange(f"There is no rule {change.rule}.")
    if change.tier != "none" and RANKS[change.tier] >= RANKS[rule.tier]:
        raise FaultyChange(f"{rule.id} counts for no more than that already.")
    if not change.why.strip():
        raise FaultyChange("Say why: the client and your colleagues will read it.")
