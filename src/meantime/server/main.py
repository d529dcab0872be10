"""Puts the server together: rooms, who hears which event, problem handler."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from meantime import __version__
from meantime.server import health, web_app
from meantime.server.accounts import routes as accounts
from meantime.server.accounts.actors import SignInActors
from meantime.server.accounts.door import Door
from meantime.server.accounts.rules.sign_ins import Limits
from meantime.server.accounts.server_key import ServerKey
from meantime.server.appointments import routes as appointments
from meantime.server.appointments.busy import BusyCalendars
from meantime.server.appointments.fetching import Fetcher
from meantime.server.billing import routes as billing
from meantime.server.blobs import routes as blobs
from meantime.server.blobs.uploads import Blobs
from meantime.server.boundaries import routes as boundaries
from meantime.server.headers import Stamp
from meantime.server.insights import routes as insights
from meantime.server.kit import problems
from meantime.server.kit.actor import provide_actor, provide_appender
from meantime.server.kit.audit import keep_sealing
from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.hub import Hub
from meantime.server.kit.outbox.sender import Senders, keep_sending
from meantime.server.kit.postgres import Postgres
from meantime.server.kit.relay import PostgresRelay
from meantime.server.kit.sqlite import Sqlite
from meantime.server.kit.store import Store
from meantime.server.kit.timers.sweeper import Timers, keep_sweeping
from meantime.server.notices import routes as notices
from meantime.server.notices.forgetting import keep_forgetting
from meantime.server.notices.service.ways import Ways
from meantime.server.policies import routes as policies
from meantime.server.practices import routes as practices
from meantime.server.practices import service as practices_service
from meantime.server.records import routes as records
from meantime.server.records.crisis import CrisisKeeper
from meantime.server.rollout import routes as rollout
from meantime.server.safety import routes as safety
from meantime.server.settings import server_key
from meantime.server.spaces import routes as spaces
from meantime.server.spaces.lane import BODY_BYTES
from meantime.server.wiring import handle_messages, handle_timers, hearers
from meantime.wire.base import API

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
    from typing import Any

    from litestar.connection import ASGIConnection
    from litestar.handlers import BaseRouteHandler

    from meantime.server.kit.database import Database
    from meantime.server.settings import Settings

    Loop = Callable[[], Coroutine[Any, Any, None]]  # never ends

SCHEMA = f"{API}/openapi.json"


def create_app(
    settings: Settings, clock: Clock | None = None, ways_in: Sequence[Router] = ()
) -> Litestar:
    """Return the whole server.

    A `clock` other than the real one is for the demo and for tests, more `ways_in` for the demo.
    """
    clock = clock or Clock()
    hub, timers, senders = Hub(), Timers(), Senders()
    key = ServerKey(server_key(settings.data_dir))
    ways = Ways(
        key,
        has_mail=bool(settings.smtp_host),
        to_loopback=settings.to_loopback,
        has_desk=settings.demo,
    )
    handle_timers(timers, ways, settings)
    store = Store(database_of(settings), clock, hearers(hub, timers, senders, ways))
    calendars = BusyCalendars(store, key, Fetcher(is_demo=settings.demo))
    crisis_keeper = CrisisKeeper(store, settings.crisis_folder, settings.crisis_kept)
    handle_messages(senders, store, key, settings, calendars, crisis_keeper)
    door = Door(
        key=key,
        limits=Limits(settings.sign_in_idle, settings.sign_in_absolute),
        is_allowed_origin=settings.is_allowed_origin,
        hub=hub,
    )
    actors = SignInActors(store, door)
    sealed_files = Blobs(store, settings.data_dir / "blobs")
    stamp = Stamp(clock)
    loops = (
        partial(keep_sealing, store),
        sealed_files.keep_tidy,
        partial(keep_sweeping, store, timers),
        partial(keep_sending, store, senders),
        partial(keep_forgetting, store),
    )
    return Litestar(
        route_handlers=[
            Router(
                API,
                route_handlers=[
                    *rollout.ROUTES,
                    *insights.ROUTES,
                    *records.ROUTES,
                    *billing.ROUTES,
                    *safety.ROUTES,
                    *appointments.ROUTES,
                    *boundaries.ROUTES,
                    *policies.ROUTES,
                    *notices.ROUTES,
                    *practices.ROUTES,
                    *blobs.ROUTES,
                    *spaces.ROUTES,
                    *accounts.ROUTES,
                    *ways_in,
                ],
            ),
            *appointments.OPEN_ROUTES,
            *health.ROUTES,
            *web_app.ROUTES,
        ],
        dependencies={
            "store": Provide(lambda: store, sync_to_thread=False),
            "backup_days": Provide(lambda: settings.backup_days, sync_to_thread=False),
            "blobs": Provide(lambda: sealed_files, sync_to_thread=False),
            "calendars": Provide(lambda: calendars, sync_to_thread=False),
            "crisis_keeper": Provide(lambda: crisis_keeper, sync_to_thread=False),
            "hub": Provide(lambda: hub, sync_to_thread=False),
            "ways": Provide(lambda: ways, sync_to_thread=False),
            "actor": Provide(provide_actor),
            "appender": Provide(provide_appender),
        },
        state=State(
            {
                "actors": actors,
                "blobs": sealed_files,
                "crisis_keeper": crisis_keeper,
                "door": door,
                "hub": hub,
                "stamp": stamp,
                "store": store,
                "timers": timers,
                "web_app": web_app.read_web_app(),
            }
        ),
        exception_handlers=problems.HANDLERS,
        before_send=[stamp],
        lifespan=[lambda _: running(settings, store, hub, loops)],
        request_max_body_size=BODY_BYTES,
        openapi_config=OpenAPIConfig(
            title="Meantime",
            version=__version__,
            openapi_router=Router(
                SCHEMA, route_handlers=[], guards=[refuse_below_schema], include_in_schema=False
            ),
            render_plugins=[JsonRenderPlugin(path="/")],
        ),
        logging_config=None,
    )


def refuse_below_schema(
    connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler
) -> None:
    """Raise NotFound for what the framework would answer below the schema: a page of its own."""
    if connection.scope["path"].rstrip("/") != SCHEMA:
        raise problems.NotFound


async def prepare(settings: Settings, clock: Clock | None = None) -> str:
    """Make what the data folder lacks, and return a set-up code that founds one practice.

    Raises AlreadyServed, WrongSchema, WrongPeople.
    """
    server_key(settings.data_dir)
    store = Store(database_of(settings), clock or Clock(), Hearers())
    await store.start()
    try:
        return await store.write(None, practices_service.make_setup_code)
    finally:
        await store.stop()


def database_of(settings: Settings) -> Database:
    """Return the database that the settings name."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.database_url:
        return Postgres(settings.database_url, is_demo=settings.demo)
    return Sqlite(settings.data_dir, is_demo=settings.demo)


@asynccontextmanager
async def running(
    settings: Settings, store: Store, hub: Hub, loops: Sequence[Loop]
) -> AsyncIterator[None]:
    """Hold the database open, and do what is done all the time, while the server runs."""
    await store.start()
    tasks = [asyncio.create_task(loop()) for loop in loops]
    if settings.database_url:
        relay = PostgresRelay(settings.database_url, hub)
        hub.relay_through(relay)
        tasks += [asyncio.create_task(relay.listen()), asyncio.create_task(relay.notify())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)  # whatever became of them
        await store.stop()
