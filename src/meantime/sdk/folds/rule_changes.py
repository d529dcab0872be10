"""What a thread's log says of rules that were lowered for its client: who, when, what and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.protocol.safety_posts import SafetyWords
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.safety import CARE_TEAM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meantime.protocol.safety_posts import RuleChange
    from meantime.sdk.folds.opened import Opened


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One change of one rule. `tier` is "" where it counts again as the pack says.

    `received_at` is the server's word, which no author can choose. `id` is the entry's.
    """

    id: str
    author: str
    name: str
    received_at: datetime
    rule: str
    tier: Literal["", "none", "elevated"]
    why: str


def fold_rule_steps(log: Sequence[Opened]) -> list[RuleStep]:
    """Return every change of a rule for this client, oldest first."""
    people = fold_people(log)
    steps: list[RuleStep] = []
    before: dict[str, RuleChange] = {}
    for opened in log:
        entry, post = opened.entry, opened.post
        if not isinstance(post, SafetyWords) or people.role(entry.author) not in CARE_TEAM:
            continue
        now = {change.rule: change for change in post.rules}
        name = people.name(entry.author)
        for rule in [*now, *(rule for rule in before if rule not in now)]:
            change = now.get(rule)
            if change == before.get(rule):
                continue
            steps.append(
                RuleStep(
                    id=entry.id,
                    author=entry.author,
                    name=name,
                    received_at=opened.received_at,
                    rule=rule,
                    tier=change.tier if change else "",
                    why=change.why if change else "",
                )
            )
        before = now
    return steps
