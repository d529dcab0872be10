"""Each rule has a test that turns red without it."""

from __future__ import annotations

import pytest

from tests.protocol import breakages

LISTED = breakages.listed()


def test_the_list_is_long_and_up_to_date():
    assert len(LISTED) >= 30
    assert len({breakage.name for breakage in LISTED}) == len(LISTED)
    assert [b.name for b in LISTED if breakages.times_found(b) != 1 or b.old == b.new] == []


@pytest.mark.long
def test_an_unbroken_copy_passes():
    whole = breakages.Breakage("nothing", "keys.py", "", "", "test_attacks_by_members.py")
    assert breakages.red_test(whole) == ""


@pytest.mark.long
@pytest.mark.parametrize("breakage", LISTED, ids=lambda breakage: breakage.name)
def test_a_broken_rule_turns_a_test_red(breakage):
    assert breakages.red_test(breakage)
