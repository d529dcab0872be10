"""In a worker of Chromium: verifying and opening a long thread, and looking at texts."""

from __future__ import annotations

import functools
import json
import tempfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.figures import Figure
from tools import chromium, web
from tools.work import run_quietly

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_BUILT = "The measurement for the browser could not be built."
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
ASK = """([script, given]) => new Promise((resolve, reject) => {
  const worker = new Worker(script, { type: 'module' });
  worker.onmessage = (said) => resolve(said.data);
  worker.onerror = (fault) => reject(fault.message);
  if (given !== null) worker.postMessage(given);
})"""


def measure() -> Iterator[Figure]:
    """Yield the share used of the time allowed to verify and open 2,000 entries in a worker."""
    told = _read_bare()
    yield Figure(
        "verify and open 2,000 entries, browser worker",
        told["readMs"] / told["limitMs"],
        "of 1.5 x bare libsodium + 0.5 s",
        want=1,
        better="lower",
        detail=told,
    )


def bare_limit_ms() -> float:
    """Return the time allowed for 2,000 entries here and now: 1.5 x bare libsodium + 0.5 s."""
    return _read_bare()["limitMs"]


def screening_ms(texts: list[str]) -> list[float]:
    """Return how many ms each text took to be looked at with all rules."""
    times: list[float] = _ask("/screening.js", texts)
    return times


def _read_bare() -> dict[str, float]:
    told: dict[str, float] = json.loads(_ask("/reading.js", None))
    return told


def _ask(script: str, given: list[str] | None) -> Any:  # noqa: ANN401  what a worker says is JSON
    """Build the measurements and run one of them; return what it says."""
    with tempfile.TemporaryDirectory() as name:
        build = ("vite", "--", "build", "--config", "vite.bench.config.ts", "--outDir", name)
        step = web.npm("Building the measurement", "exec", *build, "--emptyOutDir")
        run_quietly(step, NOT_BUILT)
        (Path(name) / "index.html").write_text("<!doctype html><title>Measuring</title>")
        return _run(Path(name), script, given)


def _run(folder: Path, script: str, given: list[str] | None) -> Any:  # noqa: ANN401
    """Run the worker `script` of `folder` on a page; return what it says."""
    files = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), files)
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page()
        page.goto(f"http://localhost:{server.server_port}/")
        told = page.evaluate(ASK, [script, given])
        browser.close()
    server.shutdown()
    server.server_close()
    return told


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the measurement has the screen."""
