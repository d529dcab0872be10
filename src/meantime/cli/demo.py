"""`meantime demo`: a practice to look around in, on this machine alone."""

from __future__ import annotations

import signal
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from meantime.demo import story
from meantime.demo.house import open_house
from meantime.demo.seed import seed

if TYPE_CHECKING:
    from meantime.demo.house import House


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for the data, to come back to it. Without one, all is gone at the end.",
)
def demo(port: int, keep: Path | None) -> None:
    """Make a small practice with a history and serve it, until Ctrl+C."""
    signal.signal(signal.SIGTERM, _stop)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        folder = keep or Path(stack.enter_context(TemporaryDirectory(prefix="meantime-demo-")))
        is_new = not (folder / "server").exists()
        house = stack.enter_context(open_house(folder / "server", port))
        if is_new:
            seed(house, folder / "devices")
        click.echo(tell(house))
        house.wait()


def tell(house: House) -> str:
    """Return where to look and how to come in."""
    people = (
        (story.CLINICIAN, "clinician", f"http://localhost:{house.port}"),
        (story.CLIENT, "client", f"http://client.localhost:{house.port}"),
        (story.OWNER, "owner", f"http://owner.localhost:{house.port}"),
    )
    lines = [f"  {who.name}, {role}:\n    {where}\n    {who.login}" for who, role, where in people]
    return "\n".join(
        [
            f"{story.PRACTICE.name} is open. Everything in it is made up.",
            "",
            *lines,
            "",
            f"  Password of each: {story.WORDS}",
            "",
            "Ctrl+C ends.",
        ]
    )


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
