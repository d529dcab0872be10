"""The sending loop: takes what is due under a lease, sends it, and notes what became of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from random import uniform
from typing import TYPE_CHECKING

import structlog

from meantime.server.kit.alarm import Alarm
from meantime.server.kit.outbox import queries
from meantime.server.kit.outbox.pace import Pace
from meantime.server.kit.outbox.posting import MessageFailed, MessagePutOff, MessageSent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from meantime.server.kit.outbox.posting import MessagePosted
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store
    from meantime.server.kit.unit import Unit

    Send = Callable[[Message], Awaitable[None]]

AT_ONCE = 20  # messages that one channel sends at the same time
PER_MINUTE = 600
SEND_SECONDS = 30.0  # an attempt, at most
LEASE = timedelta(seconds=120)  # well past that, and past noting what became of it
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=30), timedelta(minutes=60)
JITTER = 0.2  # share of the delay, so that not all come back together
GIVE_UP_AFTER = timedelta(days=5)  # Source: RFC 5321 section 4.5.4.1, "at least 4-5 days"
GAVE_UP = "gave-up"
CODE_CHARACTERS = 64
log = structlog.get_logger()


class Refused(Exception):
    """A sender raises this if to send it again cannot help. `code` says why, without content."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code[:CODE_CHARACTERS]


@dataclass
class Channel:
    """One way out: how to send, how much, for how long, and what wakes its loop."""

    name: str
    send: Send
    pace: Pace
    at_once: int
    seconds: float
    alarm: Alarm = field(default_factory=Alarm)

    @property
    def lease(self) -> timedelta:
        """For how long nobody else takes a message: well past the longest attempt."""
        return LEASE + timedelta(seconds=self.seconds - SEND_SECONDS)


class Senders:
    """Who sends what by which channel. Filled in by `main.py` alone."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}

    def on(
        self,
        channel: str,
        send: Send,
        per_minute: int = PER_MINUTE,
        *,
        at_once: int = AT_ONCE,
        seconds: float | None = None,
    ) -> None:
        """Send by `channel` with `send(message)`, so many a minute from this process at most.

        `send` runs outside any transaction, for `seconds` at most, if not SEND_SECONDS. Raises
        Refused if that is final; whatever else it raises, the message is sent again later under
        the same id.
        """
        self.channels[channel] = Channel(
            channel, send, Pace(per_minute), at_once, seconds or SEND_SECONDS
        )

    def hear(self, unit: Unit, event: MessagePosted) -> None:
        """Hear that something is to be sent: the channel's loop may have to wake earlier."""
        if channel := self.channels.get(event.channel):
            unit.after_commit(lambda: channel.alarm.ring(event.not_before))


async def keep_sending(store: Store, senders: Senders) -> None:
    """Send what is due, each channel by itself, until cancelled. Any number of processes may."""
    await asyncio.gather(*(keep_channel(store, channel) for channel in senders.channels.values()))


async def keep_channel(store: Store, channel: Channel) -> None:
    while True:
        channel.alarm.clear()
        try:
            next_at = await send_due(store, channel)
        except Exception as error:  # noqa: BLE001  nothing may end this: the messages wait
            log.warning("outbox.unsent", channel=channel.name, error=type(error).__name__)
            next_at = None
        await channel.alarm.sleep(store.clock, next_at)


async def send_due(store: Store, channel: Channel) -> datetime | None:
    """Send all that is due; return when the next is, None if nothing more may leave now."""
    while (next_at := await store.read(None, queries.first_due_at, channel.name)) is not None:
        if next_at > store.clock.now():
            return next_at
        if await send_some(store, channel) == 0:
            return None
    return None


async def send_some(store: Store, channel: Channel) -> int:
    """Send what is due, as much as may leave now; return how many were taken for it."""
    if not (count := min(channel.at_once, channel.pace.free())):
        return 0
    messages = await store.write(None, take, channel.name, count, channel.lease)
    channel.pace.note(len(messages))
    await asyncio.gather(*(send_one(store, channel, message) for message in messages))
    return len(messages)


def take(unit: Unit, channel: str, count: int, lease: timedelta = LEASE) -> list[Message]:
    return queries.take(unit, channel, count, unit.now + lease)


async def send_one(store: Store, channel: Channel, message: Message) -> None:
    """Try to send one message, and note what became of it."""
    try:
        async with asyncio.timeout(channel.seconds):
            await channel.send(message)
    except Refused as refusal:
        note = partial(give_up, message=message, error=refusal.code)
    except Exception as error:  # noqa: BLE001  whatever it was, the message waits
        note = partial(put_off, message=message, error=type(error).__name__[:CODE_CHARACTERS])
    else:
        note = partial(note_sent, message=message)
    try:
        await store.write(None, note)
    except Exception as error:  # noqa: BLE001  it is sent again when the lease ends
        log.warning("outbox.unnoted", channel=channel.name, error=type(error).__name__)


def note_sent(unit: Unit, message: Message) -> None:
    if queries.mark_sent(unit, message):
        m = message
        unit.tell(MessageSent(m.practice_id, m.id, m.channel, m.recipient, m.kind))


def give_up(unit: Unit, message: Message, error: str) -> None:
    if not queries.mark_failed(unit, message, error):
        return
    log.warning("outbox.failed", channel=message.channel, kind=message.kind, error=error)
    m = message
    unit.tell(MessageFailed(m.practice_id, m.id, m.channel, m.recipient, m.kind, error))


def put_off(unit: Unit, message: Message, error: str) -> None:
    if unit.now - message.created_at >= GIVE_UP_AFTER:
        give_up(unit, message, GAVE_UP)
        return
    if queries.put_off(unit, message, again_at(unit.now, message.attempts), error):
        unit.tell(MessagePutOff(message.practice_id, message.id, message.kind))
    log.warning("outbox.put_off", channel=message.channel, kind=message.kind, error=error)


def again_at(now: datetime, attempts: int) -> datetime:
    """Return when to try again after so many: 30 s, 1, 2, 4 … 60 minutes, give or take a fifth."""
    delay = min(LONGEST_DELAY, FIRST_DELAY * (1 << min(attempts - 1, 7)))
    return now + delay * uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  nothing secret
