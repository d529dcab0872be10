"""What a thief of the database or the logs has: nothing that people said or are called."""

from __future__ import annotations

import asyncio
from base64 import b64encode, urlsafe_b64encode

import pytest
from sqlalchemy import select

from meantime.protocol import flows
from meantime.protocol.codes import join_account, write_code
from meantime.protocol.sealing import generation_key
from meantime.server.kit.clock import Clock
from meantime.server.kit.database import metadata
from meantime.server.kit.events import Hearers
from meantime.server.kit.store import Store
from meantime.server.main import database_of
from tests.outside import OutsideServer
from tests.running import settings_for
from tests.server.policies.agreeing import FILLED, TYPED_NAME, Agreeing
from tests.world import World

SENTENCE = "The lighthouse keeper counts my sleepless nights."
NAME = "Wilhelmina Featherstonehaugh"
FILE_NAME = "letter-to-my-brother.pdf"


@pytest.fixture
def told(database, new_database, tmp_path):
    """Return a practice in which secrets were told, and everything that its server has written."""
    server = OutsideServer(settings_for(tmp_path, new_database(database)), tmp_path / "log")
    server.start()
    world = World(server, database)
    practice = world.practice()
    code = practice.invite(practice.care, practice.clinician)
    client = practice.join(practice.care, code)
    for post in (
        {"type": "text", "text": SENTENCE},
        {"type": "seat", "id": client.id, "name": NAME, "credential": ""},
        {"type": "file", "key": "", "hash": "", "size": 1, "name": FILE_NAME, "mime": "x/y"},
    ):
        state = practice.care.state
        key = generation_key(state, client.account, state.gen)
        entry = flows.write_post(client.account, state, key, post, at=world.now_ms)
        practice.care.send(client, entry)
    desk = Agreeing(world, practice)
    desk.sign(client, desk.publish())
    refused = client.api.post(practice.care.path, json={"h": SENTENCE, "b": NAME, "s": ""})
    assert refused.status_code == 422
    assert client.api.get(f"/spaces/{NAME}/entries?after={FILE_NAME}").status_code in {404, 422}
    world.close()
    server.stop()
    return practice, code, client, dump(server, tmp_path)


def dump(server, folder):
    """Return every byte that is kept: the rows, and on SQLite the files themselves, and the log."""

    def rows(unit):
        return [repr(unit.db.execute(select(table)).all()) for table in metadata.tables.values()]

    async def read():
        store = Store(database_of(server.settings), Clock(), Hearers())
        await store.start()
        try:
            return await store.read(None, rows)
        finally:
            await store.stop()

    written = "\n".join(asyncio.run(read())).encode()
    return written + b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def spellings(secret):
    """Return the ways in which something may have been kept."""
    raw = secret if isinstance(secret, bytes) else secret.encode()
    yield raw
    yield raw.hex().encode()
    yield raw.decode("latin-1").encode("utf-16-le")
    for shift in range(3):
        # Base64 of a longer text in which this one stands anywhere, without the uncertain ends.
        for encode in (b64encode, urlsafe_b64encode):
            yield encode(bytes(shift) + raw)[4:-4]


def test_a_full_dump_holds_nothing_that_was_said_and_no_name_or_code(told):
    practice, code, client, dumped = told
    assert client.id.encode() in dumped  # the dump is one
    secrets = {
        "the sentence": SENTENCE,
        "the name": NAME,
        "the file's name": FILE_NAME,
        "what was agreed to": FILLED,
        "the typed name": TYPED_NAME,
        "the code": code,
        "the code as written": write_code(code, "join"),
        "the code's secret": join_account(code).secret,
        "the client's secret": client.account.secret,
        "the practice's secret": practice.secret.secret,
        "the client's e-mail": client.login,
        "a token": client.api.headers["Authorization"].removeprefix("Bearer "),
    }
    found = [
        what for what, secret in secrets.items() if any(s in dumped for s in spellings(secret))
    ]
    assert found == []
