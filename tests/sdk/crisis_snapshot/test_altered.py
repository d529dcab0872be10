"""A snapshot that somebody or something has altered: it is said of what, and the rest opens."""

from __future__ import annotations

import gzip
import json
import random
from hashlib import blake2b

import pytest

from meantime.sdk.crisis_snapshot.file import SnapshotFile
from meantime.sdk.crisis_snapshot.snapshot import WHOLE_FILE
from meantime.wire.crisis import MEMBER
from tests.sdk.crisis_snapshot.people import JO, LEA, read

FLIPS = 60


@pytest.fixture
def account(house):
    return house.owner.connection.account


@pytest.fixture
def honest(snapshot, account):
    return told(read(snapshot, account)[0])


def told(clients):
    """Return what was read of each client, by thread."""
    return {
        each.id: (each.name, each.profile, each.plan, [m.text for m in each.urgent])
        for each in clients
    }


def members(path):
    """Return the members of a file as lists of JSON lines."""
    raw = path.read_bytes()
    parts = [MEMBER + part for part in raw.split(MEMBER)[1:]]
    assert b"".join(parts) == raw
    return [gzip.decompress(part).splitlines() for part in parts]


def forge(path, parts):
    """Write members, with a list that fits them: nothing but the logs themselves can tell."""
    packed = [pack(lines) for lines in parts[:-1]]
    manifest = json.loads(parts[-1][0])
    manifest["logs"] = [
        {"space": json.loads(lines[0])["space"], "hash": blake2b(part, digest_size=32).hexdigest()}
        for lines, part in zip(parts[1:-1], packed[1:], strict=True)
    ]
    path.write_bytes(b"".join([*packed, pack([json.dumps(manifest).encode()])]))


def pack(lines):
    return MEMBER + gzip.compress(b"\n".join(lines) + b"\n", 1, mtime=0)[10:]


def test_one_altered_byte_anywhere_is_named_and_costs_one_client_at_most(
    snapshot, account, honest, tmp_path
):
    raw, path = snapshot.read_bytes(), tmp_path / "altered"
    chance = random.Random(8)  # noqa: S311  nothing secret
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(raw)), 1 << chance.randrange(8)
        path.write_bytes(raw[:at] + bytes([raw[at] ^ bit]) + raw[at + 1 :])
        clients, faults = read(path, account)
        with SnapshotFile(path) as file:
            assert not file.is_whole(), at
        assert 1 <= len(faults) <= 2, at  # its neighbour, if the beginning of a log was hit
        differing = {id_ for id_, said in honest.items() if told(clients).get(id_) != said}
        assert len(differing) <= 1, at


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_opens_as_far_as_it_goes(
    snapshot, account, honest, tmp_path, share
):
    raw, path = snapshot.read_bytes(), tmp_path / "cut"
    path.write_bytes(raw[: int(len(raw) * share)])
    clients, faults = read(path, account)
    assert faults[WHOLE_FILE] == "damaged"
    assert told(clients).items() <= honest.items() or faults.keys() - {WHOLE_FILE}


def test_an_entry_that_is_left_out_or_changed_is_found_by_the_log_itself(
    snapshot, account, tmp_path
):
    """Whoever makes list and checksums fit as well is found by the signatures."""
    path = tmp_path / "forged"
    for attack, code in ((cut_last, "cut"), (drop_third, "chain"), (change_words, "body")):
        parts = members(snapshot)
        thread = next(n for n, lines in enumerate(parts) if len(lines) > 12)
        attack(parts[thread])
        forge(path, parts)
        clients, faults = read(path, account)
        (fault,) = faults.values()
        assert fault == code
        assert len(clients) == 3
        assert {JO, LEA} <= {each.profile for each in clients}


def test_a_log_of_another_practice_is_not_shown(snapshot, account, house, tmp_path):
    theirs = house.hands.world.practice()
    theirs.care.post(theirs.client, "Not yours.")
    parts, path = members(snapshot), tmp_path / "mixed"
    head = {
        "is": "log",
        "space": theirs.care.id,
        "purpose": "thread",
        "responsible": "",
        "seq": theirs.care.state.seq,
        "head": theirs.care.state.head,
    }
    at = "2026-11-30T00:00:00Z"
    lines = [json.dumps(head).encode()]
    lines += [json.dumps({**e.wire, "received_at": at}).encode() for e in theirs.care.entries]
    parts.insert(3, lines)
    forge(path, parts)
    clients, faults = read(path, account)
    assert faults[theirs.care.id] == "unknownspace"
    assert [each.name for each in clients if each.id == theirs.care.id] == [""]


def test_a_small_file_that_would_fill_the_memory_is_not_read_on(tmp_path, snapshot, account):
    raw, path = snapshot.read_bytes(), tmp_path / "bomb"
    path.write_bytes(raw[:-1].replace(MEMBER, pack([b" " * 40_000_000]) + MEMBER, 2) + raw[-1:])
    clients, faults = read(path, account)
    assert (len(clients), faults) == (3, {WHOLE_FILE: "damaged"})


def cut_last(lines):
    del lines[-1]


def drop_third(lines):
    del lines[3]


def change_words(lines):
    entry = json.loads(lines[-1])
    entry["b"] = entry["b"][:60] + ("A" if entry["b"][60] != "A" else "B") + entry["b"][61:]
    lines[-1] = json.dumps(entry).encode()
