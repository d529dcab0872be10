"""The facts of a document: those that act now, by the server's word, and what is usual beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from meantime.agreement.changes import drift
from meantime.agreement.faults import faults
from meantime.agreement.shapes import Fault
from meantime.content import load
from meantime.wire.policies import LiveFacts, Scope
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from meantime.agreement.document import Document, Facts
    from meantime.sdk.http import Http
    from meantime.wire.practices import PracticeDetails

ACTING: Final = ("zone", "hours", "windows", "reply_within", "allowance", "night")
NOBODY_HAS_SET: Final = {"hours": [[]] * 7, "windows": [[]] * 7, "night": "nobody"}

PRACTICE: Final = Scope(scope_kind="practice", scope_id="")


def of_clinician(account_id: str) -> Scope:
    return Scope(scope_kind="clinician", scope_id=account_id)


def of_thread(space_id: str) -> Scope:
    return Scope(scope_kind="thread", scope_id=space_id)


def live_facts(http: Http, scope: Scope) -> dict[str, Any]:
    """Return what acts now; what nobody has set is left out. Raises as `Http.get`."""
    said = {"scope_kind": scope.scope_kind, "scope_id": scope.scope_id}
    return http.get("/policies/facts", LiveFacts, **said).facts


def facts_now(http: Http, scope: Scope) -> Facts:
    """Return all facts for a new document: what acts, and what is usual. Raises as `Http.get`."""
    details = http.get("/practice", Practice).details
    return cast("Facts", {**usual_facts(details), **live_facts(http, scope)})


def usual_facts(details: PracticeDetails) -> dict[str, Any]:
    """Return the facts of the content's policy for a practice, before anything else is said."""
    policy, consent = cast("Any", load("policy")), cast("Any", load("consent"))
    settings, variables = policy["settings"], policy["variables"]
    return {
        **NOBODY_HAS_SET,
        "practice": practice_fact(details),
        "zone": details.zone,
        "reply_within": {"unit": "days", "n": settings["response"]["business_days"]},
        "allowance": {
            "characters": settings["message"]["soft_max_chars"],
            "messages_a_week": settings["message"]["soft_max_per_week"],
        },
        "fee": {
            "plan": settings["billing"]["default_plan"],
            "amount": 0,
            "currency": "",
            "included": variables["included_count"]["default"],
        },
        "retention_years": variables["retention_years"]["default"],
        "records_contact": details.name,
        "valid_months": consent["settings"]["valid_months"],
        "programs": [],
        "ai_tool_purpose": {},
    }


def practice_fact(details: PracticeDetails) -> dict[str, str]:
    """Return what a document says of the practice itself."""
    return {"name": details.name, "phone": details.phone, "country": details.country}


def faults_now(document: Document, live: dict[str, Any]) -> list[Fault]:
    """Return what keeps a document from being published: its own faults, then what is not so."""
    if found := faults(document):
        return found
    drifted = drift(document, live)
    unset = [name for name in ACTING if name not in live]
    return [
        *(Fault(f"facts.{name}", "drifted") for name in drifted if name in ACTING),
        *(Fault(f"facts.{name}", "unset") for name in unset),
    ]
