"""The same `record.json` of the same logs by both exporters, of the SDK and of the web app."""

import pytest

from meantime.protocol.encoding import unb64
from meantime.sdk.export.verifier.checked import Checked
from meantime.sdk.export.verifier.log import Log
from tests.protocol.people import read_vectors
from tests.sdk.export.recorded import content_of

CASES = read_vectors("record.json")["cases"]
of_each = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


@of_each
def test_the_record_is_as_the_vectors_say(case):
    assert content_of(case) == case["content"]


@of_each
def test_what_both_exporters_make_of_it_holds_against_the_logs(case):
    for part, space in zip(case["parts"], case["content"]["spaces"], strict=True):
        log = Log()
        keys = {int(gen): unb64(key) for gen, key in part["keys"].items()}
        checked = Checked(log, keys, space)
        for row in part["log"]:
            entry = log.take({name: row[name] for name in "hbs"})
            entry.received_at = row["received_at"]
            checked.take(entry)
        checked.close()
