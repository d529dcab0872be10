"""The page of metrics and the content name the same ones, with the same units and sources."""

import re
from pathlib import Path

from meantime.content.metrics import metrics
from meantime.wire.insights import LEAST

PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| (\w+) \|", re.MULTILINE)


def test_the_page_has_every_metric_of_the_content_in_its_order():
    listed = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert listed == [(each.id, each.unit, each.counted_by) for each in metrics().metrics]


def test_a_metric_is_said_in_both_languages():
    for each in metrics().metrics:
        for words in (each.title, each.says, each.counted):
            assert set(words) == {"en", "es"}
            assert all(words.values()), each.id
    assert all(set(words) == {"en", "es"} for words in metrics().words.values())


def test_no_smaller_group_is_shown_than_the_content_says():
    assert metrics().least == LEAST
