"""The outbox: what goes wrong on the way out, and what leaves when."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from meantime.server.kit.outbox import queries, sender
from meantime.server.kit.outbox.pace import Pace
from meantime.server.kit.outbox.posting import (
    MessageFailed,
    NewMessage,
    post_message,
    withdraw_message,
)
from meantime.server.kit.outbox.sender import LEASE, Refused, again_at, keep_sending, send_due
from meantime.server.kit.outbox.tables import outbox
from meantime.server.kit.problems import NotFound
from tests.server.kit.sweeping import MINUTE, kept_up, opened, until


class Post:
    """A way out that notes what it was given, and raises `trouble` if there is any."""

    def __init__(self):
        self.ids = []
        self.trouble = None

    async def send(self, message):
        self.ids.append(message.id)
        if self.trouble:
            raise self.trouble


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house, post)`; the channel "mail" leads to `post`."""

    def run(scenario):
        async def inside():
            async with opened(open_database()) as house:
                post = Post()
                house.senders.on("mail", post.send)
                await scenario(house, post)

        asyncio.run(inside())

    return run


def test_a_hard_refusal_is_final_and_a_room_hears_of_it_in_the_same_commit(in_house):
    async def scenario(house, post):
        heard = []
        house.hearers.on(MessageFailed, lambda _, event: heard.append(event))
        id_ = await put(house)
        post.trouble = Refused("5.1.1")
        await send(house)
        assert await state(house, id_) == ("failed", "5.1.1")
        assert heard == [MessageFailed("p", id_, "mail", "seat", "notice", "5.1.1")]
        house.clock.advance(timedelta(days=9))
        await send(house)
        assert post.ids == [id_]

    in_house(scenario)


def test_what_a_room_raises_on_hearing_leaves_the_message_to_be_sent_again(in_house):
    async def scenario(house, post):
        def hear(*_):
            raise NotFound

        house.hearers.on(MessageFailed, hear)
        id_ = await put(house)
        post.trouble = Refused("no")
        with capture_logs() as logs:
            await send(house)
        assert logs[-1]["event"] == "outbox.unnoted"
        assert await state(house, id_) == ("waiting", None)
        post.trouble = None
        house.clock.advance(LEASE)
        await send(house)
        assert await state(house, id_) == ("sent", None)

    in_house(scenario)


def test_a_mail_server_that_is_down_for_a_day_loses_and_doubles_nothing(in_house):
    async def scenario(house, post):
        ids = [await put(house) for _ in range(5)]
        post.trouble = ConnectionRefusedError()
        for _ in range(24):
            await send(house)
            house.clock.advance(timedelta(hours=1.3))
        assert {await state(house, id_) for id_ in ids} == {("waiting", "ConnectionRefusedError")}
        post.trouble, post.ids = None, []
        for _ in range(3):
            await send(house)
            house.clock.advance(timedelta(hours=2))
        assert sorted(post.ids) == sorted(ids)

    in_house(scenario)


def test_what_cannot_be_sent_for_days_is_given_up(in_house):
    async def scenario(house, post):
        heard = []
        house.hearers.on(MessageFailed, lambda _, event: heard.append(event.error))
        id_ = await put(house)
        post.trouble = TimeoutError()
        await send(house)
        house.clock.advance(timedelta(days=5))
        await send(house)
        assert await state(house, id_) == ("failed", "gave-up")
        assert heard == ["gave-up"]

    in_house(scenario)


def test_a_failure_is_logged_without_an_id_or_a_word_of_what_was_said(in_house):
    async def scenario(house, post):
        await put(house)
        post.trouble = ValueError("somebody@example.org")
        with capture_logs() as logs:
            await send(house)
        said = {"channel": "mail", "kind": "notice", "error": "ValueError"}
        assert logs == [{"event": "outbox.put_off", "log_level": "warning", **said}]

    in_house(scenario)


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


def test_what_is_refused_sends_nothing(in_house):
    async def scenario(house, post):
        def refused(unit):
            post_message(unit, MAIL)
            raise NotFound

        with pytest.raises(NotFound):
            await house.write(refused)
        await send(house)
        assert post.ids == []

    in_house(scenario)


def test_a_channel_that_nobody_serves_keeps_what_it_has(in_house):
    async def scenario(house, post):
        id_ = await put(house, channel="push")
        await send(house)
        assert await state(house, id_) == ("waiting", None)
        house.senders.on("push", post.send)
        await send(house, "push")
        assert await state(house, id_) == ("sent", None)

    in_house(scenario)


def test_a_message_waits_for_its_time_and_may_be_withdrawn_until_then(in_house):
    async def scenario(house, post):
        later = house.clock.now() + MINUTE
        kept, withdrawn = [await put(house, not_before=later) for _ in range(2)]
        await send(house)
        assert post.ids == []
        assert await house.write(withdraw_message, "p", withdrawn)
        house.clock.advance(MINUTE)
        await send(house)
        assert post.ids == [kept]
        assert not await house.write(withdraw_message, "p", kept)

    in_house(scenario)


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


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (99, 3600)]
)
def test_every_attempt_waits_longer_up_to_an_hour_and_not_all_the_same(attempts, seconds):
    now = datetime(2026, 3, 6, tzinfo=UTC)
    delays = {(again_at(now, attempts) - now).total_seconds() for _ in range(50)}
    assert len(delays) > 1
    assert seconds * 0.8 <= min(delays) <= max(delays) <= seconds * 1.2


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


def test_a_message_leaves_at_once_and_a_slow_channel_holds_up_no_other(in_house, monkeypatch):
    monkeypatch.setattr("meantime.server.kit.alarm.LONGEST", timedelta(seconds=60))

    async def scenario(house, post):
        async def hang(_):
            await asyncio.sleep(60)

        house.senders.on("slow", hang)
        async with kept_up(keep_sending(house.store, house.senders)):
            await asyncio.sleep(0.1)
            await put(house, channel="slow")
            id_ = await put(house)

            async def is_sent():
                return await state(house, id_) == ("sent", None)

            await until(is_sent, 2)
        assert post.ids == [id_]

    in_house(scenario)


MAIL = NewMessage("p", "mail", "seat", "notice")


async def put(house, channel="mail", not_before=None):
    message = NewMessage("p", channel, "seat", "notice", not_before)
    return await house.write(post_message, message)


async def send(house, channel="mail"):
    return await send_due(house.store, house.senders.channels[channel])


async def state(house, id_):
    """Return a message's state and its last error."""
    found = select(outbox.c.state, outbox.c.last_error).where(outbox.c.id == id_)
    return await house.store.read(None, lambda unit: tuple(unit.db.execute(found).one()))
