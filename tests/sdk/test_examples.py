"""The scripts in `examples/` do what they say."""

import subprocess
import sys
from pathlib import Path

import pytest

from meantime.server.practices.service import make_setup_code
from tests.running import running, settings_for

EXAMPLES = Path(__file__).parents[2] / "examples"


def said_by(script, tmp_path, database):
    """Return what a script prints on a server of its own."""
    with running(settings_for(tmp_path, database)) as server:
        said = subprocess.run(  # noqa: S603  our own script
            [sys.executable, EXAMPLES / script, server.origin],
            input=server.write(make_setup_code),
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert said.stderr == ""
    return said.stdout


def test_hello_says_hello(tmp_path, database, new_database):
    said = said_by("hello.py", tmp_path, new_database(database))
    assert said.endswith("Tom: Hello, does this work?\nMia Lund: It does. Until Tuesday.\n")


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_is_urgent_is_noticed_and_its_alert_ends_with_a_note(tmp_path, database, new_database):
    said = said_by("safety.py", tmp_path, new_database(database))
    assert "kill myself" in said
    assert said.endswith("(urgent)\nClosed: reached\n")


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_policy_is_agreed_to_and_that_is_proven_without_the_server(
    tmp_path, database, new_database
):
    said = said_by("agreement.py", tmp_path, new_database(database)).splitlines()
    assert said[1:2] == ["Not yet: undecided"]
    assert said[-2:] == ["Mia reads: Hello, does this work?", "The signature is good."]


@pytest.mark.parametrize("database", ["sqlite"])
def test_messaging_is_rolled_out_asked_about_and_reviewed(tmp_path, database, new_database):
    said = said_by("rollout.py", tmp_path, new_database(database)).splitlines()
    assert said[0].endswith("Done: rollout.p1.agreements, by system")
    assert "Done: rollout.p1.restore, by person" in said
    assert said[-3:] == [
        "1 of 5 places taken",
        "1 has answered: too few to be shown",
        "Filed. The next review is 91 days later.",
    ]
