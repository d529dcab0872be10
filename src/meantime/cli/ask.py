"""Asking for what must not stand on a command line, where shells and process lists keep it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


def is_terminal() -> bool:
    """Tell whether somebody types, and no pipe."""
    return sys.stdin.isatty()


def ask_secret(label: str) -> str:
    """Return a password or a code: typed unseen, or the next line of a pipe."""
    if is_terminal():
        answer: str = click.prompt(label, hide_input=True)
        return answer
    return next_line(label)


def ask_new_password() -> str:
    """Return a password that was typed twice, or came through a pipe once."""
    if is_terminal():
        answer: str = click.prompt("New password", hide_input=True, confirmation_prompt=True)
        return answer
    return next_line("New password")


def ask(label: str, default: str | None = None) -> str:
    """Return a line that may be seen."""
    answer: str = click.prompt(label, default=default, show_default=bool(default))
    return answer


def ask_which(label: str, words: Sequence[str]) -> str:
    """Return one of some words, asked for until it is."""
    answer: str = click.prompt(label, type=click.Choice(words))
    return answer


def ask_text() -> str:
    """Return a message: the lines typed up to an empty one, or all of a pipe."""
    if not is_terminal():
        return sys.stdin.read().strip()
    click.echo("Write your message. An empty line ends it.")
    lines = iter(lambda: click.prompt("", default="", show_default=False, prompt_suffix=""), "")
    return "\n".join(lines).strip()


def next_line(label: str) -> str:
    line = sys.stdin.readline()
    if not line:
        raise click.UsageError(f"{label}: nothing was given.")
    return line.rstrip("\r\n")
