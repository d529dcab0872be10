"""A walk through many spaces, as a person at a terminal sees it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.progress import Progress

from meantime.cli import show
from meantime.cli.sentences import BY_CODE, CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from meantime.sdk.progress import Progress as Tell

HIDDEN = "The server hides this space."


@contextmanager
def walking(what: str = "Spaces") -> Iterator[Tell]:
    """Show how far a walk has come, as long as the block runs."""
    with Progress(console=show.console(), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda n, whole: shown.update(task, completed=n, total=whole)


def demand_whole(failed: Mapping[str, str], missing: frozenset[str]) -> None:
    """Raise ClickException, with a line for each space, unless the walk was everywhere."""
    stopped = {space_id: BY_CODE.get(code, CHANGED) for space_id, code in failed.items()}
    hidden = dict.fromkeys(missing, HIDDEN)
    lines = [f"{space_id[:8]}: {why}" for space_id, why in sorted((stopped | hidden).items())]
    if lines:
        raise click.ClickException("Not everywhere yet. Do it again.\n" + "\n".join(lines))
