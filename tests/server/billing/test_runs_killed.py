"""A run that is killed at any moment, or goes on in two processes, doubles and loses nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime

import psycopg
import pytest
from sqlalchemy import select

from bench.billing import MONTH, add_clients, found_practice, order
from bench.crisis import opened
from meantime.server.billing.running import Biller
from meantime.server.billing.service.runs import BILLING
from meantime.server.billing.tables.charges import charges
from meantime.server.billing.tables.plans import billing_settings, fee_accounts
from meantime.server.billing.tables.statements import billing_runs, statement_lines, statements
from meantime.server.kit.outbox.queries import Message
from tests.outside import OutsideServer
from tests.running import poll, settings_for
from tests.server.notices.test_killed import end_leases

PRACTICE = "P" * 43
CLIENTS = 96
OWED = 5_000 + 413 + 2 * (500 + 41)  # a month and two replies, with tax


def in_store(settings, fn, *args):
    """Return `fn(unit, *args)`, in a store of its own."""

    async def run():
        async with opened(settings) as store:
            return await store.write(None, fn, *args)

    return asyncio.run(run())


def kept(unit):
    """Return all rows of what a run writes, by table."""
    tables = (statements, statement_lines, charges, fee_accounts, billing_runs, billing_settings)
    return {table.name: unit.db.execute(select(table)).all() for table in tables}


def assert_each_once(rows):
    """Everybody has one statement with three lines, whose sum is what they owe."""
    made = rows["statements"]
    assert len(made) == len({row.space_id for row in made}) == CLIENTS
    assert sorted(row.number for row in made) == list(range(1, CLIENTS + 1))
    assert {(row.amount + row.tax, row.balance, row.paused) for row in made} == {(OWED, OWED, 0)}
    sums: Counter[str] = Counter()
    for line in rows["statement_lines"]:
        sums[line.space_id] += line.amount + line.tax
    assert sums == {row.space_id: OWED for row in made}
    assert len(rows["statement_lines"]) == 3 * CLIENTS
    assert {row.month for row in rows["charges"]} == {MONTH}
    assert {str(row.billed_until) for row in rows["fee_accounts"]} == {"2026-11-01"}
    (run,) = rows["billing_runs"]
    assert (run.done, run.of, run.statements) == (CLIENTS, CLIENTS, CLIENTS)
    assert rows["billing_settings"][0].next_number == CLIENTS + 1


def asked(settings, sql):
    """Return the rows of a query, past a server that may be running."""
    if settings.database_url:
        with psycopg.connect(settings.database_url) as db:
            return db.execute(sql.encode()).fetchall()
    with closing(sqlite3.connect(settings.data_dir / "meantime.db", timeout=10)) as file:
        return file.execute(sql).fetchall()


def done(settings):
    ((count,),) = asked(settings, "SELECT done FROM billing_runs")
    return count


def has_ended(settings):
    return asked(settings, "SELECT ended_at FROM billing_runs") != [(None,)]


@pytest.mark.parametrize("kills", [1, pytest.param(4, marks=pytest.mark.long)])
def test_killed_in_the_middle_it_goes_on_where_it_was(database, new_database, tmp_path, kills):
    settings = settings_for(tmp_path, new_database(database))
    server = OutsideServer(settings, tmp_path / "log")
    beside = OutsideServer(settings, tmp_path / "log2") if database == "postgres" else None
    in_store(settings, found_practice, PRACTICE)
    in_store(settings, add_clients, PRACTICE, CLIENTS)
    in_store(settings, order, PRACTICE)
    try:
        for kill in range(kills):
            server.start()
            poll(lambda: done(settings) > CLIENTS * kill // (kills + 1), 60)  # noqa: B023  at once
            server.kill()
            end_leases(settings)
        if beside:
            beside.start()
        server.start()
        poll(lambda: has_ended(settings), 60)
    finally:
        for each in filter(None, (server, beside)):
            each.kill()
    assert_each_once(in_store(settings, kept))


def test_two_processes_at_once_make_each_statement_once(database, new_database, tmp_path):
    settings = settings_for(tmp_path, new_database(database))
    message = Message(PRACTICE, "A" * 22, BILLING, PRACTICE, BILLING, datetime.now(UTC), 1)

    async def run():
        async with opened(settings) as store:
            await store.write(None, found_practice, PRACTICE)
            await store.write(None, add_clients, PRACTICE, CLIENTS)
            await store.write(None, order, PRACTICE)
            await store.write(None, order, PRACTICE)  # by a second hand, meanwhile
            await asyncio.gather(*(Biller(store).send(message) for _ in range(4)))
            first = await store.read(None, kept)
            await store.write(None, order, PRACTICE)
            await Biller(store).send(message)
            return first, await store.read(None, kept)

    first, again = asyncio.run(run())
    assert_each_once(again)
    assert again == first
