"""All that goes on between sessions is in an export, and its verifier proves it."""

import json
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from meantime.cli.main import main
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.fhir import write_fhir
from meantime.sdk.export.paper_parts import Paper
from meantime.sdk.replies import Locale
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

FHIR = "record.fhir.json"
ALL = Wanted(with_keys=True, formats={FHIR: write_fhir})
LINES: dict[Locale, str] = {
    "en": "Strength 0 of 10\nFeelings: lonely, ashamed\nUrge: to drink, strength 7 of 10\n"
    "Instead: I rang my sister.\nTags: evening\nWith it: ",
    "es": "Intensidad 0 de 10\nSentimientos: lonely, ashamed\n"
    "Impulso: to drink, intensidad 7 de 10\nEn su lugar: ",
}


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
        assert "Urge: to drink, strength 7 of 10\\nInstead: " in (folder / FHIR).read_text()
        _is_on_paper(read(folder))
    _lies_are_found(tmp_path / "team", tmp_path)


def _is_on_paper(record):
    for locale, lines in LINES.items():
        paper = Paper(locale, ZoneInfo("UTC"))
        parts = [paper.part(each) for each in record["spaces"]]
        texts = [t for part in parts for section in part["sections"] for t in section["texts"]]
        assert any(lines in each["text"] for each in texts)
        (task,) = (t["text"] for t in texts if "helped: 10" in t["text"])
        assert {"hard: 0", "after: 0", "before: 4"} <= {*task.splitlines()}
        assert "-1" not in task


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
