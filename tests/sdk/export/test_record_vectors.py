"""The same `record.json` of the same logs by both exporters, of the SDK and of the web app."""

import pytest

from tests.protocol.people import read_vectors
from tests.sdk.export.recorded import content_of

CASES = read_vectors("record.json")["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_record_is_as_the_vectors_say(case):
    assert content_of(case) == case["content"]
