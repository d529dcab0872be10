"""What is installed is what pyproject.toml asks for, by hash."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAME = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*")
GROUPS = PROJECT["dependency-groups"]
RUN = PROJECT["project"]["dependencies"]
ASKED = {"run": RUN, "dev": [*RUN, *GROUPS["dev"]], "web": GROUPS["web"]}


@pytest.mark.parametrize("file", ASKED)
def test_everything_asked_for_is_locked(file):
    names = {name for asked in ASKED[file] for name in NAME.findall(asked)}
    assert names - locked(file).keys() == set()


@pytest.mark.parametrize("file", ASKED)
def test_every_package_is_pinned_and_hashed(file):
    for name, text in locked(file).items():
        assert "==" in text, name
        assert "--hash=sha256:" in text, name


def test_trying_and_testing_use_the_same_versions():
    run, dev = locked("run"), locked("dev")
    assert {name: dev.get(name) for name in run} == run


def locked(file):
    text = (ROOT / "requirements" / f"{file}.txt").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    blocks = re.split(r"\n(?=\S)", kept)
    return {found.group(): block for block in blocks if (found := NAME.match(block))}
