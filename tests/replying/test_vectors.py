"""The vectors are what Python makes of them; the web app reads the same file."""

from tests.replying.vectors import FILE, spelled


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()
