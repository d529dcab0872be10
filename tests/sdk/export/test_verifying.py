"""The verifier that comes with an export, run alone: one byte in any file, and whole lies."""

import json

import pytest

from meantime.protocol import flows
from meantime.protocol.keys import make_account
from meantime.protocol.sealing import generation_key
from meantime.sdk.export.exporting import VERIFIER, Wanted, verifier
from meantime.sdk.export.paper import write_paper
from tests.sdk.export.exports import copied, export_case, export_own, forge, run_verifier

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ALL = Wanted(with_keys=True, formats={"record.pdf": write_paper})


@pytest.fixture
def folder(office, tmp_path, letter):
    thread = office.anna.thread(office.case.id)
    thread.correct(thread.write("Tusday."), "Tuesday.")
    thread.attach(letter)
    export_case(office, tmp_path / "export", ALL)
    return tmp_path / "export"


@pytest.fixture
def program(tmp_path):
    """Return the verifier as somebody else has it: the one in a folder may be altered too."""
    path = tmp_path / "alone" / VERIFIER
    path.parent.mkdir()
    path.write_bytes(verifier())
    return path


def flipped(raw):
    middle = len(raw) // 2
    return raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]


def log_of(office):
    return f"log/{office.case.id}.jsonl"


def changed_lines(change):
    return lambda raw: b"".join(change(raw.splitlines(keepends=True)))


def test_one_byte_in_any_file_is_found(folder, program, tmp_path):
    assert run_verifier(folder, program)[0] == 0
    names = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    assert len(names) >= 10
    for n, name in enumerate(names):
        place = copied(folder, tmp_path / f"copy{n}")
        forge(place, name, flipped, listed=False)
        code, told = run_verifier(place, program)
        assert code == 1, name
        assert "NOT AS IT WAS EXPORTED" in told
        assert name in told or name == "MANIFEST.json"


def test_a_missing_file_and_one_too_many_are_found(folder, program, office):
    (folder / log_of(office)).unlink()
    (folder / "log" / "more.jsonl").write_text("")
    told = run_verifier(folder, program)[1]
    assert f"{log_of(office)}: this file is missing" in told
    assert "log/more.jsonl: this file is none of the export" in told


LOG_LIES = {
    "dropped": (lambda lines: [*lines[:4], *lines[5:]], "entry 4: it does not follow"),
    "swapped": (lambda lines: [*lines[:4], *lines[5:3:-1], *lines[6:]], "entry 4: it does not"),
    "cut": (lambda lines: lines[:-1], "at the end: record.json says something else"),
    "replayed": (lambda lines: [*lines, lines[-1]], "it does not follow"),
    "damaged": (lambda lines: [*lines[:3], b"{\n", *lines[4:]], "it is damaged"),
}


def test_whoever_makes_the_list_fit_is_found_by_the_log(folder, program, office, tmp_path):
    for name, (change, told) in LOG_LIES.items():
        place = copied(folder, tmp_path / name)
        forge(place, log_of(office), changed_lines(change))
        code, said = run_verifier(place, program)
        assert code == 1, name
        assert told in said


def test_an_entry_by_somebody_else_is_found(folder, program, office):
    """The forger has the keys of the conversation and writes in the clinician's name."""
    thread = office.anna.thread(office.case.id)
    state, stranger = thread.state, make_account()
    key = generation_key(state, office.anna.connection.account, state.gen)
    entry = flows.write_post(stranger, state, key, {"type": "text", "text": "A lie."}, at=1)

    def forged(lines):
        wire = dict(entry.wire, received_at="2027-01-01T00:00:00+00:00")
        return [*lines, json.dumps(wire).encode() + b"\n"]

    forge(folder, log_of(office), changed_lines(forged))
    assert "signed by somebody who had no seat" in run_verifier(folder, program)[1]


def reworded(old, new):
    return lambda raw: raw.replace(old.encode(), new.encode())


WORD_LIES = [
    ("Said before.", "Said after."),  # everywhere at once
    ('"text": "Tuesday."', '"text": "Wednesday."'),
    ('"Tusday."', '"Thursday."'),
    ('"name": "Anna Weiss"', '"name": "Olga Brandt"'),
    ('"withdrawn": false', '"withdrawn": true'),
    ('"show_at": 0', '"show_at": 1'),
    ('"received_at": "20', '"received_at": "19'),
    ('"type": "text"', '"type": "agenda"'),
]


def test_other_words_in_the_record_are_found(folder, program, tmp_path):
    for n, (old, new) in enumerate(WORD_LIES):
        place = copied(folder, tmp_path / f"copy{n}")
        assert old.encode() in (place / "record.json").read_bytes()
        forge(place, "record.json", reworded(old, new))
        code, told = run_verifier(place, program)
        assert code == 1, old
        assert "record.json says something else than the signed log" in told


def test_a_message_that_is_left_out_is_found(folder, program):
    def without(raw):
        record = json.loads(raw)
        for space in record["spaces"]:
            shown = space.get("messages", [])
            space["messages"] = [m for m in shown if m["text"] != "Said before."]
        return json.dumps(record).encode()

    forge(folder, "record.json", without)
    assert run_verifier(folder, program)[0] == 1


def test_keys_of_another_conversation_are_found(folder, program, office, tmp_path):
    export_own(office.jo, tmp_path / "other")

    def swapped(raw):
        keys = json.loads(raw)
        spaces = sorted(keys["keys"])
        values = [keys["keys"][space] for space in spaces]
        keys["keys"] = dict(zip(spaces, values[1:] + values[:1], strict=True))
        return json.dumps(keys).encode()

    forge(folder, "log/keys.json", swapped)
    code, told = run_verifier(folder, program)
    assert code == 1
    assert "the key in keys.json is not the key of this conversation" in told


def test_another_file_under_the_name_is_found(folder, program):
    (name,) = [f"files/{path.name}" for path in (folder / "files").iterdir()]
    forge(folder, name, flipped)
    assert "not the file that was sent" in run_verifier(folder, program)[1]


def test_whoever_was_never_of_the_practice_is_found(folder, program):
    """Another practice's log takes the place of the one by which the spaces are trusted."""
    record = json.loads((folder / "record.json").read_text())
    practice = next(s for s in record["spaces"] if s["purpose"] == "practice")
    owner = make_account()
    root, _ = flows.found_practice(owner, 1)
    row = practice["entries"][0] | {"id": root.id, "author": owner.id, "at": 1, "hash": root.hash}
    other = practice | {"space": root.hash, "seq": 0, "head": root.hash, "entries": [row]}
    other |= {"people": [], "changes": []}
    record["spaces"] = [other, *(s for s in record["spaces"] if s is not practice)]
    wire = json.dumps(dict(root.wire, received_at=row["received_at"])).encode() + b"\n"
    (folder / "log" / f"{root.hash}.jsonl").write_bytes(wire)
    forge(folder, f"log/{root.hash}.jsonl", lambda raw: raw)
    (folder / "log" / f"{practice['space']}.jsonl").unlink()
    manifest = json.loads((folder / "MANIFEST.json").read_text())
    del manifest["files"][f"log/{practice['space']}.jsonl"]
    (folder / "MANIFEST.json").write_text(json.dumps(manifest, sort_keys=True, indent=1) + "\n")
    forge(folder, "record.json", lambda _: json.dumps(record).encode())
    assert "never of the practice" in run_verifier(folder, program)[1]
