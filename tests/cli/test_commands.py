"""What holds for every command, and those that need no server."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import httpx2
import keyring
import pytest
from click.testing import CliRunner
from keyring.backend import KeyringBackend

from meantime import sdk
from meantime.cli import keeping, sentences
from meantime.cli.main import main
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import make_account
from meantime.sdk.errors import ProblemDetails
from meantime.wire.problems import ProblemSlug
from tests.running import free_port

VECTORS = Path(__file__).parents[2] / "vectors" / "attacks.json"
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
CODES = {case["want"] for case in CASES} - {"ok"} | sentences.BY_CODE.keys()


def every_command(group, above=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from every_command(command, (*above, name))


@pytest.mark.parametrize("path", [path for path, _ in every_command(main)], ids=" ".join)
def test_every_command_says_what_it_does(path):
    shown = CliRunner().invoke(main, [*path, "--help"])
    assert shown.exit_code == 0, shown.output
    assert len(shown.output.splitlines()) > 3


def test_no_secret_is_taken_from_the_command_line():
    for _, command in every_command(main):
        for parameter in command.params:
            assert not {"password", "code", "secret", "text", "name"} & {parameter.name}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_sentence_and_a_way_to_help(code):
    told = sentences.told(ProtocolError(code)) or ""
    assert told.endswith(sentences.CRISIS)
    assert f"[{code}]" in told


@pytest.mark.parametrize("slug", ProblemSlug)
def test_every_problem_has_a_sentence_and_a_way_to_help(slug):
    problem = ProblemDetails(slug, "A title", 400)
    told = sentences.told(sdk.ProblemError(problem)) or ""
    assert told.endswith(sentences.CRISIS)


def test_a_mistake_of_our_own_is_not_dressed_up():
    assert sentences.told(ValueError("x")) is None


class Remembering(KeyringBackend):
    """Keeps secrets in this process: no system's keyring, and so not to be trusted with one."""

    priority = 9

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


def test_a_key_is_kept_for_one_login_at_one_server_until_it_is_forgotten():
    backend, account = Remembering(), make_account()
    keeping.keep(backend, "https://one.example", "jo@example.org", account)
    assert keeping.kept(backend, "https://two.example", "jo@example.org") is None
    found = keeping.kept(backend, "https://one.example", "jo@example.org")
    assert found
    assert found.id == account.id
    keeping.forget(backend, "https://one.example", "jo@example.org")
    assert keeping.kept(backend, "https://one.example", "jo@example.org") is None


def test_a_keyring_that_is_not_the_systems_own_is_given_nothing():
    before = keyring.get_keyring()
    keyring.set_keyring(Remembering())
    try:
        assert keeping.system_keyring() is None
    finally:
        keyring.set_keyring(before)


def run(*command, **environment):
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "meantime", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )


def test_a_machine_is_prepared_and_serves(tmp_path):
    data = {"MEANTIME_DATA_DIR": str(tmp_path / "data")}
    prepared = run("init", **data)
    shown, _ = prepared.communicate(timeout=60)
    assert prepared.returncode == 0, shown
    assert "Set-up link: http://localhost:8080/found#" in shown
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0

    port = free_port()
    serving = run("serve", "--port", str(port), **data)
    try:
        assert answers(f"http://127.0.0.1:{port}/healthz")
        second = run("init", **data)
        shown, _ = second.communicate(timeout=60)
        assert second.returncode == 1
        assert "Stop it first" in shown
    finally:
        serving.send_signal(signal.SIGTERM)
        shown, _ = serving.communicate(timeout=30)
    assert "Traceback" not in shown


def answers(url):
    for _ in range(600):
        try:
            return httpx2.get(url).is_success
        except httpx2.TransportError:
            time.sleep(0.05)
    return False
