"""Founding a practice: the one thing that needs a code from whoever runs the server."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.encoding import b64, digest
from meantime.server.accounts.service.accounts import add_account
from meantime.server.kit.problems import Malformed
from meantime.server.practices.problems import SetupRefused
from meantime.server.practices.queries import practices as queries
from meantime.server.practices.rules import SETUP_CODE_LIFE, setup_state
from meantime.server.practices.service.practices import demand_good
from meantime.server.spaces import service as spaces
from meantime.wire.practices import PracticeCreated, SetupStanding

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry
    from meantime.server.accounts.door import Door
    from meantime.server.kit.unit import Unit
    from meantime.wire.practices import NewPractice

CODE_BYTES = 24


def make_setup_code(unit: Unit) -> str:
    """Return a code that founds one practice within a day; only its hash is kept."""
    code = b64(secrets.token_bytes(CODE_BYTES))
    queries.insert_setup_code(unit, code_hash(code), unit.now + SETUP_CODE_LIFE)
    unit.audit("setup_code.made")
    return code


def show_setup_code(unit: Unit, code: str) -> SetupStanding:
    """Return whether a code still founds a practice: only who holds it can ask."""
    kept = queries.setup_code(unit, code_hash(code))
    state = setup_state(*kept, now=unit.now) if kept else "unknown"
    return SetupStanding(state=state)


def found(unit: Unit, door: Door, new: NewPractice, root: Entry) -> PracticeCreated:
    """Store a practice, its owner's account and the root of its space.

    Raises Malformed, SetupRefused, LocksNeeded, LoginTaken, InvalidEntry. Source: protocol.md F1.
    """
    demand_good(new.details)
    if not queries.use_setup_code(unit, code_hash(new.setup_code)):
        raise SetupRefused
    owner = add_account(unit, door, new.account, practice_id=root.hash)
    if root.author != owner.id:
        raise Malformed(fields={"root": "must be signed by the account's own card"})
    queries.insert_practice(unit, root.hash, msgspec.structs.asdict(new.details))
    unit.audit("practice.founded", subject=root.hash, practice_id=root.hash)
    return PracticeCreated(id=spaces.found_practice(unit, root))


def code_hash(code: str) -> bytes:
    return digest("meantime/setup-code", code)
