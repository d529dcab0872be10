"""`seats` entries as a member with a mind of their own might write them: mostly well-formed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.keys import Account, account_id
from meantime.protocol.reseating import invitations_by
from meantime.protocol.roles import RULES, must_rotate
from meantime.protocol.spaces import SpaceState
from meantime.protocol.writing import acceptance, space_proof
from tests.protocol.people import AT, OUTSIDER, UNTIL

if TYPE_CHECKING:
    from random import Random

    from tests.protocol.fuzz.scenes import Scene

ROLES = sorted({role for rules in RULES.values() for role in rules.roles})
JOIN_TIMES = (AT, AT, AT, UNTIL, UNTIL + 1)


def seats_body(rng: Random, scene: Scene, author: str) -> dict[str, Any]:
    """Return a body that this author might wish for, with keys for everybody it should have."""
    state = scene.state or SpaceState()
    seat = state.seats.get(author)
    is_join = seat is not None and seat.role == "invite"
    types = sorted(RULES)
    type_ = state.type if state.type and rng.random() < 0.96 else rng.choice(types)
    remove = removals(rng, state, author, is_join=is_join)
    count = 1 if is_join else rng.choice((0, 0, 1, 1, 2))
    add = [addition(rng, scene, type_) for _ in range(count)]
    if is_join and seat and rng.random() < 0.8:
        add[0] = {"card": add[0]["card"], "role": seat.as_}
    body = {"type": type_, "add": add, "remove": remove, "keys": [], "commit": "", "card": ""}
    rotate(rng, state, body)
    grant(rng, scene, body)
    for added in add:
        if is_join == (rng.random() < 0.93):
            accept(scene, body, added, author)
    return body


def removals(rng: Random, state: SpaceState, author: str, *, is_join: bool) -> list[str]:
    if is_join and rng.random() < 0.9:
        return [author]
    seated = list(state.seats)
    gone = rng.sample(seated, min(len(seated), rng.choice((0, 0, 1, 1, 2))))
    if rng.random() < 0.05:
        return [*gone, OUTSIDER.id]
    if rng.random() < 0.8:
        gone += invitations_by(state, gone)
    return gone


def addition(rng: Random, scene: Scene, type_: str) -> dict[str, Any]:
    account, other = rng.choices(list(scene.accounts.values()), k=2)
    sign_pk, box_pk = account.sign_pk, account.box_pk
    card = sign_pk + box_pk
    if rng.random() < 0.06:
        card = rng.choice((sign_pk + bytes(32), bytes(32) + box_pk, sign_pk + other.box_pk))
    roles = sorted(RULES[type_].roles) if rng.random() < 0.95 else ROLES
    role = rng.choice(roles)
    if role != "invite":
        return {"card": b64(card), "role": role}
    as_ = RULES[type_].invited_as if rng.random() < 0.9 else rng.choice(ROLES)
    until = rng.choice((UNTIL, UNTIL, UNTIL, AT + 1, AT, 0, -1))
    proof = space_proof(account, scene.state.space if scene.state else "")
    return {"card": b64(card), "role": role, "as": as_, "until": until, "proof": b64(proof)}


def rotate(rng: Random, state: SpaceState, body: dict[str, Any]) -> None:
    """Start a generation where one is due, and sometimes where none is."""
    removed = [state.seats[gone].role for gone in body["remove"] if gone in state.seats]
    added = [new["role"] for new in body["add"]]
    is_due = not state.seats or must_rotate(body["type"], removed, added)
    is_new = is_due if rng.random() < 0.9 else rng.random() < 0.5
    body["gen"] = state.gen + is_new
    if not is_new:
        return
    body["commit"] = b64(rng.randbytes(32))
    if body["type"] == "practice":
        body["card"] = b64(Account(rng.randbytes(32)).card)
    holding = RULES[body["type"]].holding_keys | ({"invite"} if body["type"] == "care" else set())
    for to, role in those_seated(state, body).items():
        is_open = role == "invite" and to in state.seats
        if role in holding and not is_open and rng.random() < 0.99:
            body["keys"].append(box(rng, body["gen"], to))


def those_seated(state: SpaceState, body: dict[str, Any]) -> dict[str, str]:
    """Return the roles after the entry."""
    stay = {i: seat.role for i, seat in state.seats.items() if i not in body["remove"]}
    return stay | {card_id(new["card"]): new["role"] for new in body["add"]}


def grant(rng: Random, scene: Scene, body: dict[str, Any]) -> None:
    """Give old keys to those seated, and sometimes to whom they are not due."""
    state = scene.state or SpaceState()
    seated, everybody = list(those_seated(state, body)), list(scene.accounts)
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        to = rng.choice(seated or everybody) if rng.random() < 0.9 else rng.choice(everybody)
        gen = rng.randint(1, max(1, body["gen"]))
        gen = gen if rng.random() < 0.95 else rng.choice((0, -1, 99))
        body["keys"].append(box(rng, gen, to))


def box(rng: Random, gen: int, to: str) -> dict[str, Any]:
    return {"gen": gen, "to": to, "box": b64(rng.randbytes(80))}


def accept(scene: Scene, body: dict[str, Any], added: dict[str, Any], author: str) -> None:
    """Let the newcomer sign, if it is somebody whose key is known."""
    account = scene.accounts.get(card_id(added["card"]))
    space = scene.state.space if scene.state else ""
    if account and added["role"] != "invite":
        commit = unb64(body["commit"])
        added["accept"] = b64(acceptance(account, space, added["role"], author, commit))


def card_id(card: str) -> str:
    return account_id(unb64(card))
