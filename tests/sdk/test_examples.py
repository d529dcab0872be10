"""The scripts in `examples/` do what they say."""

import subprocess
import sys
from pathlib import Path

from meantime.server.practices.service import make_setup_code
from tests.running import running, settings_for

HELLO = Path(__file__).parents[2] / "examples" / "hello.py"


def test_hello_says_hello(tmp_path, database, new_database):
    with running(settings_for(tmp_path, new_database(database))) as server:
        said = subprocess.run(  # noqa: S603  our own script
            [sys.executable, HELLO, server.origin],
            input=server.write(make_setup_code),
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert said.stderr == ""
    assert said.stdout.endswith("Tom: Hello, does this work?\nMia Lund: It does. Until Tuesday.\n")
