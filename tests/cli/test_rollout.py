"""The roll-out at a terminal: ticked, opened, and a client beside the places."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, typed=(), fails=False):
    return flat(terminal.run(*command, typed=(WORDS, *typed), fails=fails))


def test_tasks_are_ticked_and_a_phase_opens_with_a_reason(olga):
    assert "has not begun" in run(olga, "rollout", "show")
    assert "Foundation: 0 of 0 places taken." in run(olga, "rollout", "open", "foundation")
    run(olga, "rollout", "tick", "p1.restore", "--note", typed=("It took an hour.",))
    shown = run(olga, "rollout", "show")
    assert "x p1.restore" in shown
    assert "Olga Brandt says so" in shown
    assert "It took an hour." in shown
    assert "0 of 3 lines checked" in shown
    run(olga, "rollout", "untick", "rollout.p1.restore")
    assert "x p1.restore" not in run(olga, "rollout", "show")
    assert "No such task" in run(olga, "rollout", "tick", "p9.rest", fails=True)
    assert "is not done" in run(olga, "rollout", "open", "pilot", fails=True)
    shown = run(olga, "rollout", "open", "pilot", "--anyway", typed=("The test is on Friday.",))
    assert "Pilot: 0 of 5 places taken." in shown
    assert "Why: The test is on Friday." in run(olga, "rollout", "show")


def test_a_client_comes_beside_the_places_and_back_among_the_others(olga, anna, jo):
    assert jo
    run(olga, "rollout", "open", "foundation")
    assert "1 of 0 places taken" in run(olga, "rollout", "show")
    space = anna.run("client", "list", typed=(WORDS,)).split()[-1]  # which she tells the owner
    assert "No such client" in run(olga, "rollout", "allow", "nobody", fails=True)
    shown = run(olga, "rollout", "allow", space, typed=("Made up, for the drill.",))
    assert "0 of 0 places taken" in shown
    assert "Why: Made up, for the drill." in run(olga, "rollout", "show")
    assert "1 of 0 places taken" in run(olga, "rollout", "disallow", space)


def test_vendors_are_noted_changed_saved_and_removed(olga, tmp_path):
    paper = tmp_path / "baa.txt"
    paper.write_text("Signed.")
    assert "No vendor is noted yet" in run(olga, "vendors", "list")
    said = ("--kind", "host", "--signed-on", "2024-01-31", "--file", str(paper))
    shown = run(olga, "vendors", "add", *said, typed=("Harbor Hosting", "Sealed messages."))
    assert "In force, from 2024-01-31." in shown
    ended = ("--expires-on", "2024-12-31")
    assert "Not in force" in run(olga, "vendors", "change", "1", *ended, typed=("", ""))
    shown = run(olga, "vendors", "list")
    assert "host Harbor Hosting Sealed messages." in shown
    assert "baa.txt" in shown
    assert "no text, no name" in shown
    folder = tmp_path / "saved"
    folder.mkdir()
    run(olga, "vendors", "save", "1", "--into", str(folder))
    assert (folder / "baa.txt").read_text() == "Signed."
    run(olga, "vendors", "remove", "1", typed=("n",), fails=True)
    assert "Harbor Hosting" in run(olga, "vendors", "remove", "1", typed=("y",))
    assert "No such number" in run(olga, "vendors", "save", "1", fails=True)


def test_a_review_is_looked_at_filed_and_moved(olga):
    assert "No review is due yet" in run(olga, "reviews", "show")
    assert "No review has been held" in run(olga, "reviews", "list")
    skipped = ("", "") * 14
    shown = run(olga, "reviews", "file", typed=(*skipped, "All is well.", "Nothing changes."))
    assert "Filed. The next review is on" in shown
    shown = run(olga, "reviews", "list")
    assert "filed by Olga Brandt" in shown
    assert "All is well. Nothing changes." in shown
    assert "must come after the day" in run(olga, "reviews", "move", "2001-01-01", fails=True)


def test_a_survey_is_asked_answered_and_not_shown_of_one(olga, anna, jo, world):
    until = f"{world.clock.now():%Y}-12-31"
    assert anna
    assert "Asked of 1" in run(olga, "surveys", "open", "clients", "--until", until)
    answers = ("1", "9", "4", *[""] * 7, "2", "I want to die.")
    shown = run(jo, "surveys", "answer", "--language", "es", typed=answers)
    assert "Unas preguntas sobre la mensajería con Anna Weiss." in shown
    assert "Su terapeuta también puede leerlas" in shown
    assert "No se avisa a nadie de esta respuesta." in shown
    assert "Llame al 911" in shown
    assert "clients" in run(jo, "surveys", "list")
    assert "1 of 1" in run(olga, "surveys", "list")
    shown = run(olga, "surveys", "report")
    assert "Fewer than 5 have answered this: it is not shown." in shown
    assert "die" not in shown
    shown = run(olga, "surveys", "claims")
    assert "Fewer than 5 have answered: not shown." in shown
    assert "kinder than to a stranger" in shown
    assert "Asked of 1" in run(olga, "surveys", "open", "clinicians", "--until", until)
    shown = run(anna, "surveys", "answer", typed=("", "15", *[""] * 7))
    assert "no colleague does" in shown
    assert "No such number" in run(jo, "surveys", "answer", "9", fails=True)
