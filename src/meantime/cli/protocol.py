"""`meantime protocol`: checks that need no server, no account and no trust in us."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click

from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.spaces import SpaceState, verify_log

NESTING_MAX = 500

# A string is taken whole, closed or not, so that the time stays linear.
_string_or_bracket = re.compile(r'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)


@click.group()
def protocol() -> None:
    """Check a sealed log by yourself."""


@protocol.command()
@click.argument("log", type=click.Path(path_type=Path))
def verify(log: Path) -> None:
    """Verify a log: a JSON list of wire entries from the root on, as an export holds them.

    Prints `ok SEQ HEAD` and exits 0, or prints the code of the first failure and exits 1. The
    codes are those of the protocol; around them: `unreadable` for a file that cannot be read,
    `json` for one that is not JSON (or nests deeper than 500), `fields` for JSON that is no
    list, `root` for an empty one.
    """
    try:
        state = verify_text(log.read_bytes())
    except (OSError, ProtocolError) as refusal:
        click.echo(refusal.code if isinstance(refusal, ProtocolError) else "unreadable")
        sys.exit(1)
    click.echo(f"ok {state.seq} {state.head}")


def verify_text(raw: bytes) -> SpaceState:
    """Return the state after a log read from a file. Raises ProtocolError."""
    entries = read_json(raw)
    if not isinstance(entries, list):
        raise ProtocolError("fields")
    return verify_log(entries)


def read_json(raw: bytes) -> object:
    """Return any JSON, however it is spelled: only what is signed is canonical. Raises `json`."""
    try:
        text = raw.decode()
        depth = deepest = 0
        for found in _string_or_bracket.finditer(text):
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
            deepest = max(depth, deepest)
        demand(deepest <= NESTING_MAX, "json")
        value: object = json.loads(
            text, parse_constant=_refuse, parse_int=float
        )  # no length too great
    except ValueError:
        raise ProtocolError("json") from None
    return value


def _refuse(constant: str) -> object:
    raise ValueError(constant)
