"""What one keeps for oneself, looked back on at a terminal."""

import json
import re

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def words(shown):
    return re.sub(r"\s+", " ", shown)


def test_what_is_kept_is_looked_back_on_by_its_writer_alone(anna, jo, tmp_path):
    assert "Nothing is kept" in jo.run("journal", "patterns", typed=(WORDS,))
    assert "only you can read it" in jo.run("keep", typed=(WORDS, "The herons came."))
    assert "The herons came." in jo.run("journal", "list", typed=(WORDS,))
    assert "The herons came." in jo.run("journal", "search", "HERON", typed=(WORDS,))
    assert "Nothing is kept" in anna.run("journal", "list", typed=(WORDS,))
    seen = words(jo.run("journal", "patterns", typed=(WORDS,)))
    assert "1 entries on 1 days. With so few entries" in seen
    assert "There are no tags yet" in jo.run("journal", "tags", typed=(WORDS,))
    assert "No entry has this tag" in jo.run("journal", "rename", typed=(WORDS, "work", "office"))
    place = tmp_path / "copy"
    jo.run("journal", "export", str(place), "--language", "es", typed=(WORDS,))
    (entry,) = json.loads((place / "journal.json").read_text())["entries"]
    assert entry["text"] == "The herons came."
    refused = jo.run("journal", "remove", "2", typed=(WORDS,), fails=True)
    assert "No such number" in words(refused)
    assert "Removed." in jo.run("journal", "remove", "1", typed=(WORDS,))
    assert "Nothing is kept" in jo.run("journal", "list", typed=(WORDS,))
