"""What TypeScript is held to is what Python answers."""

import json

from tests.fees.vectors import FILE, vectors


def test_the_file_has_what_python_answers():
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(vectors()))
