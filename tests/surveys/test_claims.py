"""What is often claimed of messages, as a practice's own clients say it."""

import pytest

from meantime.content.survey import surveys
from meantime.surveys.claims import SAID, claim
from meantime.surveys.tally import Tally
from tests.protocol.people import read_vectors

CASES = read_vectors("surveys.json")["claims"]
ASKED = {item.metric: item for survey in surveys().surveys for item in survey.items}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_claim_is_what_the_vectors_say(case):
    found = claim(case["metric"], Tally(**case["tally"]))
    share = found.share and found.share._asdict()
    if share is not None:
        assert share == pytest.approx(case["claim"]["share"], abs=1e-6)
    assert found._replace(share=None)._asdict() == {**case["claim"], "share": None}
    assert (share is None) == (case["claim"]["share"] is None)


def test_each_claim_is_asked_by_the_content_and_its_answers_can_be_given():
    for metric, said in SAID.items():
        item = ASKED[metric]
        options = item.options or surveys().scales.agree5
        assert {str(option.value) for option in options} > set(said)
