"""What stands before every command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Empty where nothing was said: then what was used last counts, or the person is asked."""

    server: str = ""
    login: str = ""
    folder: Path | None = None


# An id may begin with a dash; then it must not be taken for an option.
TAKES_AN_ID: Final = {"ignore_unknown_options": True}

pass_options = click.make_pass_decorator(Options)
