"""The wheel runs by itself: no checkout, no Node."""

import json
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from meantime import __version__
from meantime.screening.model.model import FOLDER, MODEL
from tests.sdk.test_model_state import SIDEWAYS

ROOT = Path(__file__).parents[2]
ADDRESS = "http://localhost:"
MODEL_FILES = ("weights.bin", "model.yaml")

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the folder of programs of an environment that has the wheel and nothing of ours."""
    place = tmp_path_factory.mktemp("packaging")
    build = [sys.executable, "-m", "hatchling", "build", "--target=wheel", "--directory"]
    run([*build, place], cwd=ROOT)
    (wheel,) = place.glob("*.whl")
    run([sys.executable, "-m", "venv", place / "venv"])
    programs = place / "venv" / "bin"
    pip = [programs / "python", "-m", "pip", "install", "--quiet"]
    run([*pip, "--require-hashes", "--requirement", ROOT / "requirements" / "run.txt"])
    run([*pip, "--no-deps", wheel])
    return programs


def test_the_demo_serves_the_web_app(demo):
    url = demo.stdout.readline().split()[-1]
    assert url.startswith(ADDRESS)
    page = httpx2.get(url)
    version = httpx2.get(f"{url}/_app/version.json")
    demo.terminate()
    assert demo.wait(timeout=30) == 0
    assert page.status_code == version.status_code == 200
    assert "_app/immutable/" in page.text
    assert "require-trusted-types-for 'script'" in page.headers["content-security-policy"]


@pytest.fixture
def demo(installed, tmp_path):
    """Yield the installed demo, running where there is no Node."""
    env = {"PATH": str(installed), "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    command = [installed / "meantime", "demo", "--port=0"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603  what was just built
        yield running
        running.kill()


def test_it_says_its_version(installed, tmp_path):
    assert __version__ in said(installed, tmp_path, "--version")


def test_the_model_comes_with_it_and_finds_what_no_rule_knows(installed, tmp_path):
    (purelib,) = installed.parent.glob("lib/*/site-packages")
    for name in MODEL_FILES:
        shipped = purelib / "meantime" / "screening" / "model" / name
        assert shipped.read_bytes() == FOLDER.joinpath(name).read_bytes()
    file = tmp_path / "sideways.jsonl"
    file.write_text(json.dumps({"id": "1", "text": SIDEWAYS, "label": "urgent"}))
    found = said(installed, tmp_path, "screening", "evaluate", file, "--model", "--each")
    assert json.loads(found)["rules"] == [MODEL]
    assert "0.95" in said(installed, tmp_path, "screening", "evaluate", file, "--model")


def said(programs, home, *arguments):
    """Return what the installed `meantime` prints where there is nothing of ours but the wheel."""
    env = {"PATH": str(programs), "HOME": str(home)}
    command = [programs / "meantime", *arguments]
    return subprocess.check_output(command, env=env, cwd=home, text=True)  # noqa: S603  same


def run(command, cwd=None):
    subprocess.run([str(part) for part in command], cwd=cwd, check=True)  # noqa: S603  same
