"""The safety rules in a terminal: read, and measured on any file."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from meantime.cli.main import main
from meantime.screening.model.model import Model, read_model

CASES = [
    {"id": "1", "text": "I want to kill myself.", "label": "urgent", "category": "ideation"},
    {
        "id": "2",
        "text": "Thursday at 3, then.",
        "label": "none",
        "category": "everyday_logistics",
    },
]


def run(*arguments):
    return CliRunner().invoke(main, ["screening", *map(str, arguments)])


@pytest.fixture
def file(tmp_path):
    """Return a file with a message of each kind."""
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join(map(json.dumps, CASES)) + "\n")
    return path


def test_every_rule_is_printed_with_its_reason_and_examples():
    told = run("rules", "--language", "es").output
    assert "es." in told
    assert told.count("\n  + ") >= 3 * told.count(" (urgent)")


def test_a_file_is_measured_and_the_figures_are_kept(file, tmp_path):
    told = run("evaluate", file, "--json", tmp_path / "out.json")
    assert told.exit_code == 0
    kept = json.loads((tmp_path / "out.json").read_text())
    first = kept["figures"][0]
    assert (first["name"], first["share"], first["n"]) == ("urgent, any flag", 1, 1)
    assert kept["figures"][-1]["name"] == "one slip loses a flag"
    assert kept["figures"][-1]["n"] == 4
    assert {part["category"] for part in kept["categories"]} == {"ideation", "everyday_logistics"}


def test_each_message_has_a_line_with_its_tier_and_rules(file):
    lines = [json.loads(line) for line in run("evaluate", file, "--each").output.splitlines()]
    assert [(line["id"], line["tier"]) for line in lines] == [("1", "urgent"), ("2", "none")]
    assert lines[0]["rules"]
    assert lines[1]["rules"] == []


def test_with_the_model_more_is_found_and_the_places_that_refuse_it_are_told(tmp_path):
    path = tmp_path / "sideways.jsonl"
    text = "I keep thinking they could all manage without me now."
    path.write_text(json.dumps(CASES[0] | {"text": text}) + "\n")
    alone = json.loads(run("evaluate", path, "--each").stdout)
    beside = run("evaluate", path, "--each", "--model")
    assert "225 ILCS 155" in beside.stderr
    assert alone["tier"] == "none"
    assert json.loads(beside.stdout)["rules"] == ["model"]
    run("evaluate", path, "--model", "--json", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text())["figures"][0]["goal"] == 0.95


@pytest.mark.parametrize(
    "fault", [FileNotFoundError("weights.bin"), ValueError("The weights are not whole.")]
)
def test_a_model_that_cannot_be_loaded_is_said_and_nothing_is_measured(file, fault, monkeypatch):
    def read_model():
        raise fault

    monkeypatch.setattr("meantime.screening.model.model.read_model", read_model)
    told = run("evaluate", file, "--model", "--each")
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"cannot be loaded ({type(fault).__name__}: {fault})" in told.stderr
    assert run("evaluate", file).exit_code == 0


def test_a_model_that_breaks_on_a_message_is_said_and_does_not_pass_for_finding_nothing(
    file, tmp_path, monkeypatch
):
    broken = Model(read_model().facts, read_model().weights[:7])
    monkeypatch.setattr("meantime.screening.model.model.read_model", lambda: broken)
    out = tmp_path / "out.json"
    told = run("evaluate", file, "--model", "--json", out)
    assert told.exit_code == 1
    assert "breaks off on a message (IndexError" in told.stderr
    assert not out.exists()


def test_a_file_of_others_needs_neither_register_nor_names_that_are_known_here(tmp_path):
    path = tmp_path / "others.jsonl"
    path.write_text(
        '\ufeff{"id": 7, "text": "I want to kill myself.", "label": "urgent",'
        ' "category": "Suicidal Ideation (active)", "source": "elsewhere"}\r\n'
        '{"id": "b", "text": "Thursday at 3, then.", "label": "none", "category": null}\n'
        '{"id": "c", "text": "See you soon.", "label": "none", "category": "Everyday: small talk"}'
    )
    told = run("evaluate", path, "--json", tmp_path / "out.json")
    assert told.exit_code == 0, told.output
    kept = json.loads((tmp_path / "out.json").read_text())
    counts = {figure["name"]: figure["n"] for figure in kept["figures"]}
    assert counts["explicit ideation, plan, means, any flag"] == 1
    assert (counts['hard "none", any flag'], counts["everyday talk, any flag"]) == (1, 1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no messages"),
        (b"not json\n", "Line 1 of cases.jsonl is no labelled message"),
        (b'{"id":"1","text":"x","label":"none"}\n\n[1]\n', "Line 3 of cases.jsonl"),
        (b'{"id":"1","text":"x","label":"maybe"}\n', "label (urgent, elevated or none)"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path, content, said):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content)
    told = run("evaluate", path)
    assert told.exit_code != 0
    assert said in told.output
    assert "Traceback" not in told.output
