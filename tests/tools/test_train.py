"""run.py train: from any folder, and with the same corpus it leaves the same files."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tools import commands
from tools.model_files import FOLDER, write_model
from tools.work import ROOT

LATER = datetime(2031, 5, 4, tzinfo=UTC).date()
NAMES = ("weights.bin", "model.yaml")


@pytest.fixture
def shipped(tmp_path):
    """Return a folder with the model that comes with this version."""
    for name in NAMES:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def parts_of(folder):
    """Return the weights, what stands beside them but for the day, and the day."""
    facts = yaml.safe_load((folder / "model.yaml").read_bytes())
    day = facts.pop("trained_on")
    return (folder / "weights.bin").read_bytes(), facts, day


def test_a_model_that_comes_out_as_it_was_leaves_its_files_byte_for_byte(shipped):
    weights, facts, _ = parts_of(shipped)
    write_model(weights, facts, LATER, shipped)
    for name in NAMES:
        assert (shipped / name).read_bytes() == (FOLDER / name).read_bytes()


@pytest.mark.parametrize("changed", [{"urgent": 1}, {}])
def test_another_model_has_the_day_on_which_it_was_trained(shipped, changed):
    weights, facts, _ = parts_of(shipped)
    others = weights if changed else b"\x01" + weights[1:]
    write_model(others, facts | changed, LATER, shipped)
    assert parts_of(shipped) == (others, facts | changed, "2031-05-04")


def test_it_is_trained_in_the_project_wherever_it_is_started(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tools.venv.install", lambda _: None)
    monkeypatch.setattr(commands, "hand_over", lambda _: Path.cwd() != ROOT)
    assert commands.main(["train"]) == 0
