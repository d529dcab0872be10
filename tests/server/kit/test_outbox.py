"""The outbox: what cannot be sent, and what is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from meantime.server.kit.outbox.posting import (
    MessageFailed,
    post_message,
    withdraw_message,
)
from meantime.server.kit.outbox.sender import LEASE, Refused, again_at, take
from meantime.server.kit.problems import NotFound
from tests.server.kit.posting import MAIL, post_office, put, send, state
from tests.server.kit.sweeping import MINUTE


@pytest.fixture
def in_house(open_database):
    """Return how to run `async def scenario(house, post)` on both databases."""
    return post_office(open_database)


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


def test_what_was_put_off_may_be_withdrawn_and_what_is_being_sent_may_not(in_house):
    async def scenario(house, post):
        id_ = await put(house)
        post.trouble = OSError("nobody answers")
        await send(house)
        assert await house.write(withdraw_message, "p", id_)
        held = await put(house)
        await house.write(take, "mail", 1)
        assert not await house.write(withdraw_message, "p", held)
        house.clock.advance(LEASE)  # whoever had it has ended
        assert await house.write(withdraw_message, "p", held)

    in_house(scenario)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (99, 3600)]
)
def test_every_attempt_waits_longer_up_to_an_hour_and_not_all_the_same(attempts, seconds):
    now = datetime(2026, 3, 6, tzinfo=UTC)
    delays = {(again_at(now, attempts) - now).total_seconds() for _ in range(50)}
    assert len(delays) > 1
    assert seconds * 0.8 <= min(delays) <= max(delays) <= seconds * 1.2
