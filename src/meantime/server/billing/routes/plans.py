"""Ways in: what a thread costs, and the plans by which it does."""

from __future__ import annotations

from litestar import delete, get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, JSONBody

from meantime.server.billing.service import plans as service
from meantime.server.billing.service import showing
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.billing import FeeAnswer, FeePlan, Terms, ThreadFees


@get("/spaces/{space_id:str}/fees")
async def show_fees(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> ThreadFees:
    """Return what a thread costs, and how this month stands. Problems: not-found."""
    return await store.read(actor, showing.show_fees, space_id)


@put("/spaces/{space_id:str}/fee-plans/{plan_id:str}")
async def offer_plan(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    plan_id: FromPath[str],
    data: JSONBody[Terms],
) -> FeePlan:
    """Offer a plan, by its post. Problems: not-found, not-permitted, malformed, fee-settled."""
    return await store.write(actor, service.offer, space_id, plan_id, data, order=space_id)


@delete("/spaces/{space_id:str}/fee-plans/{plan_id:str}")
async def withdraw_plan(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], plan_id: FromPath[str]
) -> None:
    """Take an offer back. Problems: not-found, not-permitted, fee-settled."""
    await store.write(actor, service.withdraw, space_id, plan_id, order=space_id)


@put("/spaces/{space_id:str}/fee-plans/{plan_id:str}/answer")
async def answer_plan(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    plan_id: FromPath[str],
    data: JSONBody[FeeAnswer],
) -> FeePlan:
    """Agree to a plan, decline or stop it. Problems: not-found, not-permitted, fee-settled."""
    return await store.write(actor, service.answer, space_id, plan_id, data, order=space_id)


ROUTES = [show_fees, offer_plan, withdraw_plan, answer_plan]
