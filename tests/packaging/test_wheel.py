"""The wheel runs by itself: no checkout, no Node."""

import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from meantime import __version__

ROOT = Path(__file__).parents[2]
ADDRESS = "http://localhost:"

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


def test_it_says_its_version(installed):
    command = [installed / "meantime", "--version"]
    said = subprocess.check_output(command, text=True)  # noqa: S603  same
    assert __version__ in said


def run(command, cwd=None):
    subprocess.run([str(part) for part in command], cwd=cwd, check=True)  # noqa: S603  same
