"""What a policy says of how the server acts, against how it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.agreement.changes import drift
from meantime.server.policies.events import FactsSought
from meantime.server.policies.problems import PolicyDrifted
from meantime.server.policies.service.scopes import scope_of
from meantime.wire import policies as wire

if TYPE_CHECKING:
    from meantime.agreement.document import Document
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Scope

ACTING: Final = ("zone", "hours", "windows", "reply_within", "allowance", "night")
REASONS: Final = {
    "unset": "is set nowhere",
    "drifted": "is not what the server goes by",
}


def show_facts(unit: Unit, said: wire.Scope) -> wire.LiveFacts:
    """Return what acts now, for whoever prepares a policy. Raises as `scope_of`."""
    return wire.LiveFacts(facts=live_facts(unit, scope_of(unit, said)))


def live_facts(unit: Unit, scope: Scope) -> dict[str, Any]:
    """Return by name what acts for the practice or a clinician; what nobody has set is left out."""
    sought = FactsSought(
        scope.practice_id, scope.scope_id if scope.scope_kind == "clinician" else ""
    )
    unit.ask(sought)
    return sought.facts


def demand_true(unit: Unit, scope: Scope, document: Document) -> None:
    """Raise PolicyDrifted for what a document says of hours, replies or nights and is not so."""
    live = live_facts(unit, scope)
    unset = [name for name in ACTING if name not in live]
    wrong = dict.fromkeys(unset, "unset") | dict.fromkeys(drift(document, live), "drifted")
    if reasons := {f"facts.{name}": reason for name, reason in wrong.items()}:
        fields = {where: REASONS[reason] for where, reason in reasons.items()}
        raise PolicyDrifted(fields=fields, reasons=reasons)
