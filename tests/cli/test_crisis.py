"""The server is down: a snapshot at a terminal, by password and by recovery code (R-3)."""

from __future__ import annotations

import gzip
import stat
from io import BytesIO

import pytest
from pypdf import PdfReader

from meantime.protocol.encoding import b64
from meantime.server.practices.service import make_setup_code
from meantime.server.spaces.tables import entries, spaces
from tests.cli.cards import flat
from tests.cli.walks import CODE, WORDS, find
from tests.running import running, settings_for
from tests.server.records.nights import order, read_file
from tests.world import World

DARK = "I do not want to be here any more."


@pytest.fixture
def world(database, new_database, tmp_path):
    """Yield a world on a server that a test may stop."""
    with running(settings_for(tmp_path / "server", new_database(database))) as server:
        world = World(server, database)
        yield world
        world.close()


@pytest.fixture
def olga(world, terminal, logins):
    """Return the terminal of an owner, and keep her recovery code."""
    owner = terminal("olga")
    practice = ("Elm Street", "+1 555 0100", "1 Elm Street")
    you = ("Olga Brandt", "PsyD", logins["olga"], WORDS, "clinician")
    code = world.server.write(make_setup_code)
    logins["code"] = find(CODE, owner.run("practice", "found", typed=(code, *practice, *you)))
    return owner


class Made:
    """The practice whose snapshots a test orders; there is one on this server."""

    def __init__(self, world):
        self.world = world
        (self.id,) = world.server.read(practice_ids)


def practice_ids(unit):
    return [row.id for row in unit.db.execute(spaces.select().filter_by(type="practice"))]


def stored(unit):
    """Return the entries of all threads and desks in the database, as they travel."""
    kept = {row.id for row in unit.db.execute(spaces.select()) if row.purpose in {"thread", "desk"}}
    rows = unit.db.execute(entries.select().order_by(entries.c.space_id, entries.c.seq))
    return {
        (row.space_id, row.seq): (b64(row.header), b64(row.body), b64(row.signature))
        for row in rows
        if row.space_id in kept
    }


def in_file(path):
    """Return the same out of a snapshot."""
    logs, _ = read_file(path)
    return {
        (space, seq): (line["h"], line["b"], line["s"])
        for space, (head, *lines) in logs.items()
        if head["purpose"] != "practice"
        for seq, line in enumerate(lines)
    }


def test_the_server_is_stopped_and_what_the_file_says_is_what_the_database_had(
    olga, jo, world, logins
):
    jo.run("threads", "write", "--urgent", typed=(WORDS, DARK))
    practice = Made(world)
    order(practice)
    told = olga.run("crisis", "fetch", typed=(WORDS,))
    assert "Saved" in told
    assert "Already here" in olga.run("crisis", "fetch", typed=(WORDS,))
    (path,) = (olga.folder / "crisis").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert in_file(path) == world.server.read(stored)
    with gzip.open(path) as file:
        opened = file.read()
    for words in (DARK, "Jo Kim", "Anna Weiss", logins["olga"], logins["code"], WORDS):
        assert words.encode() not in opened  # nor is any of it in the clear
    world.server.stop()
    for typed in ((WORDS,), (logins["code"],)):
        told = flat(olga.run("crisis", "open", typed=typed))
        for words in ("Elm Street", "minutes ago", "Jo Kim", "Anna Weiss", DARK):
            assert words in told
    pdf = olga.folder / "sheet.pdf"
    told = olga.run(
        "crisis", "open", str(path), "--find", "jo", "--print", str(pdf), typed=(WORDS,)
    )
    assert "not sealed" in flat(told)
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.read_bytes())).pages)
    assert "Jo Kim" in text
    assert DARK in text


@pytest.mark.parametrize("database", ["sqlite"])
def test_no_other_secret_opens_it_and_it_says_why(olga, anna, world):
    practice = Made(world)
    order(practice)
    olga.run("crisis", "fetch", typed=(WORDS,))
    world.server.stop()
    for typed in ("another phrase of words", "0000-0000-0000-0000-0000-0000-0000", ""):
        told = olga.run("crisis", "open", typed=(typed,), fails=True)
        assert "opens no custodian" in flat(told) or "nothing was given" in flat(told)
    told = anna.run("crisis", "open", str(olga.folder / "crisis"), typed=(WORDS,), fails=True)
    assert "opens no custodian" in flat(told)


@pytest.mark.parametrize("database", ["sqlite"])
def test_what_cannot_be_fetched_or_opened_is_said(olga, anna, world, tmp_path):
    assert "made no crisis snapshot yet" in flat(
        olga.run("crisis", "fetch", typed=(WORDS,), fails=True)
    )
    assert "No crisis snapshot lies" in flat(olga.run("crisis", "open", fails=True))
    order(Made(world))
    assert "does not allow" in flat(anna.run("crisis", "fetch", typed=(WORDS,), fails=True))
    for days in range(1, 4):
        older = olga.folder / "crisis" / f"crisis-2020-01-0{days}T080000Z.jsonl.gz"
        older.parent.mkdir(exist_ok=True)
        older.touch()
    (older.parent / "notes.txt").touch()
    olga.run("crisis", "fetch", "--keep", "2", typed=(WORDS,))
    left = sorted(path.name for path in older.parent.iterdir())
    assert left[:1] == [older.name]
    assert left[-1] == "notes.txt"
    assert len(left) == 3
    other = tmp_path / "x"
    other.write_text("x")
    assert "no crisis snapshot" in flat(olga.run("crisis", "open", str(other), fails=True))
