"""Statements for tests: a month that is over and billed, and what is done with it."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import b64
from tests.running import poll
from tests.server.billing.billed import EACH, Billed
from tests.world import ok

if TYPE_CHECKING:
    import httpx2

    from tests.world import Person

APRIL_3 = datetime(2031, 4, 3, 16, tzinfo=UTC)  # a Thursday noon in New York
MARCH = "2031-03-01"
OWED = 1_500 + 124  # one reply


def order(billed: Billed, by: Person | None = None, month: str = MARCH) -> httpx2.Response:
    return (by or billed.owner).api.post("/billing/runs", json={"month": month})


def run(billed: Billed, month: str = MARCH) -> Any:
    """Bill a month, and return how that went."""
    ok(order(billed, month=month))
    poll(lambda: newest(billed)["state"] == "done", 20)
    return newest(billed)


def newest(billed: Billed) -> Any:
    return ok(billed.owner.api.get("/billing/runs"))["runs"][0]


def bill(billed: Billed, replies: int = 1, **terms: Any) -> list[str]:
    """Let some replies of March be charged, and bill them in April; return their items."""
    billed.agree(**{**EACH, **terms})
    found = [billed.reply() for _ in range(replies)]
    assert billed.charge(*found).is_success
    billed.go_to(APRIL_3)
    run(billed)
    return found


def statement(
    billed: Billed, by: Person | None = None, month: str = MARCH, currency: str = "USD"
) -> Any:
    return ok((by or billed.owner).api.get(f"{billed.path}/statements/{month}/{currency}"))


def listed(billed: Billed, by: Person | None = None) -> Any:
    return ok((by or billed.client).api.get(f"{billed.path}/statements"))["statements"]


def enter(
    billed: Billed, kind: str, amount: int, by: Person | None = None, id_: str = "", **said: Any
) -> httpx2.Response:
    """Enter something beside the statement of March, which may be refused."""
    place = f"{billed.path}/statements/{MARCH}/USD/ledger/{id_ or new_id()}"
    body = {"kind": kind, "on": "2031-04-03", "amount": amount, **said}
    return (by or billed.owner).api.put(place, json=body)


def balance(answer: httpx2.Response) -> int:
    owed: int = ok(answer)["summary"]["balance"]
    return owed


def new_id() -> str:
    return b64(secrets.token_bytes(16))
