"""Passwords that cost nothing, for tests that are about something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from meantime.protocol.locks import SUITES, Suite

if TYPE_CHECKING:
    from collections.abc import Iterator

CHEAP = Suite(passes=1, memory_bytes=8 * 2**10)


@pytest.fixture(autouse=True)
def cheap_passwords(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a guess cost nothing: the real price of 64 MiB was half of these tests' time.

    What it costs is for tests/protocol to show. A test that runs another process, which pays the
    price, says `@pytest.mark.real_passwords`.
    """
    if request.node.get_closest_marker("real_passwords"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SUITES, 1, CHEAP)
        yield
