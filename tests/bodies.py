"""What people of the world send: bodies of requests that several tests need."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import b64

if TYPE_CHECKING:
    from meantime.protocol.keys import Account
    from meantime.wire.safety import Night

DETAILS = {
    "name": "Linden Practice",
    "phone": "+1 555 0100",
    "address": "1 Linden Street",
    "zone": "America/New_York",
    "country": "US",
    "locale": "en",
}
USUAL_STEPS = [
    {"rung": rung, "after_minutes": after}
    for rung, after in (
        ("clinician", 0),
        ("cover", 5),
        ("on_call", 15),
        ("owner", 30),
        ("owner", 60),
    )
]


def ladder(night: Night) -> dict[str, Any]:
    """Return the usual ladder, with nobody on call."""
    return {"steps": USUAL_STEPS, "night": night, "on_call": []}


def new_account(account: Account) -> dict[str, Any]:
    """Return a request for an account whose locks nobody will open."""
    lock = {"wrapped": b64(secrets.token_bytes(72))}
    salt = {"server_salt": b64(secrets.token_bytes(16))}
    return {
        "card": b64(account.card),
        "login": f"{secrets.token_hex(8)}@example.org",
        "locks": [
            {**lock, "kind": "password", "suite": 1, "public": salt, "auth": make_auth()},
            {**lock, "kind": "recovery", "suite": 0, "public": {}, "auth": make_auth()},
        ],
    }


def make_auth() -> str:
    return b64(secrets.token_bytes(32))
