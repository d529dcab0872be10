"""Ways in: statements, what is done to them, what is due."""

from __future__ import annotations

from datetime import date

from litestar import get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.billing.queries.statements import Key
from meantime.server.billing.service import accounts, ledger, statements
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.statements import AccountPage, Ageing, NewLedgerEntry, Statement, StatementPage


@get("/billing/statements")
async def list_statements(
    store: Given[Store],
    actor: Given[Actor],
    month: FromQuery[date | None] = None,
    cursor: FromQuery[str] = "",
) -> StatementPage:
    """List the practice's statements, of a month or the newest. Problems: not-found, malformed."""
    return await store.read(actor, statements.list_statements, month, cursor)


@get("/billing/ageing")
async def show_ageing(store: Given[Store], actor: Given[Actor]) -> Ageing:
    """Return what is due to the practice, by how long it has been. Problems: not-found."""
    return await store.read(actor, accounts.show_ageing)


@get("/billing/accounts")
async def list_accounts(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> AccountPage:
    """List what each client owes, by their thread. Problems: not-found, malformed."""
    return await store.read(actor, accounts.list_accounts, cursor)


@get("/spaces/{space_id:str}/statements")
async def list_statements_in(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], cursor: FromQuery[str] = ""
) -> StatementPage:
    """List the statements of a thread, the newest first. Problems: not-found, malformed."""
    return await store.read(actor, statements.list_in, space_id, cursor)


@get("/spaces/{space_id:str}/statements/{month:date}/{currency:str}")
async def show_statement(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    month: FromPath[date],
    currency: FromPath[str],
) -> Statement:
    """Return a whole statement. Problems: not-found."""
    key = Key(actor.practice_id, space_id, month, currency)
    return await store.read(actor, statements.show, key)


@put("/spaces/{space_id:str}/statements/{month:date}/{currency:str}/ledger/{entry_id:str}")
async def enter(  # noqa: PLR0913, PLR0917  its path, and what is entered
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    month: FromPath[date],
    currency: FromPath[str],
    entry_id: FromPath[str],
    data: JSONBody[NewLedgerEntry],
) -> Statement:
    """Enter a payment, a refund, a credit or a write-off; the id is the app's.

    Problems: not-found, malformed, fee-settled.
    """
    key = Key(actor.practice_id, space_id, month, currency)
    return await store.write(actor, ledger.enter, key, entry_id, data)


ROUTES = [
    list_statements,
    show_ageing,
    list_accounts,
    list_statements_in,
    show_statement,
    enter,
]
