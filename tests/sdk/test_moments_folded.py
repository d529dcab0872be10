"""Moments of a journal and of a thread, as the vectors say it for both languages."""

import pytest

from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import parse_post
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.moments import fold_kept, fold_shared
from tests.protocol.people import read_vectors
from tests.sdk.charts import opened_by

VECTORS = read_vectors("moments.json")
NOW = 10_000


@pytest.mark.parametrize("case", VECTORS["words"], ids=lambda case: case["words"])
def test_all_that_a_moment_says_is(case):
    moment = parse_post(case["moment"])
    assert isinstance(moment, Moment)
    assert words_of_moment(moment) == case["words"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_of_moments(case):
    journal, thread = opened_by(case["journal"]), opened_by(case["thread"])
    kept = [
        [line.id, line.moment.at, line.moment.zone, words_of_moment(line.moment)]
        for line in fold_kept(journal, "maya", NOW)
    ]
    went = fold_shared(thread, "maya", NOW)
    assert kept == case["kept"]
    assert {of: [each.id, each.way, each.at] for of, each in went.items()} == case["shared"]
    assert [m.id for m in fold_messages(thread, "maya", NOW) if m.moment] == case["cards"]
