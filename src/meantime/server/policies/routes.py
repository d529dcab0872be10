"""Ways in: versions and drafts of policies, what is agreed in a thread, who may write."""

from __future__ import annotations

from typing import Literal

from litestar import Response, get, post, put
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.policies import service
from meantime.wire.policies import (
    Agreement,
    Consent,
    Decision,
    Guardians,
    LiveFacts,
    Messaging,
    NewConsent,
    NewPolicy,
    PolicyDocument,
    PolicyPage,
    Published,
    Scope,
    ScopeKind,
    StandingPage,
)
from meantime.wire.policy_drafts import Draft, DraftChange, DraftRevision

Kind = Literal["", "practice", "clinician", "thread"]


def provide_scope(
    scope_kind: FromQuery[ScopeKind] = "practice", scope_id: FromQuery[str] = ""
) -> Scope:
    """Return what a policy is for, as the dependency `whose`."""
    return Scope(scope_kind=scope_kind, scope_id=scope_id)


WHOSE = {"whose": Provide(provide_scope, sync_to_thread=False)}


@get("/policies")
async def list_policies(
    store: Given[Store],
    actor: Given[Actor],
    scope_kind: FromQuery[Kind] = "",
    scope_id: FromQuery[str] = "",
    cursor: FromQuery[str] = "",
) -> PolicyPage:
    """List versions that the caller may see, newest first, without words. Problems: malformed."""
    return await store.read(actor, service.list_policies, scope_kind, scope_id, cursor)


@post("/policies")
async def publish_policy(
    store: Given[Store], actor: Given[Actor], data: JSONBody[NewPolicy]
) -> Published:
    """Publish a version; the same words again are the version that there is.

    Problems: malformed, not-found, not-permitted, policy-incomplete, policy-drifted, draft-changed.
    """
    return await store.write(actor, service.publish, data)


@get("/policies/{version:int}")
async def show_policy(
    store: Given[Store], actor: Given[Actor], version: FromPath[int]
) -> PolicyDocument:
    """Return a version with its words; there are none of a thread's own. Problems: not-found."""
    return await store.read(actor, service.show_policy, version)


@get("/policies/draft", dependencies=WHOSE)
async def show_draft(store: Given[Store], actor: Given[Actor], whose: Given[Scope]) -> Draft:
    """Return what is being prepared. Problems: malformed, not-found, not-permitted."""
    return await store.read(actor, service.show_draft, whose)


@put("/policies/draft")
async def change_draft(
    store: Given[Store], actor: Given[Actor], data: JSONBody[DraftChange]
) -> DraftRevision:
    """Put a document in place of the draft of a revision.

    Problems: malformed, not-found, not-permitted, draft-changed.
    """
    return await store.write(actor, service.change_draft, data)


@get("/policies/facts", dependencies=WHOSE)
async def show_facts(store: Given[Store], actor: Given[Actor], whose: Given[Scope]) -> LiveFacts:
    """Return what acts now, as a document has to say it.

    Problems: malformed, not-found, not-permitted.
    """
    return await store.read(actor, service.show_facts, whose)


@get("/agreements")
async def list_standings(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> StandingPage:
    """List where the threads stand that the caller looks after.

    Problems: malformed, not-permitted.
    """
    return await store.read(actor, service.list_standings, cursor)


@get("/spaces/{space_id:str}/agreement")
async def show_agreement(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> Agreement:
    """Return what is agreed in a thread. Problems: not-found, not-permitted."""
    return await store.read(actor, service.show_agreement, space_id)


@post("/spaces/{space_id:str}/consents")
async def sign_consent(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[NewConsent]
) -> Response[Consent]:
    """Keep a signed decision of the caller's: 201, or 200 if it was kept before.

    Problems: malformed, not-found, not-permitted, policy-superseded, consent-stale.
    """
    kept = await store.write(actor, service.sign, space_id, data, order=space_id)
    return Response(kept.consent, status_code=201 if kept.is_new else 200)


@put("/spaces/{space_id:str}/candidacy")
async def decide_candidacy(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[Decision]
) -> Agreement:
    """Say whether messaging is offered to a client. Problems: malformed, not-found, not-permitted.

    Why, and by which answers, is a sealed post in the chart.
    """
    return await store.write(actor, service.decide, space_id, data)


@put("/spaces/{space_id:str}/messaging")
async def set_messaging(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[Messaging]
) -> Agreement:
    """Let messages go on, pause or end. Problems: malformed, not-found, not-permitted."""
    return await store.write(actor, service.set_messaging, space_id, data)


@put("/spaces/{space_id:str}/guardians")
async def set_guardians(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[Guardians]
) -> Agreement:
    """Name the threads of those who have to agree as well.

    Problems: malformed, not-found, not-permitted.
    """
    return await store.write(actor, service.set_guardians, space_id, data)


ROUTES = [
    list_policies,
    publish_policy,
    show_policy,
    show_draft,
    change_draft,
    show_facts,
    list_standings,
    show_agreement,
    sign_consent,
    decide_candidacy,
    set_messaging,
    set_guardians,
]
