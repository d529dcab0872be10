"""Signing in for one command: by the system's keyring, or by a password that is asked for."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import msgspec

from meantime import sdk
from meantime.cli.ask import ask, ask_secret
from meantime.cli.keeping import kept, system_keyring
from meantime.protocol.errors import ProtocolError
from meantime.sdk.files import read_private, write_private
from meantime.sdk.http import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from meantime.cli.options import Options
    from meantime.protocol.keys import Account


class LastUsed(msgspec.Struct, frozen=True):
    """Where this device went last, and as whom: its owner's own address, in a file of mode 600."""

    server: str = ""
    login: str = ""


def folder_of(options: Options) -> Path:
    """Return where this device keeps what it keeps."""
    return options.folder or sdk.default_folder()


def server_of(options: Options) -> str:
    """Return the server's origin: given, used last, or asked for."""
    given = options.server or last_used(options).server
    return origin_of(given or ask("Address of the server", "http://localhost:8080"))


def login_of(options: Options) -> str:
    """Return the login: given, used last, or asked for."""
    return options.login or last_used(options).login or ask("Your e-mail address")


def last_used(options: Options) -> LastUsed:
    text = read_private(folder_of(options) / "last.json")
    return msgspec.json.decode(text, type=LastUsed) if text else LastUsed()


def note_used(options: Options, server: str, login: str) -> None:
    """Let the next command go to the same place."""
    used = msgspec.json.encode(LastUsed(server, login))
    write_private(folder_of(options) / "last.json", used)


@contextmanager
def signed_in(options: Options, *, works_alone: bool = False) -> Iterator[sdk.Person]:
    """Run the block as the person whom the options name; sign out after it.

    What an earlier command could not send goes out first. Whoever stays unlocked on this device
    needs no server for a block that `works_alone`.
    """
    server, login = server_of(options), login_of(options)
    backend = system_keyring()
    account = kept(backend, server, login) if backend else None
    if account is None:
        password = ask_secret("Password")
        person = sdk.connect(server, login, password, folder_of(options))
    else:
        person = _by_key(options, server, account, login, works_alone=works_alone)
    note_used(options, server, login)
    with person:
        with suppress(ProtocolError, sdk.SdkError):
            person.send()
        yield person


def _by_key(
    options: Options, server: str, account: Account, login: str, *, works_alone: bool
) -> sdk.Person:
    try:
        return sdk.connect_by_key(server, account, folder_of(options), login)
    except sdk.Unreachable:
        here = sdk.open_here(server, account, folder_of(options), login) if works_alone else None
        if here is None:
            raise
        return here
