"""run.py keeps going, says what failed, and does nothing twice."""

import runpy
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tools.checks import chosen
from tools.work import ROOT, Stamp, Step, Trouble, run_all, run_quietly


def step(name, code):
    return Step(name, [sys.executable, "-c", code])


def test_every_step_runs_and_one_failure_fails_the_whole(tmp_path, capfd):
    last = tmp_path / "last"
    steps = [step("first", "raise SystemExit(3)"), step("last", f"open({str(last)!r}, 'w')")]
    assert run_all(steps) == 1
    assert last.exists()
    summary = capfd.readouterr().out.rpartition("summary")[2]
    assert "FAILED" in summary.splitlines()[1]
    assert summary.splitlines()[2].startswith("ok")


def test_a_run_without_failures_succeeds():
    assert run_all([step("only", "pass")]) == 0


def test_what_only_reads_runs_beside_its_like_and_is_shown_whole(tmp_path, capfd):
    one, other = tmp_path / "one", tmp_path / "other"

    def meet(mine, theirs):
        """Succeed if the other runs at the same time."""
        return (
            f"import pathlib, time; pathlib.Path({str(mine)!r}).touch(); print('begun')\n"
            f"while not pathlib.Path({str(theirs)!r}).exists(): time.sleep(0.01)\nprint('met')"
        )

    steps = [step("one", meet(one, other)), step("other", meet(other, one))]
    assert run_all([replace(each, only_reads=True) for each in steps]) == 0
    assert capfd.readouterr().out.count("begun\nmet") == 2


def test_a_step_adds_its_environment():
    env = {"MEANTIME_TEST": "yes"}
    code = "import os; raise SystemExit(os.environ['MEANTIME_TEST'] != 'yes')"
    assert run_all([Step("env", [sys.executable, "-c", code], env=env)]) == 0


def test_quiet_work_shows_what_it_said_only_when_it_fails(capfd):
    run_quietly(step("fine", "print('chatter')"), "sorry")
    with pytest.raises(Trouble, match="sorry"):
        run_quietly(step("broken", "print('the reason'); raise SystemExit(1)"), "sorry")
    said = capfd.readouterr().out
    assert "chatter" not in said
    assert "the reason" in said


def test_a_stamp_is_stale_once_a_source_changes_moves_or_goes(tmp_path, monkeypatch):
    monkeypatch.setattr("tools.work.ROOT", tmp_path)
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a")
    assert not Stamp(tmp_path / "stamps", "it", [one]).is_fresh
    Stamp(tmp_path / "stamps", "it", [one]).set()
    assert Stamp(tmp_path / "stamps", "it", [one]).is_fresh
    one.write_text("b")
    assert not Stamp(tmp_path / "stamps", "it", [one]).is_fresh
    one.write_text("a")
    one.rename(other)
    assert not Stamp(tmp_path / "stamps", "it", [other]).is_fresh
    assert not Stamp(tmp_path / "stamps", "it", []).is_fresh


def test_an_unknown_step_is_answered_with_the_known_ones():
    with pytest.raises(Trouble, match=r"ruff, mypy$"):
        chosen([step("ruff", ""), step("mypy", "")], "moon")


def test_an_older_python_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.10\."):
        runpy.run_path(str(Path(ROOT, "run.py")), run_name="__main__")
