"""Questionnaires at a terminal: asked, filled in, read; what cannot wait is an alert at once."""

from pathlib import Path

import pytest
import yaml

from tests.cli.walks import WORDS
from tests.measures.test_scoring import OWN

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "measures.md"


def test_a_form_is_asked_filled_in_and_read_and_what_cannot_wait_is_an_alert(anna, jo):
    assert "Nothing is asked." in jo.run("measures", "list", typed=(WORDS,))
    anna.run("measures", "ask", "phq9", typed=(WORDS,))
    assert "waits" in jo.run("measures", "list", typed=(WORDS,))
    said = jo.run("measures", "answer", typed=(WORDS, *["1"] * 8, "2", ""))
    assert said.index("At question 9, “Several days” or more") < said.index("1. Little interest")
    assert "988" in said
    assert "Sent: 1 of 27, Minimal." in said
    shown = anna.run("measures", "results", "--answers", typed=(WORDS,))
    assert "Could not wait" in shown
    assert "hurting yourself in some way”: Several days" in shown
    assert "1 of 27" in shown
    assert "Several days" in anna.run("alerts", "show", typed=(WORDS,))


def test_a_practice_s_own_is_added_asked_and_ended(anna, jo, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text(yaml.safe_dump(OWN | {"id": "phq9"}))
    assert "one that ships" in anna.run("measures", "add", str(file), fails=True)
    file.write_text(GUIDE.read_text("utf-8").split("```yaml\n")[1].split("```")[0])
    anna.run("measures", "add", str(file), typed=(WORDS,))
    assert "own.sleep" in anna.run("measures", "known", typed=(WORDS,))
    anna.run("measures", "ask", "own.sleep", "--shared", typed=(WORDS,))
    assert "1 of 2" in jo.run(
        "measures", "answer", "--language", "es", typed=(WORDS, "1", "2", "")
    ).replace("Enviado: ", "").replace(" de ", " of ")
    anna.run("measures", "take-back", "1", typed=(WORDS,))
    assert "Nothing is asked." in anna.run("measures", "list", typed=(WORDS,))
    anna.run("measures", "end", "own.sleep", typed=(WORDS,))
    assert "No such measure" in anna.run("measures", "ask", "own.sleep", typed=(WORDS,), fails=True)
