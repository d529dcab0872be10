"""Verifying and opening a long thread in a worker of Chromium, against bare libsodium there."""

from __future__ import annotations

import functools
import json
import tempfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.figures import Figure
from tools import chromium, web
from tools.work import run_quietly

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_BUILT = "The measurement for the browser could not be built."
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
ASK = """() => new Promise((resolve, reject) => {
  const worker = new Worker('/reading.js', { type: 'module' });
  worker.onmessage = (said) => resolve(said.data);
  worker.onerror = (fault) => reject(fault.message);
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


def _read_bare() -> dict[str, float]:
    """Build the measurement and run it; return what it measured, times in ms."""
    with tempfile.TemporaryDirectory() as name:
        build = ("vite", "--", "build", "--config", "vite.bench.config.ts", "--outDir", name)
        step = web.npm("Building the measurement", "exec", *build, "--emptyOutDir")
        run_quietly(step, NOT_BUILT)
        (Path(name) / "index.html").write_text("<!doctype html><title>Measuring</title>")
        return _ask(Path(name))


def _ask(folder: Path) -> dict[str, float]:
    """Run the worker of `folder` on a page; return what it measured, times in ms."""
    files = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), files)
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page()
        page.goto(f"http://localhost:{server.server_port}/")
        told: dict[str, float] = json.loads(page.evaluate(ASK))
        browser.close()
    server.shutdown()
    server.server_close()
    return told


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the measurement has the screen."""
