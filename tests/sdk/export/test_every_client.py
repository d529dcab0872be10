"""A custodian exports by the practice's seat: one client, all of them, stopped and gone on with."""

import json
import signal
import subprocess
import sys
import time

import pytest

from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import Event, Profile
from meantime.sdk.export.errors import AlreadyWhole, NotAnExport
from meantime.sdk.export.every import export_all, practice_holdings
from meantime.sdk.export.exporting import Wanted, export_record
from meantime.sdk.private_notes import write_private
from tests.sdk.export.exports import WITH_KEYS, forge, part, run_verifier
from tests.sdk.newcomers import ANNA, newcomer

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
PROGRAM = """
import sys
from pathlib import Path
from meantime import sdk
from meantime.protocol.encoding import unb64
from meantime.protocol.keys import Account
from meantime.sdk.export.every import export_all, practice_holdings
from meantime.sdk.export.exporting import Wanted
origin, secret, device, folder = sys.argv[1:]
with sdk.connect_by_key(origin, Account(unb64(secret)), Path(device)) as me:
    with practice_holdings(me.connection) as holdings:
        export_all(me.connection, holdings, Path(folder), Wanted(with_keys=True))
"""


@pytest.fixture
def another(office):
    """Return a second client, of another clinician."""
    case = office.sam.add_client(Profile(name="Max Roe"))
    max_ = office.hands.join(case.invite(ANNA).code, newcomer("Max"))
    max_.thread(case.id).write("Said by Max.")
    return case.id


def export_practice(office, folder):
    with practice_holdings(office.owner.connection) as holdings:
        return export_all(office.owner.connection, holdings, folder, WITH_KEYS)


def announced(person, thread_id):
    log = person.thread(thread_id).opened()
    return sum(opened.post == Event(what="export", by="Olga Brandt") for opened in log)


def test_one_client_is_exported_in_the_name_of_the_practice(office, folder):
    write_private(office.anna.connection, office.case.id, "Rivers and boats.")
    with practice_holdings(office.owner.connection) as holdings:
        (held,) = holdings.find("jo kim")
        assert export_record(held.record(), folder, WITH_KEYS) == []
    assert part(folder, "chart")["messages"][0]["text"] == "A plan."
    assert "Rivers" not in (folder / "record.json").read_text()
    last = office.anna.thread(office.case.id).messages()[-1]
    assert (last.text, last.role, last.post.by) == ("export", "practice", "Olga Brandt")
    assert part(folder, "thread")["messages"][-1]["writer"] == "Olga Brandt"
    code, told = run_verifier(folder)
    assert code == 0, told


def test_all_clients_are_exported_each_by_themselves(office, folder, another):
    assert export_practice(office, folder) == {}
    listed = json.loads((folder / "clients.json").read_text())
    assert {row["client"] for row in listed["clients"]} == {"Jo Kim", "Max Roe"}
    assert announced(office.sam, another) == announced(office.anna, office.case.id) == 1
    code, told = run_verifier(folder)
    assert code == 0, told
    assert "Said by Max." in (folder / "clients" / another / "record.json").read_text()
    log = f"log/{another}.jsonl"
    forge(folder / "clients" / another, log, lambda raw: raw.replace(b'"s":"', b'"s":"A', 1))
    code, told = run_verifier(folder)
    assert code == 1
    assert "entry 0" in told


def test_nobody_but_a_custodian_can(office, folder):
    with pytest.raises(ProtocolError), practice_holdings(office.sam.connection):
        pass
    assert not folder.exists()


def test_killed_anywhere_it_goes_on_and_says_so_once(office, folder, another, tmp_path):
    me = office.owner.connection
    command = [sys.executable, "-c", PROGRAM, office.hands.world.server.origin]
    command += [b64(me.account.secret), str(tmp_path / "killed"), str(folder)]
    for wait in (0.2, 0.1, 0.4, 0.8):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:  # noqa: S603
            end = time.monotonic() + 20
            while not folder.exists() and running.poll() is None and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(wait / 4)
            running.send_signal(signal.SIGKILL)
        for name in folder.rglob("*.json"):
            json.loads(name.read_text())  # whatever has its name is whole
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    assert announced(office.sam, another) == announced(office.anna, office.case.id) == 1
    code, told = run_verifier(folder)
    assert code == 0, told
    assert not list(folder.rglob(".*"))


def test_an_export_of_all_is_not_gone_on_with_as_another(office, folder):
    with practice_holdings(office.owner.connection) as holdings:
        export_all(office.owner.connection, holdings, folder, WITH_KEYS)
        with pytest.raises(AlreadyWhole):
            export_all(office.owner.connection, holdings, folder, Wanted())
        (folder / "MANIFEST.json").unlink()
        with pytest.raises(NotAnExport):
            export_all(office.owner.connection, holdings, folder, Wanted())
