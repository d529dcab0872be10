"""Ways in: what replies cost, and that a client pays themselves."""

from __future__ import annotations

from litestar import delete, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, JSONBody

from meantime.server.billing.service import charging, self_pay
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.billing import NewCharges, SelfPay, ThreadFees


@post("/spaces/{space_id:str}/charges", status_code=200)
async def charge_replies(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[NewCharges]
) -> ThreadFees:
    """Say which replies cost something.

    Problems: not-found, not-permitted, malformed, fee-differs, fee-settled.
    """
    return await store.write(actor, charging.charge, space_id, data, order=space_id)


@delete("/spaces/{space_id:str}/charges/{item:str}")
async def take_charge_back(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], item: FromPath[str]
) -> None:
    """Let a reply cost nothing after all. Problems: not-found, not-permitted, fee-settled."""
    await store.write(actor, charging.take_back, space_id, item, order=space_id)


@put("/spaces/{space_id:str}/self-pay")
async def set_self_pay(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[SelfPay]
) -> SelfPay:
    """Say whether no payer is to hear of this client. Problems: not-found, not-permitted."""
    return await store.write(actor, self_pay.set_self_pay, space_id, data, order=space_id)


ROUTES = [charge_replies, take_charge_back, set_self_pay]
