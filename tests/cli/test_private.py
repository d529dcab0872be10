"""Psychotherapy notes and the contact log at a terminal."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


@pytest.mark.usefixtures("jo")
def test_a_note_is_for_its_author_alone(anna, olga):
    told = run(anna, "private", "write", "Jo Kim", "--on", "2027-03-05", more=("Rivers.",))
    assert "Only you can open these notes" in told
    run(anna, "private", "change", "Jo Kim", "1", more=("Rivers and boats.",))
    assert "2027-03-05 Rivers and boats." in run(anna, "private", "list", "Jo Kim")
    assert "1. Rivers. 2. Rivers and boats." in run(anna, "private", "versions", "Jo Kim", "1")
    run(anna, "private", "hide", "Jo Kim", "1")
    assert "Rivers" not in run(anna, "private", "list", "Jo Kim")
    assert "(out of sight)" in run(anna, "private", "list", "Jo Kim", "--all")
    assert "It is back." in run(anna, "private", "hide", "Jo Kim", "1", "--back")
    assert "No such number." in run(anna, "private", "hide", "Jo Kim", "2", fails=True)
    assert "No such client." in run(olga, "private", "list", "Jo Kim", fails=True)


@pytest.mark.usefixtures("jo")
def test_a_stray_text_is_noted_and_corrected(anna):
    assert "No contact was noted." in run(anna, "contacts", "list", "Jo Kim")
    run(anna, "contacts", "add", "Jo Kim", "sms", "--asked", more=("Late tonigt.",))
    run(anna, "contacts", "correct", "Jo Kim", "1", more=("Late tonight.",))
    shown = run(anna, "contacts", "list", "Jo Kim")
    for each in ("text message, in", "Anna Weiss", "Late tonight.", "Asked to write here."):
        assert each in shown
    assert "Before: Late tonigt." in shown
    run(anna, "contacts", "correct", "Jo Kim", "1", "--remove")
    assert "(taken back)" in run(anna, "contacts", "list", "Jo Kim")
    told = run(
        anna, "contacts", "add", "Jo Kim", "call", "--at", "2099-01-01 10:00",
        more=("Not yet.",), fails=True,
    )  # fmt: skip
    assert "This time has not come yet." in told
