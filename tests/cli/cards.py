"""What a client writes who is in distress, and what keeps it from leaving."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

import pytest

from meantime import sdk
from meantime.sdk.http import Http

if TYPE_CHECKING:
    from collections.abc import Iterator

URGENT: Final = "I am going to kill myself tonight."
PASSIVE: Final = "I wish I was dead."


def flat(shown: str) -> str:
    """Return what is shown without its line breaks."""
    return re.sub(r"\s+", " ", shown)


@contextmanager
def no_signal() -> Iterator[None]:
    """Let no request reach the server."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Http, "_send", lost)
        yield


def lost(*_: object, **__: object) -> NoReturn:
    """Find no server."""
    raise sdk.Unreachable("no signal")


def refuse(*_: object, **__: object) -> NoReturn:
    """Meet a server that takes nothing."""
    raise sdk.StrangeAnswer("refused")
