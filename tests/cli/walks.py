"""What people type, and what they copy from the screen."""

from __future__ import annotations

import re
from typing import Final

WORDS: Final = "four steps to the water"
CODE: Final = r"\b(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}\b"


def find(pattern: str, shown: str) -> str:
    """Return what a person would copy from the screen."""
    found = re.search(pattern, shown)
    assert found, shown
    return found[0]
