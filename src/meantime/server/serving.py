"""Serves the app: uvicorn around it, until it is told to stop."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

import uvicorn

from meantime.server.logs import configure_logs
from meantime.server.main import create_app
from meantime.server.spaces.lane import AppendLane

if TYPE_CHECKING:
    from socket import socket

    from litestar import Litestar

    from meantime.server.kit.clock import Clock
    from meantime.server.kit.hub import Hub
    from meantime.server.settings import Settings

GARBAGE_AFTER: Final = 20_000  # new objects before the collector looks; 700 is for scripts
GRACE_SECONDS: Final = 10  # for requests that are under way when the server is told to stop


class Server(uvicorn.Server):
    """Ends the open streams when it is told to stop, which would otherwise keep it up."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._hub.end_all()
        await super().shutdown(sockets)


def make_server(app: Litestar, settings: Settings) -> Server:
    """Return uvicorn around the app, not yet started; it keeps no log of requests."""
    state = app.state
    config = uvicorn.Config(
        AppendLane(app, state.store, state.actors, state.stamp),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config, state.hub)


def serve(settings: Settings, clock: Clock | None = None) -> None:
    """Serve until told to stop. Raises AlreadyServed, WrongSchema, WrongPeople."""
    configure_logs()
    server = make_server(create_app(settings, clock), settings)
    # What is loaded by now stays; to look through it again and again costs a tenth of an append.
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER)
    server.run()
