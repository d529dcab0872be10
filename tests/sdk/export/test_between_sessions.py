"""All that goes on between sessions is in an export, and its verifier proves it."""

import json

import pytest
from click.testing import CliRunner

from meantime.cli.main import main
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.fhir import write_fhir
from tests.sdk.export.between import fill
from tests.sdk.export.exports import (
    copied,
    export_case,
    export_own,
    forge,
    part,
    read,
    run_verifier,
)

ALL = Wanted(with_keys=True, formats={"record.fhir.json": write_fhir})


@pytest.fixture
def filled(office, letter):
    fill(office, letter)
    return office


def checked(folder):
    return CliRunner().invoke(main, ["records", "check", str(folder)])


@pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
def test_one_of_each_is_exported_by_both_sides_and_holds(filled, tmp_path):
    for side, export, who in (("team", export_case, filled), ("own", export_own, filled.jo)):
        folder = tmp_path / side
        assert len(export(who, folder, ALL)) == 1  # what Jo's other device wrote badly
        code, told = run_verifier(folder)
        assert code == 0, told
        assert checked(folder).exit_code == 0
        shown = {each["type"] for each in part(folder, "thread")["messages"]}
        assert shown >= {"moment", "homework", "homework_answer", "check_in", "check_in_answer"}
        assert shown >= {"measure_ask", "measure_answer"}
        (fault,) = read(folder)["faults"]  # of the other entry there are words that hold
        assert fault["code"] == "post"
    _lies_are_found(tmp_path / "team", tmp_path)


def reworded(old, new):
    return lambda raw: raw.replace(old.encode(), new.encode())


def without_questions(raw):
    record = json.loads(raw)
    for space in record["spaces"]:
        shown = space.get("messages", [])
        space["messages"] = [each for each in shown if each["type"] != "check_in"]
    return json.dumps(record).encode()


def without_faults(raw):
    return json.dumps(json.loads(raw) | {"faults": []}).encode()


LIES = [
    ('"0/10\\nSo so."', '"1/10\\nSo so."'),
    ('"It is well.\\n', '"It is ill.\\n'),
    ('"0\\nTo the gate (9, 0)\\n', '"9\\nTo the gate (9, 0)\\n'),
    ('"text": "Walk\\nTen', '"text": "Run\\nTen'),
]


def _lies_are_found(folder, place):
    for n, (old, new) in enumerate(LIES):
        copy = copied(folder, place / f"lie{n}")
        raw = (copy / "record.json").read_text()
        assert old in raw, old
        forge(copy, "record.json", reworded(old, new))
        assert checked(copy).exit_code == 1, old
    for n, change in enumerate((without_questions, without_faults)):
        copy = copied(folder, place / f"left-out{n}")
        forge(copy, "record.json", change)
        assert checked(copy).exit_code == 1, change
