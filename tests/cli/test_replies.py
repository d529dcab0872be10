"""Automatic replies at a terminal: printed, changed in a file, signed."""

import json

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def printed(terminal):
    return json.loads(terminal.run("replies", "show", typed=(WORDS,)))


def test_what_was_printed_is_changed_signed_and_printed_again(anna, jo, tmp_path):
    file, texts = tmp_path / "replies.json", printed(anna)
    assert jo
    texts["autoreply.late"]["en"] = "Sorry. Please call {practice_phone}."
    file.write_text(json.dumps(texts), encoding="utf-8")
    told = anna.run("replies", "sign", str(file), typed=(WORDS,))
    assert "Threads with these texts: 1." in told
    assert printed(anna) == texts


def test_what_must_be_mended_is_told_by_its_place(anna, tmp_path):
    file, texts = tmp_path / "replies.json", printed(anna)
    texts["autoreply.away"]["es"] = "Vuelvo pronto."
    file.write_text(json.dumps(texts), encoding="utf-8")
    told = anna.run("replies", "sign", str(file), typed=(WORDS,), fails=True)
    assert "autoreply.away.es: must contain {away_until}" in told
    file.write_text("[]", encoding="utf-8")
    told = anna.run("replies", "sign", str(file), typed=(WORDS,), fails=True)
    assert "does not have the shape of replies" in told
