"""Use cases: prepare and publish a policy, agree to it, decide who may write, and hold to that."""

from meantime.server.policies.service.deciding import decide, set_guardians, set_messaging
from meantime.server.policies.service.drafts import change_draft, show_draft
from meantime.server.policies.service.facts import show_facts
from meantime.server.policies.service.gate import demand_agreement
from meantime.server.policies.service.listing import list_policies, show_policy
from meantime.server.policies.service.publishing import publish
from meantime.server.policies.service.showing import show_agreement
from meantime.server.policies.service.signing import sign
from meantime.server.policies.service.standings import list_standings
from meantime.server.policies.service.told import (
    agreed_in,
    decisions_in,
    going_on_among,
    practice_facts,
    practice_version,
    standings_among,
)
from meantime.server.policies.service.turning import TURN, turn

__all__ = [
    "TURN",
    "agreed_in",
    "change_draft",
    "decide",
    "decisions_in",
    "demand_agreement",
    "going_on_among",
    "list_policies",
    "list_standings",
    "practice_facts",
    "practice_version",
    "publish",
    "set_guardians",
    "set_messaging",
    "show_agreement",
    "show_draft",
    "show_facts",
    "show_policy",
    "sign",
    "standings_among",
    "turn",
]
