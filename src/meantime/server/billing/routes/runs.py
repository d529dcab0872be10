"""Ways in: billing a month, and estimates."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, JSONBody

from meantime.server.billing.service import estimates, runs
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.statements import (
    BillingRun,
    BillingRuns,
    Estimate,
    Estimates,
    NewEstimate,
    RunOrder,
)


@post("/billing/runs", status_code=200)
async def order_run(
    store: Given[Store], actor: Given[Actor], data: JSONBody[RunOrder]
) -> BillingRun:
    """Bill a month that is over; what was billed is not billed again.

    Problems: not-found, malformed, fee-settled.
    """
    return await store.write(actor, runs.order, data)


@get("/billing/runs")
async def list_runs(store: Given[Store], actor: Given[Actor]) -> BillingRuns:
    """List the months that were billed, or are, and how far that is. Problems: not-found."""
    return await store.read(actor, runs.list_runs)


@put("/spaces/{space_id:str}/estimates/{post_id:str}")
async def put_estimate(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    post_id: FromPath[str],
    data: JSONBody[NewEstimate],
) -> Estimate:
    """Note that a post is an estimate.

    Problems: not-found, not-permitted, malformed, fee-settled.
    """
    return await store.write(actor, estimates.put_estimate, space_id, post_id, data)


@get("/spaces/{space_id:str}/estimates")
async def list_estimates(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> Estimates:
    """List the estimates of a thread, the newest first. Problems: not-found."""
    return await store.read(actor, estimates.list_estimates, space_id)


ROUTES = [order_run, list_runs, put_estimate, list_estimates]
