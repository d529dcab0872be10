"""A terminal for somebody on a server of the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from meantime.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.world import World


@dataclass(frozen=True)
class Terminal:
    """Runs commands as one person on one device."""

    server: str
    folder: Path

    def run(self, *command: str, typed: tuple[str, ...] = (), fails: bool = False) -> str:
        """Return what a command shows; `typed` are the lines that it asks for, in order."""
        place = ["--server", self.server, "--folder", str(self.folder)]
        result = CliRunner().invoke(
            main, [*place, *command], input="".join(f"{t}\n" for t in typed)
        )
        unforeseen = result.exception and not isinstance(result.exception, SystemExit)
        assert not unforeseen, result.exception
        assert bool(result.exit_code) == fails, result.output
        return result.output


@pytest.fixture
def terminal(world: World, tmp_path: Path) -> Callable[[str], Terminal]:
    """Return a terminal for each name."""
    return lambda name: Terminal(world.server.origin, tmp_path / name)
