"""Keeping a record at a terminal: the practice's rules, a hold, and what keeps it from its end."""

import json

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"]),  # the device's side of things
    pytest.mark.usefixtures("jo"),
]


def test_rules_are_chosen_and_a_hold_keeps_a_record(olga, tmp_path):
    def run(*command, typed=(), fails=False):
        return flat(olga.run("records", *command, typed=(WORDS, *typed), fails=fails))

    shown = olga.run("records", "rules", "--json", typed=(WORDS,))
    rules = json.loads(shown[shown.index("[") :])
    assert {rule.get("years", -1) for rule in rules} == {-1}  # a template, and no law
    rules[0] |= {"name": "Oregon", "years": 7, "checked_on": "2027-01-15"}
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(rules), encoding="utf-8")
    assert "7 years after care ended" in run("rules", "--set", str(file))
    assert "No rule was chosen" in run("keep", "Jo Kim")
    assert "not filled in" in run("keep", "Jo Kim", "--rule", "board", fails=True)
    assert "(decides)" in run("keep", "Jo Kim", "--rule", "state.adult")
    assert "Its day has not come" in run("destroy", "Jo Kim", fails=True)
    assert "Held." in run("hold", "Jo Kim", typed=("A lawyer wrote.",))
    assert "A lawyer wrote." in run("keep", "Jo Kim")
    assert "A legal hold keeps this record" in run("destroy", "Jo Kim", fails=True)
    assert "No hold stands" in run("release", "Jo Kim", typed=("y", "Settled."))
    assert "no such hold" in run("release", "Jo Kim", fails=True)
    assert "no certificate" in run("certificate", "x", fails=True)
    assert "Jo Kim" not in run("due")


def test_a_client_s_record_is_decided_about_by_custodians_alone(anna):
    for command in ("keep", "hold", "destroy"):
        told = anna.run("records", command, "Jo Kim", typed=(WORDS, "x"), fails=True)
        assert "Held." not in told
