"""Webhooks at a terminal: one is named, tried, looked at, and gone."""

import re

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
URL = "https://hooks.example.invalid/meantime"


def run(terminal, *command, more=(), **how):
    return flat(terminal.run("webhooks", *command, typed=(WORDS, *more), **how))


def test_a_custodian_names_a_program_tries_it_and_lets_it_go(olga):
    assert "No program is told anything" in run(olga, "list")
    assert "at least one --kind" in run(olga, "add", URL, fails=True)
    told = run(olga, "add", "https://10.0.0.1/", "--kind", "alert.opened", fails=True)
    assert "must be an https address" in told
    first = run(olga, "add", URL, "--kind", "alert.opened")
    secret = re.search(r"whsec_\S+", first)
    assert secret
    assert "on" in run(olga, "list")
    assert secret[0] not in run(olga, "list")
    assert secret[0] not in run(olga, "secret", "1")
    assert "on its way" in run(olga, "test", "1")
    told = run(olga, "log", "1")
    assert "webhook.test" in told
    delivery = re.search(r"([\w-]{8}) \w{3} \d", told)
    assert delivery
    assert "under the same id" in run(olga, "resend", "1", delivery[1])
    assert "off" in run(olga, "change", "1", "--off", "--kind", "alert.closed")
    assert "alert.closed" in run(olga, "list")
    assert "No such number" in run(olga, "test", "2", fails=True)
    assert "Removed" in run(olga, "remove", "1", more=("y",))
    assert "No program is told anything" in run(olga, "list")
