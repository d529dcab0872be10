"""Which locks and logins an account may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

FEWEST_LOCKS = 2  # protocol.md section 3: two at least, one of them a recovery code
LONGEST_LOGIN = 254  # RFC 5321, erratum 1690
LOGIN = re.compile(r"[!-?A-~]+@[!-?A-~]+")  # printable ASCII with one @, already normal
SUITES: Final = {"password": 1, "passkey": 0, "recovery": 0}


def are_enough(kinds: Collection[str]) -> bool:
    """Tell whether `kinds` hold two locks at least, one of them a recovery code."""
    return len(set(kinds)) >= FEWEST_LOCKS and "recovery" in kinds


def is_login(text: str) -> bool:
    """Tell whether `text` is an e-mail in the normal form: trimmed, ASCII, A to Z lowered."""
    return len(text) <= LONGEST_LOGIN and bool(LOGIN.fullmatch(text)) and text == text.lower()
