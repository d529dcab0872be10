"""One entry of a fuzz run: honest, wilful or spoiled, and in most cases properly signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, digest
from meantime.protocol.spaces import SpaceState
from tests.protocol.fuzz.changes import rotate
from tests.protocol.fuzz.drafts import draft, sealed, sign
from tests.protocol.fuzz.values import SPELLINGS, VALUES, Json

if TYPE_CHECKING:
    from random import Random

    from tests.protocol.fuzz.scenes import Scene

FOUNDERS = {"practice", "custodian", "clinician", "member"}


def spoiled(rng: Random, scene: Scene) -> Json:
    """Return a wire entry to be judged in this scene."""
    return rng.choices(WAYS, WEIGHTS)[0](rng, scene)


def wilful(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    return sign(account, header, body)


def honest(_: Random, scene: Scene) -> Json:
    return scene.next.wire


def signed_by_another(rng: Random, scene: Scene) -> Json:
    header, body, _ = draft(rng, scene)
    return sign(rng.choice(list(scene.accounts.values())), header, body)


def by_anybody(rng: Random, scene: Scene) -> Json:
    header, body, _ = draft(rng, scene)
    account = rng.choice(list(scene.accounts.values()))
    return sign(account, header | {"author": account.id}, body)


def with_a_header_field(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    header[rng.choice([*header, *header, "extra", "v"])] = rng.choice(VALUES)
    return sign(account, header, body)


def without_a_header_field(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    header.pop(rng.choice(list(header)))
    raw_body = body if isinstance(body, bytes) else canonical.encode(body)
    return sealed(account, canonical.encode(header), raw_body)


def of_another_version_or_kind(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    change = rng.choice(({"v": rng.choice((0, 2, 3))}, {"kind": rng.choice(("", "note", "Post"))}))
    return sign(account, header | change, body)


def elsewhere(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    other = {"seq": header["seq"] + rng.choice((-1, 1)), "prev": "A" * 43, "space": "A" * 43}
    name = rng.choice(list(other))
    return sign(account, header | {name: other[name]}, body)


def under_a_used_id(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    return sign(account, header | {"id": scene.log[0].id}, body)


def with_another_spelling(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    raw_body = body if isinstance(body, bytes) else canonical.encode(body)
    old = rng.choice(list(SPELLINGS))
    new = rng.choice(SPELLINGS[old])
    raw = canonical.encode({**header, "body": b64(digest("mt1/body", raw_body))})
    if rng.random() < 0.5:
        return sealed(account, raw.replace(old, new, 1), raw_body)
    return sign(account, header, raw_body.replace(old, new, 1))


def with_another_body(rng: Random, scene: Scene) -> Json:
    """Swap the body behind the back of its signed hash, or take it away."""
    header, body, account = draft(rng, scene)
    wire = sign(account, header, body)
    return wire | {
        "b": rng.choice(("", b64(rng.randbytes(296)), wire["b"][:-4], scene.next.wire["b"]))
    }


def with_a_post_of_any_length(rng: Random, scene: Scene) -> Json:
    header, _, account = draft(rng, scene)
    length = rng.choice((0, 1, 39, 40, 295, 296, 297, 552, 1064, 40 + 65_536))
    return sign(account, header, rng.randbytes(length))


def with_a_body_field(rng: Random, scene: Scene) -> Json:
    """Put anything in the place of a field of a `seats` body, or of one of its parts."""
    header, body, account = draft(rng, scene)
    if isinstance(body, bytes):
        return sign(account, header, rng.choice((b"{}", b"[]", b'""', b"0")))
    parts = [body, *body["add"], *body["keys"]]
    part = rng.choice(parts)
    name = rng.choice([*part, "extra"])
    if rng.random() < 0.2:
        part.pop(name, None)
    else:
        part[name] = rng.choice((*VALUES, part.get(name, 0)))
    return sign(account, header, body)


def with_generations_that_disagree(rng: Random, scene: Scene) -> Json:
    header, body, account = draft(rng, scene)
    target = rng.choice((header, body)) if isinstance(body, dict) else header
    target["gen"] = max(1, target["gen"] + rng.choice((-1, 1, 2)))
    return sign(account, header, body)


def with_a_list_turned(rng: Random, scene: Scene) -> Json:
    """Double, drop or reorder the items of a list in a `seats` body."""
    header, body, account = draft(rng, scene)
    if isinstance(body, dict):
        items = body[rng.choice(("add", "remove", "keys"))]
        rng.shuffle(items)
        if items:
            rng.choice((items.pop, lambda: items.append(items[0])))()
    return sign(account, header, body)


def on_the_wire(rng: Random, scene: Scene) -> Json:
    """Spoil what travels: its shape, its types, its base64."""
    wire: dict[str, Json] = dict(scene.next.wire)
    name = rng.choice("hbs")
    text = wire[name]
    texts = (text + "=", text[:-1], text + "\n", "+" + text[1:], text + "é", "A")
    if rng.random() < 0.6:
        return wire | {name: rng.choice((*texts, 7, None, [], {}))}
    short = {other: value for other, value in wire.items() if other != name}
    return rng.choice((short, wire | {"x": ""}, [], None, 7, "entry", True, {}, wire | {"s": text}))


def found_otherwise(rng: Random, scene: Scene) -> Json:
    """Sign a root again after a change to whom it seats."""
    header, body, _ = draft(rng, scene)
    root = scene.log[0]
    account = scene.accounts[root.author]
    first: Json = canonical.decode(root.body)
    change = rng.choice(ROOT_CHANGES)
    change(first, body if isinstance(body, dict) else first)
    place = {"space": "", "seq": 0, "prev": ""} if scene.after == 0 else {}
    return sign(
        account, {**header, "author": root.author, "kind": "seats", "gen": 1} | place, first
    )


ROOT_CHANGES = (
    lambda first, _: first["add"].pop(),
    lambda first, other: first.update(remove=other["remove"] or ["A" * 43]),
    lambda first, other: first["add"].extend(other["add"]),
    lambda first, _: first["add"].reverse(),
    lambda first, _: first.update(type="club"),
    lambda first, other: first.update(type=other["type"]),
    lambda first, _: first["add"][0].update(role="observer"),
    lambda first, _: first["keys"].pop(),
    lambda first, _: first.update(card=first["add"][0]["card"]),
    lambda first, _: first,
)


def leave(rng: Random, scene: Scene) -> Json:
    """Remove oneself with all that this calls for, whoever remains."""
    state = scene.state or SpaceState()
    leavers = scene.seated(FOUNDERS)
    if not leavers:
        return wilful(rng, scene)
    author = rng.choice(leavers)
    header, body, account = draft(rng, scene, author)
    role = state.seats[author].role
    gone = [author] if rng.random() < 0.5 else scene.seated({role})
    body |= {"add": [], "remove": gone, "keys": [], "commit": "", "card": ""}
    rotate(rng, state, body)
    return sign(account, header | {"gen": body["gen"]}, body)


def join(rng: Random, scene: Scene) -> Json:
    links = scene.seated({"invite"})
    if not links:
        return wilful(rng, scene)
    header, body, account = draft(rng, scene, rng.choice(links))
    return sign(account, header, body)


CHANCES = {
    wilful: 30,
    honest: 2,
    signed_by_another: 3,
    by_anybody: 4,
    with_a_header_field: 6,
    without_a_header_field: 1,
    of_another_version_or_kind: 3,
    elsewhere: 3,
    under_a_used_id: 2,
    with_another_spelling: 4,
    with_another_body: 3,
    with_a_post_of_any_length: 3,
    with_a_body_field: 8,
    with_generations_that_disagree: 6,
    with_a_list_turned: 9,
    on_the_wire: 4,
    found_otherwise: 4,
    leave: 16,
    join: 8,
}
WAYS, WEIGHTS = list(CHANCES), list(CHANCES.values())
