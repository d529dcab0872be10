"""A terminal for somebody on a server of the world."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
import pytest
from click.testing import CliRunner

from meantime import sdk
from meantime.cli import ask, asking, people
from meantime.cli.main import main
from meantime.server.practices.service import make_setup_code
from tests.cli.demos import opened
from tests.cli.walks import CODE, WORDS, find
from tests.passwords import cheap_passwords  # noqa: F401  a fixture of every test here
from tests.running import NO_TLS

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


@pytest.fixture
def logins():
    """Return addresses that nobody has yet on this server."""
    mark = secrets.token_hex(4)
    return {name: f"{name}-{mark}@example.org" for name in ("olga", "anna", "jo")}


@pytest.fixture
def olga(world, terminal, logins):
    """Return the terminal of the owner of a practice that was just founded."""
    owner = terminal("olga")
    code = world.server.write(make_setup_code)
    practice = ("Elm Street", "+1 555 0100", "1 Elm Street")
    typed = (code, *practice, "Olga Brandt", "PsyD", logins["olga"], WORDS, "clinician")
    shown = owner.run("practice", "found", typed=typed)
    assert find(CODE, shown)  # the recovery code
    assert code not in shown
    return owner


@pytest.fixture
def anna(olga, terminal, logins):
    """Return the terminal of a clinician who joined."""
    code = find(CODE, olga.run("staff", "invite", typed=(WORDS,)))
    clinician = terminal("anna")
    shown = clinician.run("staff", "join", typed=(code, logins["anna"], WORDS))
    anna_id = find(r"Your id: \S+", shown).removeprefix("Your id: ")
    olga.run("staff", "introduce", anna_id[:8], typed=(WORDS, "Anna Weiss", "LMFT"))
    assert "Anna Weiss" in olga.run("staff", "list", typed=(WORDS,))
    return clinician


@pytest.fixture
def jo(anna, terminal, logins):
    """Return the terminal of a client who joined by the link."""
    shown = anna.run("client", "invite", typed=(WORDS, "Jo Kim", "Anna Weiss", "LMFT"))
    link = find(r"http\S+/join#\S+", shown)
    assert "\u2588\u2580" in shown  # the same link, for a camera
    client = terminal("jo")
    shown = client.run("join", typed=(link, "Jo", logins["jo"], WORDS))
    assert "Anna Weiss of Elm Street invites you" in re.sub(r"\s+", " ", shown)
    return client


@pytest.fixture
def somebody_types(jo, monkeypatch):
    """Return the terminal of a client who types themselves; passwords are known."""
    for module in (ask, asking):
        monkeypatch.setattr(module, "is_terminal", lambda: True)
    monkeypatch.setattr(people, "ask_secret", lambda _: WORDS)
    return jo


@pytest.fixture
def unlocked(jo, world, monkeypatch, logins):
    """Return the terminal of a client who stays unlocked on this device."""
    jo.run("threads", "write", typed=(WORDS, "A small step today."))  # no card was shown yet
    with sdk.connect(world.server.origin, logins["jo"], WORDS, jo.folder) as me:
        account = me.connection.account
    monkeypatch.setattr(people, "system_keyring", lambda: "a keyring")
    monkeypatch.setattr(people, "kept", lambda *_: account)
    return jo


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """Yield a folder for the demo and its address, one demo for all tests of it."""
    folder = tmp_path_factory.mktemp("demo")
    with opened(folder) as url:
        yield folder, url
    assert list(folder.iterdir()) == []


@pytest.fixture
def api(place):
    """Yield a client of the demo's own routes, as its own page has one."""
    _, url = place
    with httpx2.Client(
        base_url=f"{url}/api/demo", headers={"Origin": url}, verify=NO_TLS, trust_env=False
    ) as client:
        yield client
