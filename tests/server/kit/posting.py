"""A post office for tests: an outbox whose only way out notes what it was given."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from meantime.server.kit.outbox.posting import (
    NewMessage,
    post_message,
)
from meantime.server.kit.outbox.sender import send_due
from meantime.server.kit.outbox.tables import outbox
from tests.server.kit.sweeping import opened

MAIL = NewMessage("p", "mail", "seat", "notice")


class Post:
    """A way out that notes what it was given, and raises `trouble` if there is any."""

    def __init__(self):
        self.ids = []
        self.trouble = None

    async def send(self, message):
        self.ids.append(message.id)
        if self.trouble:
            raise self.trouble


def post_office(open_database):
    """Return how to run `async def scenario(house, post)`; the channel "mail" leads to `post`."""

    def run(scenario):
        async def inside():
            async with opened(open_database()) as house:
                post = Post()
                house.senders.on("mail", post.send)
                await scenario(house, post)

        asyncio.run(inside())

    return run


async def put(house, channel="mail", not_before=None):
    message = NewMessage("p", channel, "seat", "notice", not_before)
    return await house.write(post_message, message)


async def send(house, channel="mail"):
    return await send_due(house.store, house.senders.channels[channel])


async def state(house, id_):
    """Return a message's state and its last error."""
    found = select(outbox.c.state, outbox.c.last_error).where(outbox.c.id == id_)
    return await house.store.read(None, lambda unit: tuple(unit.db.execute(found).one()))
