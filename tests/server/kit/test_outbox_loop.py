"""The sending loop: leases, limits, and channels that hold up no other."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from meantime.server.kit.alarm import Alarm
from meantime.server.kit.outbox import queries, sender
from meantime.server.kit.outbox.pace import Pace
from meantime.server.kit.outbox.sender import LEASE, keep_sending
from tests.server.kit.posting import post_office, put, send, state
from tests.server.kit.sweeping import kept_up, opened, until


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house, post)` on both databases."""
    return post_office(open_database)


def test_killed_after_sending_it_is_sent_again_under_the_same_id_once_the_lease_ends(in_house):
    async def scenario(house, post):
        id_ = await put(house)
        taken = await house.write(sender.take, "mail", 1)
        await post.send(taken[0])  # and now the process is gone
        house.clock.advance(LEASE - timedelta(seconds=5))
        await send(house)
        assert post.ids == [id_]
        house.clock.advance(timedelta(seconds=6))
        await send(house)
        assert post.ids == [id_, id_]
        assert await state(house, id_) == ("sent", None)

    in_house(scenario)


def test_whoever_comes_back_after_the_lease_changes_nothing(in_house):
    async def scenario(house, post):
        id_ = await put(house)
        (late,) = await house.write(sender.take, "mail", 1)
        house.clock.advance(LEASE)
        (second,) = await house.write(sender.take, "mail", 1)
        await house.write(sender.give_up, late, "too late")
        await house.write(sender.put_off, late, "too late")
        assert await state(house, id_) == ("waiting", None)
        await house.write(queries.mark_sent, second)
        assert await state(house, id_) == ("sent", None)
        assert (late.attempts, second.attempts) == (1, 2)
        assert post.ids == []

    in_house(scenario)


def test_a_sender_that_hangs_is_left_and_the_others_go_out(in_house, monkeypatch):
    monkeypatch.setattr(sender, "SEND_SECONDS", 0.1)

    async def scenario(house, _):
        async def hang(message):
            if message.id == hanging:
                await asyncio.sleep(60)

        house.senders.on("mail", hang)
        hanging, other = await put(house), await put(house)
        await send(house)
        assert await state(house, hanging) == ("waiting", "TimeoutError")
        assert await state(house, other) == ("sent", None)

    in_house(scenario)


@pytest.mark.parametrize("database", ["postgres"])
def test_two_processes_never_hold_the_same_message(open_database):
    async def scenario():
        async with opened(open_database()) as first, opened(open_database()) as second:
            ids = [await put(first) for _ in range(60)]
            both = [
                house.write(sender.take, "mail", 7) for _ in range(5) for house in (first, second)
            ]
            taken = [message.id for some in await asyncio.gather(*both) for message in some]
            assert len(set(taken)) == len(taken)
            assert set(taken) <= set(ids)

    asyncio.run(scenario())


def test_a_backlog_drains_no_faster_than_the_limit(in_house):
    async def scenario(house, post):
        seconds = [0.0]
        house.senders.channels["mail"].pace = Pace(30, lambda: seconds[0])
        for _ in range(70):
            await put(house)
        drained = []
        for _ in range(4):
            assert (await send(house) is None) or len(post.ids) == 70
            drained.append(len(post.ids))
            seconds[0] += 60
        assert drained == [30, 60, 70, 70]
        assert len(set(post.ids)) == 70

    in_house(scenario)


def test_no_minute_sees_more_than_the_limit():
    now, left = 0.0, []
    pace = Pace(10, lambda: now)
    for _ in range(500):
        count = min(4, pace.free())
        pace.note(count)
        left += [now] * count
        now += 0.7
    for start in left:
        assert len([at for at in left if start <= at < start + 60]) <= 10
    assert len(left) >= 50


def test_a_message_leaves_at_once_and_a_slow_channel_holds_up_no_other(in_house):
    async def scenario(house, post):
        async def hang(_):
            await asyncio.sleep(60)

        house.senders.on("slow", hang)
        for channel in house.senders.channels.values():
            channel.alarm = Alarm(timedelta(seconds=60))
        async with kept_up(keep_sending(house.store, house.senders)):
            await asyncio.sleep(0.1)
            await put(house, channel="slow")
            id_ = await put(house)

            async def is_sent():
                return await state(house, id_) == ("sent", None)

            await until(is_sent, 2)
        assert post.ids == [id_]

    in_house(scenario)
