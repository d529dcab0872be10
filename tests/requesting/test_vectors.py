"""What holds the two languages to the same rules."""

import json

from tests.requesting.vectors import FILE, make


def test_the_vectors_are_what_the_rules_make():
    """The file is that of the web app's tests as well."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == make()
