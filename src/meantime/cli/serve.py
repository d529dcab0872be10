"""`meantime init` and `meantime serve`: for whoever runs the machine."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from meantime.server import main as server
from meantime.server import serving
from meantime.server.kit.database import AlreadyServed, WrongPeople, WrongSchema
from meantime.server.settings import WrongSetting, from_environment

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def told_plainly() -> Iterator[None]:
    """Tell what whoever runs the server has to change, without a traceback."""
    try:
        yield
    except (WrongSetting, AlreadyServed, WrongSchema, WrongPeople) as error:
        raise click.ClickException(str(error)) from error


@click.command()
@told_plainly()
def init() -> None:
    """Prepare this machine to serve a practice, and print a link that founds one.

    Makes the data folder, the server's key and the database where they are missing; the
    settings come from the environment. The link works once, for a day; its code alone does too.
    """
    settings = from_environment()
    code = asyncio.run(server.prepare(settings))
    click.echo(f"Data: {settings.data_dir}")
    click.echo(f"Set-up link: {settings.allowed_origins[0]}/found#{code}")
    click.echo("Next: `meantime serve`, and open the link in a browser; or, in another window,")
    click.echo("`meantime practice found`. Whoever has the link can found the practice.")


@click.command()
@click.option("--host", help="Where to listen, instead of the setting.")
@click.option("--port", type=click.IntRange(0, 65535), help="Instead of the setting.")
@told_plainly()
def serve(host: str | None, port: int | None) -> None:
    """Serve until Ctrl+C. The settings come from the environment."""
    settings = from_environment()
    settings = replace(
        settings,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
    )
    click.echo(f"Meantime serves on {settings.allowed_origins[0]} (Ctrl+C ends).")
    serving.serve(settings)
