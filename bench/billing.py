"""The monthly run of 10,000 clients: how long, for how long it holds others up, and again."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import insert

from bench.crisis import DETAILS, opened
from bench.figures import Figure, percentile
from meantime.protocol.encoding import b64
from meantime.server.billing.queries.billed import count_to_bill
from meantime.server.billing.service import making
from meantime.server.billing.service.runs import begin
from meantime.server.billing.tables.charges import charges
from meantime.server.billing.tables.plans import fee_accounts, fee_plans
from meantime.server.practices.tables import practices
from meantime.server.settings import Settings
from meantime.server.spaces.tables import seats, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.server.kit.store import Store
    from meantime.server.kit.unit import Unit

FEW, MANY = 1_000, 10_000  # clients
AT_ONCE: Final = 500  # clients in a commit, as they are made
MONTH: Final = date(2026, 10, 1)
AGREED_AT: Final = datetime(2026, 9, 20, 12, tzinfo=UTC)
LIMIT_SECONDS, LIMIT_HELD_UP = 60, 0.05
PRICE, TAX_RATE = 5_000, 825  # of a month; a reply is a tenth


class Ran(NamedTuple):
    """How long a run took, and for how long each of its transactions had the loop; in seconds.

    The latter are of the processor: what else the machine does holds nobody up here.
    """

    seconds: float
    steps: list[float]


def measure() -> Iterator[Figure]:
    """Yield the figures of a run, on SQLite, where the event loop itself writes."""
    few, many = (asyncio.run(run(count)) for count in (FEW, MANY))
    first, again = many
    yield Figure(
        f"monthly run of {MANY:,} clients",
        first.seconds / LIMIT_SECONDS,
        f"of {LIMIT_SECONDS} s",
        want=1,
        better="lower",
        detail={"seconds": round(first.seconds, 2), "transactions": len(first.steps)},
    )
    yield Figure(
        "how long a monthly run holds a message up",
        percentile(first.steps, 0.99) / LIMIT_HELD_UP,
        "of 50 ms",
        want=1,
        better="lower",
        detail={"longest_seconds": round(max(first.steps), 4)},
    )
    yield Figure(
        "the same run ordered again",
        again.seconds / first.seconds,
        "of the first",
        want=0.01,
        better="lower",
        detail={"seconds": round(again.seconds, 4)},
    )
    yield Figure(
        f"a client of {MANY:,} in a monthly run",
        sum(first.steps) / MANY / (sum(few[0].steps) / FEW),
        f"of one of {FEW:,}",
        want=1.3,
        better="lower",
        detail={"few": round(sum(few[0].steps), 2), "many": round(sum(first.steps), 2)},
    )


async def run(clients: int) -> tuple[Ran, Ran]:
    """Return how long a month takes that is billed for so many clients, and billed again."""
    with tempfile.TemporaryDirectory() as name:
        async with opened(Settings(data_dir=Path(name))) as store:
            practice_id = new_id()
            await fill(store, practice_id, clients)
            return await bill(store, practice_id), await bill(store, practice_id)


async def bill(store: Store, practice_id: str) -> Ran:
    """Order a month and bill it, a transaction after the other."""
    started = time.perf_counter()
    await store.write(None, order, practice_id)
    steps: list[float] = []
    while await store.write(None, step, practice_id, steps):
        pass
    return Ran(time.perf_counter() - started, steps)


def step(unit: Unit, practice_id: str, steps: list[float]) -> bool:
    before = time.thread_time()
    goes_on = making.bill_some(unit, practice_id)
    steps.append(time.thread_time() - before)
    return goes_on


def order(unit: Unit, practice_id: str, month: date = MONTH) -> None:
    begin(unit, practice_id, month, "", count_to_bill(unit, practice_id, month))


async def fill(store: Store, practice_id: str, clients: int) -> None:
    """Make a practice in whose threads a month and two replies of it are to be billed."""
    await store.write(None, found_practice, practice_id)
    for start in range(0, clients, AT_ONCE):
        await store.write(None, add_clients, practice_id, min(AT_ONCE, clients - start))


def found_practice(unit: Unit, practice_id: str) -> None:
    at = {"created_at": AGREED_AT}
    unit.db.execute(insert(practices).values(practice_id=practice_id, **at, **DETAILS))


def add_clients(unit: Unit, practice_id: str, count: int) -> None:
    """Add threads, each with a client who pays by the month and for two replies more."""
    rows: dict[Any, list[dict[str, Any]]] = {
        table: [] for table in (spaces, seats, fee_accounts, fee_plans, charges)
    }
    for _ in range(count):
        thread, client_id = new_id(), new_id()
        here = {"practice_id": practice_id, "space_id": thread}
        rows[spaces].append(space(practice_id, thread))
        rows[seats].append({**here, **seat(client_id)})
        account = {"is_self_pay": False, "billed_until": MONTH}
        rows[fee_accounts].append({**here, **account})
        rows[fee_plans].append({**here, **plan(client_id)})
        rows[charges] += [{**here, **charge(day)} for day in (5, 20)]
    for table, values in rows.items():
        unit.db.execute(insert(table), values)


def space(practice_id: str, thread: str) -> dict[str, Any]:
    names = ("head", "seats_hash")
    return {
        "practice_id": practice_id,
        "id": thread,
        "type": "care",
        "purpose": "thread",
        "responsible_id": thread,
        "head_seq": 0,
        **dict.fromkeys(names, thread),
        "terms": "",
    }


def seat(client_id: str) -> dict[str, Any]:
    return {
        "seat_id": client_id,
        "role": "client",
        "card": bytes(64),
        "since_seq": 0,
        "since_at": AGREED_AT,
        "invited_as": "",
        "invited_until": 0,
    }


def plan(client_id: str) -> dict[str, Any]:
    return {
        "id": "P" * 22,
        "source": "post",
        "kind": "monthly",
        "currency": "USD",
        "amount": PRICE,
        "share": 10_000,
        "tax": TAX_RATE,
        "replies": 0,
        "since": MONTH,
        "until": None,
        "state": "agreed",
        "offered_by": client_id,
        "offered_at": AGREED_AT,
        "agreed_by": client_id,
        "agreed_at": AGREED_AT,
        "answer_id": "A" * 22,
        "stops_on": None,
    }


def charge(day: int) -> dict[str, Any]:
    on = MONTH + timedelta(days=day)
    return {
        "item": b64(secrets.token_bytes(16)),
        "charge_id": "C" * 22,
        "on": on,
        "plan_id": "P" * 22,
        "amount": PRICE // 10,
        "tax": 41,
        "currency": "USD",
        "code": "",
        "by": "",
        "confirmed_at": datetime(on.year, on.month, on.day, 18, tzinfo=UTC),
        "month": None,
        "is_self_pay": False,
    }


def new_id() -> str:
    return b64(secrets.token_bytes(32))
