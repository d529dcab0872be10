"""Entries that fit their place: the header is right, the body is somebody's wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, digest
from meantime.protocol.keys import Account
from meantime.protocol.roles import RULES
from meantime.protocol.spaces import SpaceState
from tests.protocol.fuzz.changes import JOIN_TIMES, seats_body
from tests.protocol.fuzz.values import Json
from tests.protocol.people import AT

if TYPE_CHECKING:
    from random import Random

    from tests.protocol.fuzz.scenes import Scene

Draft = tuple[dict[str, Json], Json, Account]  # header, body (bytes or an object), signer


def draft(rng: Random, scene: Scene, author: str = "") -> Draft:
    """Return an entry that fits this place; a `seats` entry if its author is named."""
    state = scene.state or SpaceState()
    kind = "seats" if author else rng.choice(("post", "seats", "seats", "seats"))
    account = scene.accounts[author or somebody(rng, scene, kind)]
    header = dict(scene.next.header) | {
        "space": state.space,
        "seq": state.seq + 1,
        "prev": state.head,
        "author": account.id,
        "id": b64(rng.randbytes(16)),
        "kind": kind,
        "gen": state.gen or 1,
        "at": rng.choice(JOIN_TIMES),
        "attention": 0,
        "show_at": 0,
        "re": "",
    }
    if kind == "post":
        header |= post_marks(rng, scene)
        return header, rng.randbytes(40 + 256), account
    body = seats_body(rng, scene, account.id)
    header["gen"] = max(1, body["gen"])
    return header, body, account


def somebody(rng: Random, scene: Scene, kind: str) -> str:
    """Return who writes: mostly somebody who may."""
    state = scene.state
    if state is None:
        return rng.choice(list(scene.accounts))
    may = RULES[state.type].posting if kind == "post" else RULES[state.type].seating
    able, seated = scene.seated(may), scene.seated(RULES[state.type].roles)
    return rng.choice(able if able and rng.random() < 0.8 else seated)


def post_marks(rng: Random, scene: Scene) -> dict[str, Json]:
    known = [scene.log[0].id] if scene.state else []
    return {
        "attention": rng.randint(0, 3),
        "show_at": rng.choice((0, 0, 0, AT, AT - 1, AT + 9, 2**53 - 1)),
        "re": rng.choice(("", "", *known, b64(rng.randbytes(16)))),
    }


def sign(account: Account, header: dict[str, Json], body: Json) -> dict[str, Json]:
    raw_body = body if isinstance(body, bytes) else canonical.encode(body)
    raw = canonical.encode({**header, "body": b64(digest("mt1/body", raw_body))})
    return sealed(account, raw, raw_body)


def sealed(account: Account, raw: bytes, body: bytes) -> dict[str, Json]:
    return {"h": b64(raw), "b": b64(body), "s": b64(account.sign("mt1/entry", raw))}
