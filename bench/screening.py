"""Screening: how long 500 characters take, and how large the packs are, compressed."""

from __future__ import annotations

import json
import timeit
from functools import partial
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING

from bench import browser
from bench.figures import Figure, percentile
from meantime.screening.packs import LANGUAGES, read_pack
from meantime.screening.screen import screen
from tools.work import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.screening.packs import Language

SIZE = 500  # characters
TEXTS = 400
LIMIT_MS = 10
BROWSER_LIMIT_MS = 5
LIMIT_BYTES = 150_000
CHUNKS = ROOT / "web" / "build" / "_app" / "immutable" / "workers" / "chunks"
CORPUS = ROOT / "corpus" / "development-en.jsonl"


def measure() -> Iterator[Figure]:
    """Yield the shares used of the time and of the size that are allowed."""
    texts = _texts()
    yield _pace("Python", list(_times(texts)), LIMIT_MS)
    yield _pace("Chromium", browser.screening_ms(texts), BROWSER_LIMIT_MS)
    sizes: dict[str, float] = {language: _size(language) for language in LANGUAGES}
    share = sum(sizes.values()) / LIMIT_BYTES
    yield _share("screening packs, compressed", share, "of 150 kB", sizes)


def _share(name: str, share: float, unit: str, detail: dict[str, float]) -> Figure:
    return Figure(name, share, unit, want=1, better="lower", detail=dict(detail))


def _pace(where: str, times: list[float], limit_ms: int) -> Figure:
    times.sort()
    p99 = percentile(times, 0.99)
    detail = {"p99_ms": round(p99, 2), "p50_ms": round(percentile(times, 0.5), 2)}
    name = f"screen 500 characters, {where}, p99"
    return _share(name, p99 / limit_ms, f"of {limit_ms} ms", detail)


def _texts() -> list[str]:
    """Return texts of 500 characters, each of several messages."""
    lines = CORPUS.read_text(encoding="utf-8").strip().split("\n")
    said = [_text(line) for line in lines]
    texts = (" ".join(said[at : at + 6])[:SIZE] for at in range(0, len(said), 6))
    return list(islice(texts, TEXTS))


def _times(texts: list[str]) -> Iterator[float]:
    """Yield how many ms of the processor each text took, with all packs, the quickest time."""
    screen(texts[0])  # compiles the packs
    for text in texts:
        look = partial(screen, text)
        yield min(timeit.repeat(look, timer=process_time, number=1, repeat=3)) * 1000


def _text(line: str) -> str:
    text: str = json.loads(line)["text"]
    return text


def _size(language: Language) -> int:
    """Return the bytes of a pack as the server sends it to a browser."""
    mark = read_pack(language)["rules"][0]["id"]
    named = (file for file in CHUNKS.glob("*.js") if mark in file.read_text(encoding="utf-8"))
    pack = max(named, key=lambda file: file.stat().st_size)  # others name its rules alone
    return pack.with_suffix(".js.br").stat().st_size
