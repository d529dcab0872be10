"""A safety plan and a client's own words, at a terminal."""

import re

import pytest

from meantime import sdk
from meantime.cli import people, plan, plan_asking
from meantime.cli.plan_form import read, written
from meantime.protocol.safety_posts import PlanLine
from meantime.sdk.spaces import Space
from tests.cli.cards import flat, lost, no_signal, refuse
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
FORM = """
# What I can do by myself
- Walk to the river
# People I can ask for help
- Dana | 555 0178
- Luis
"""
LINES = [
    PlanLine("sp.alone", "activity", "Walk to the river"),
    PlanLine("sp.ask", "name", "Dana"),
    PlanLine("sp.ask", "phone", "555 0178"),
    PlanLine("sp.ask", "name", "Luis", 1),
]


@pytest.fixture
def planner(jo, monkeypatch):
    """Return the terminal of a client with a plan, who types from now on."""
    jo.run("plan", "edit", typed=(WORDS, FORM))
    for module in (plan, plan_asking):
        monkeypatch.setattr(module, "is_terminal", lambda: True)
    return jo


@pytest.mark.parametrize("locale", ["en", "es"])
def test_what_is_written_as_a_form_is_read_again(locale, database):
    assert database
    assert read(FORM) == LINES
    assert read(written(LINES, locale)) == LINES


def test_a_plan_is_made_changed_shown_and_printed(anna, jo):
    nothing = flat(jo.run("plan", "show", typed=(WORDS,)))
    assert "Nothing has been written yet." in nothing
    assert "Call 911 or go to the nearest emergency department." in nothing
    jo.run("plan", "edit", typed=(WORDS, FORM))
    anna.run("plan", "edit", typed=(WORDS, FORM.replace("Luis", "Marco")))
    shown = flat(jo.run("plan", "show", typed=(WORDS,)))
    assert "Dana, 555 0178 - Marco" in shown
    assert "Made by Anna Weiss" in shown
    history = flat(jo.run("plan", "history", typed=(WORDS,)))
    assert re.search(r"1 Jo .* 2 Anna Weiss", history)
    assert "Luis" in jo.run("plan", "history", "--version", "1", typed=(WORDS,))
    sheet = jo.run("plan", "print", "--language", "es", typed=(WORDS,))
    assert "8. Si estoy en peligro ahora" in sheet
    assert "Anna Weiss, en horario de atención: +1 555 0100." in sheet
    told = jo.run("plan", "history", "--version", "9", typed=(WORDS,), fails=True)
    assert "No such version" in told


def test_what_has_no_place_in_a_plan_is_refused_and_nothing_is_saved(jo):
    told = jo.run("plan", "edit", typed=(WORDS, "# Something else\n- x"), fails=True)
    assert "in no step of the plan: # Something else" in told
    told = jo.run("plan", "edit", typed=(WORDS, FORM + "- a\n- b\n- c\n- d"), fails=True)
    assert "sp.ask.name.5: has at most 5 lines" in told
    assert "Nothing has been written" in jo.run("plan", "show", typed=(WORDS,))


def test_a_pipe_without_a_word_clears_no_plan_and_headings_alone_do(jo):
    jo.run("plan", "edit", typed=(WORDS, FORM))
    for nothing in ("", "  \n\n"):
        told = jo.run("plan", "edit", typed=(WORDS, nothing), fails=True)
        assert "There was no text: the plan stays as it is." in told
        assert "Walk to the river" in jo.run("plan", "show", typed=(WORDS,))
    jo.run("plan", "edit", typed=(WORDS, "# What I can do by myself"))
    assert "Walk to the river" not in jo.run("plan", "show", typed=(WORDS,))


def test_who_changes_nothing_makes_no_version(planner):
    assert "the plan stays as it is" in planner.run("plan", "edit", typed=(WORDS, *[""] * 7))
    history = flat(planner.run("plan", "history", typed=(WORDS,)))
    assert re.search(r"\b1 Jo", history)
    assert not re.search(r"\b2 Jo", history)


def test_a_line_that_a_step_cannot_hold_is_asked_for_again(planner):
    faulty, long = "Dana | 555 | and more", "x" * 501
    asked = (faulty, "Dana | 555", long, "Luis", "")
    shown = flat(planner.run("plan", "edit", typed=(WORDS, "", "", "", *asked, "", "", "")))
    assert f"Too many things in one line: {faulty}. Please write it again." in shown
    assert "Not taken: it has at most 500 characters." in shown
    shown = flat(planner.run("plan", "show", typed=(WORDS,)))
    assert "Dana, 555 - Luis" in shown


def test_what_was_typed_is_shown_again_when_it_is_refused(planner, monkeypatch):
    monkeypatch.setattr(Space, "send", refuse)
    shown = planner.run("plan", "edit", typed=(WORDS, "Up at 3", *[""] * 7), fails=True)
    given_back = shown.partition("This is what you wrote")[2]
    assert PlanLine("sp.signs", "sign", "Up at 3") in read(_form_in(given_back))


def test_a_plan_that_meets_no_server_is_kept_and_leaves_later(planner, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr(Space, "send", lost)
        shown = flat(planner.run("plan", "edit", typed=(WORDS, "Up at 3", *[""] * 7)))
    assert "kept on this device; the next command sends it" in shown
    assert "Up at 3" in planner.run("plan", "show", typed=(WORDS,))


def test_somebody_who_types_keeps_clears_and_adds_step_by_step(planner):
    signs, alone, places, asked = ("Up at 3", ""), ("",), ("",), ("-", "")
    planner.run("plan", "edit", typed=(WORDS, *signs, *alone, *places, *asked, "", "", ""))
    shown = flat(planner.run("plan", "show", typed=(WORDS,)))
    assert "- Up at 3" in shown
    assert "- Walk to the river" in shown
    assert "Dana" not in shown


def test_the_plan_is_there_without_a_connection(jo, world, monkeypatch, logins):
    jo.run("plan", "edit", typed=(WORDS, FORM))
    jo.run("plan", "show", typed=(WORDS,))
    with sdk.connect(world.server.origin, logins["jo"], WORDS, jo.folder) as me:
        account = me.connection.account
    monkeypatch.setattr(people, "system_keyring", lambda: "a keyring")
    monkeypatch.setattr(people, "kept", lambda *_: account)
    with no_signal():
        shown = flat(jo.run("plan", "show"))
    assert "Dana, 555 0178" in shown
    assert "Call 911 or go to the nearest" in shown


def test_words_of_one_client_are_kept_by_staff_and_noticed_on_the_client_s_device(anna, jo):
    assert "No words of their own" in anna.run("words", "list", typed=(WORDS,))
    anna.run("words", "add", typed=(WORDS, "the bridge"))
    anna.run("words", "add", "--urgent", typed=(WORDS, "the blue box"))
    assert "the blue box" in flat(jo.run("words", "list", typed=(WORDS,)))
    shown = flat(jo.run("threads", "write", typed=(WORDS, "I went to the bridge.")))
    assert 'These words made us ask: "the bridge".' in shown
    assert "on the list that your care team keeps for you" in shown
    anna.run("words", "remove", "1", typed=(WORDS,))
    shown = jo.run("threads", "write", typed=(WORDS, "I went to the bridge."))
    assert "match" not in shown


def test_what_could_never_match_or_is_a_client_s_wish_is_refused(anna, jo):
    assert "no words" in anna.run("words", "add", typed=(WORDS, "..."), fails=True)
    assert "Only staff" in jo.run("words", "add", typed=(WORDS, "the bridge"), fails=True)
    assert "No such number" in anna.run("words", "remove", "3", typed=(WORDS,), fails=True)


def _form_in(shown):
    """Return what of a terminal's lines `meantime plan edit` takes."""
    return "\n".join(line for line in shown.splitlines() if line.startswith(("# ", "- ")))
