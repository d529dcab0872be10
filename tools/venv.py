"""The project's own Python in `.venv`, filled from hashed requirement files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.work import ROOT, Stamp, Step, Trouble, run_quietly

VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))

NO_VENV = (
    "This Python cannot make a virtual environment. On Debian and Ubuntu install it with: "
    "apt-get install python3-venv"
)
NO_PACKAGES = (
    "The Python packages could not be installed. The first run needs a network that reaches "
    "a package index; later ones do not."
)


def install(requirements: str) -> None:
    """Make sure that `requirements/<requirements>.txt` is installed. Raises Trouble."""
    make_venv()
    listed = ROOT / "requirements" / f"{requirements}.txt"
    stamp = Stamp(STAMPS, requirements, [listed])
    if stamp.is_fresh:
        return
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "--require-hashes", "-r", str(listed)]
    run_quietly(Step(f"Installing the Python packages ({requirements})", command), NO_PACKAGES)
    stamp.set()


def make_venv() -> None:
    """Make `.venv`, or make it again if its Python has gone; put `src/` on its path."""
    if Path(PYTHON).is_file() and asks(["-c", "import meantime"]) is not None:
        return
    shutil.rmtree(STAMPS, ignore_errors=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    run_quietly(Step("Making a Python environment in .venv", command), NO_VENV)
    packages = asks(["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    if packages is None:
        raise Trouble(NO_VENV)
    Path(packages, "meantime.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def asks(arguments: list[str]) -> str | None:
    """Return what the environment's Python prints, or None if it fails."""
    done = subprocess.run(
        [PYTHON, *arguments], capture_output=True, text=True, check=False, cwd=VENV
    )
    return done.stdout.strip() if done.returncode == 0 else None
