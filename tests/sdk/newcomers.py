"""Who comes, and who invites them."""

from __future__ import annotations

import secrets
from typing import Final

from meantime import sdk

WORDS: Final = "four steps to the water"
ANNA: Final = sdk.Inviter("Anna Weiss", "LMFT")


def newcomer(name: str) -> sdk.Newcomer:
    """Return somebody whose address nobody has yet."""
    return sdk.Newcomer(f"{secrets.token_hex(6)}@example.org", WORDS, name)
