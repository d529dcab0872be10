"""Wake-ups between the processes that share a PostgreSQL."""

import asyncio

import psycopg
import pytest

from meantime.server.kit.actor import Actor
from meantime.server.kit.hub import Change, Hub
from meantime.server.kit.relay import CHANNEL, PostgresRelay

WITHIN_SECONDS = 20
PRACTICE, SPACE = "p" * 43, "s" * 43
STAFF = tuple(f"{n:043}" for n in range(300))
FOR_ALL = (Change(PRACTICE, SPACE, 7, STAFF),)


@pytest.fixture
def url(new_database):
    return new_database("postgres")


async def told(url, seat, before="", changes=FOR_ALL):
    """Return what a stream of `seat` in another process hears of changes made at once."""
    here, there = Hub(), Hub()
    sender, listener = PostgresRelay(url, here), PostgresRelay(url, there)
    here.relay_through(sender)
    stream = there.open(Actor(PRACTICE, seat, seat, "sign-in"))
    tasks = [asyncio.create_task(each) for each in (sender.notify(), listener.listen())]
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            hints = stream.hints()
            await anext(hints)
            assert (await anext(hints)).event == "resync"  # it listens
            if before:
                async with await psycopg.AsyncConnection.connect(url, autocommit=True) as database:
                    await database.execute("SELECT pg_notify(%s, %s)", (CHANNEL, before))
                assert (await anext(hints)).event == "resync"  # it listens again
            for change in changes:
                here.changed(change)
            return await anext(hints)
    finally:
        for task in tasks:
            task.cancel()


@pytest.mark.parametrize("seat", [STAFF[0], STAFF[-1]])
def test_a_change_for_more_seats_than_fit_a_notification_reaches_all(url, seat):
    hint = asyncio.run(told(url, seat))
    assert (hint.event, hint.space_id, hint.head_seq) == ("changed", SPACE, 7)


def test_whoever_an_earlier_change_concerned_hears_though_a_later_one_goes_with_it(url):
    removal = Change(PRACTICE, SPACE, 7, (STAFF[0], STAFF[1]))
    changes = (removal, Change(PRACTICE, SPACE, 8, (STAFF[1],)))
    for seat in (STAFF[0], STAFF[1]):
        hint = asyncio.run(told(url, seat, changes=changes))
        assert (hint.event, hint.space_id) == ("changed", SPACE)


def test_a_notification_of_another_version_ends_nothing(url):
    hint = asyncio.run(told(url, STAFF[0], before="of another shape"))
    assert hint.event == "changed"
