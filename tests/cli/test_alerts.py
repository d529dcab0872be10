"""Alerts, the ladder, crisis lines and matches, at a terminal."""

import re
from datetime import UTC, datetime
from itertools import product

import pytest

from meantime import sdk
from meantime.cli import ask, attempts, people
from meantime.content.jurisdictions import refused_in
from meantime.sdk import Thread
from meantime.sdk.alerts import Alerts
from meantime.wire.safety import OwnAlert, UrgentPromise
from tests.cli.cards import PASSIVE, URGENT, flat
from tests.cli.walks import WORDS, find

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
NOTE = "She is with her sister tonight. We talk tomorrow at nine."


@pytest.fixture
def urgent(anna, jo):
    """Let the client write something urgent; return the terminal of their clinician."""
    anna.run("client", "describe", "1", typed=(WORDS, "Jo Kim", "", "", "+1 555 0104", "", "", ""))
    jo.run("plan", "edit", typed=(WORDS, "# People I can ask for help\n- Dana | 555 0178"))
    jo.run("threads", "write", typed=(WORDS, URGENT))
    return anna


def test_an_alert_is_shown_taken_and_closed_by_a_note(urgent, olga):
    assert "nobody looks after it yet" in flat(urgent.run("alerts", "list", typed=(WORDS,)))
    sheet = flat(urgent.run("alerts", "show", typed=(WORDS,)))
    assert "Jo Kim, since" in sheet
    assert "Telephone: +1 555 0104 Address: (not known)" in sheet
    assert URGENT in sheet
    assert "It is a match, not an assessment." in sheet
    assert "Dana, 555 0178" in sheet
    assert "It is yours." in urgent.run("alerts", "take", typed=(WORDS,))
    assert "Anna Weiss looks after it already." in olga.run("alerts", "take", typed=(WORDS,))
    tried = ("00:00 | phone | She answered.", "")
    closing = ("alerts", "close", "--outcome", "reached")
    assert "no note" in urgent.run(*closing, typed=(WORDS, *tried), fails=True)
    assert "Not a time" in urgent.run(*closing, typed=(WORDS, "phone", ""), fails=True)
    assert "Closed" in urgent.run(*closing, typed=(WORDS, *tried, NOTE))
    assert "No alert is open." in urgent.run("alerts", "list", typed=(WORDS,))
    listed = urgent.run("alerts", "list", "--closed", typed=(WORDS,))
    alert = listed.split()[-1]
    ended = flat(urgent.run("alerts", "show", alert, typed=(WORDS,)))
    assert f"Ended: reached. {NOTE} Tried: phone: She answered." in ended
    assert "No such alert" in urgent.run("alerts", "take", "1", typed=(WORDS,), fails=True)


@pytest.fixture
def two_alerts(anna, jo, terminal, logins):
    """Let two clients write something urgent, Jo first; return their clinician's terminal."""
    link = find(
        r"http\S+/join#\S+", anna.run("client", "invite", typed=(WORDS, "Bo Lee", "Anna", "LMFT"))
    )
    bo = terminal("bo")
    bo.run("join", typed=(link, "Bo", f"bo-{logins['jo']}", WORDS))
    for client in (jo, bo):
        client.run("threads", "write", typed=(WORDS, URGENT))
    return anna


def test_one_of_several_alerts_is_acted_on_by_its_id_alone(two_alerts):
    for act, which in product((("take",), ("close", "--outcome", "reached")), ((), ("2",))):
        told = two_alerts.run("alerts", *act, *which, typed=(WORDS, "", NOTE), fails=True)
        assert "More than one alert is open: name it by its id." in flat(told)
    listed = two_alerts.run("alerts", "list", typed=(WORDS,))
    assert listed.count("nobody looks after it yet") == 2


def test_whose_alert_it_is_is_said_before_anything_is_asked_for(two_alerts):
    listed = two_alerts.run("alerts", "list", typed=(WORDS,))
    row = next(line for line in listed.splitlines() if "Jo Kim" in line)
    closing = ("alerts", "close", row.split()[-1], "--outcome", "reached")
    shown = flat(two_alerts.run(*closing, typed=(WORDS, "", NOTE)))
    assert re.search(r"Jo Kim, \w{3} \d\d \w{3} \d{4} \d\d:\d\d\. .*Tried", shown)
    left = two_alerts.run("alerts", "list", typed=(WORDS,))
    assert "Bo Lee" in left
    assert "Jo Kim" not in left
    every = two_alerts.run("alerts", "list", "--closed", typed=(WORDS,))
    assert re.search(r"^1 +Bo Lee", every, re.MULTILINE)
    assert re.search(r"^ +Jo Kim", every, re.MULTILINE)  # without a number that could be picked
    assert "Bo Lee" in two_alerts.run("alerts", "take", typed=(WORDS,))


def test_nothing_that_was_typed_is_lost_if_an_alert_cannot_be_closed(urgent, monkeypatch):
    def lost(*_, **__):
        raise sdk.Unreachable("no signal")

    for module in (ask, attempts):
        monkeypatch.setattr(module, "is_terminal", lambda: True)
    monkeypatch.setattr(people, "ask_secret", lambda _: WORDS)
    monkeypatch.setattr(Alerts, "close", lost)
    typed = ("by phone", "00:10 | phone | She answered.", "", NOTE, "")
    shown = urgent.run("alerts", "close", "--outcome", "reached", typed=typed, fails=True)
    assert "Not a time, a way and what came of it: by phone" in shown  # and it is asked again
    given_back = shown[shown.index("It was not closed.") :]
    assert "00:10 | phone | She answered." in given_back
    assert NOTE in given_back


def test_the_owner_opens_the_sheet_through_the_practice_s_seat(urgent, olga):
    assert urgent
    sheet = flat(olga.run("alerts", "show", typed=(WORDS,)))
    assert "Jo Kim, since" in sheet
    assert URGENT in sheet
    closing = ("alerts", "close", "--outcome", "welfare_check")
    assert "Closed" in olga.run(*closing, typed=(WORDS, "", NOTE))


def test_an_alert_that_ends_by_a_disclosure_asks_to_whom_and_on_what_basis(urgent):
    closing = ("alerts", "close", "--outcome", "disclosed")
    nothing = urgent.run(*closing, typed=(WORDS, "serious_threat", "", " "), fails=True)
    assert "To whom: nothing was said." in nothing
    told = ("serious_threat", "", "The police", "Where she lives", "To find her", "Danger", "")
    assert "Closed" in urgent.run(*closing, typed=(WORDS, *told, "", NOTE))


NOW = datetime(2027, 3, 8, 22, 0, tzinfo=UTC)
WENT = "An alert went to"
TAKEN = "Someone of your care team said that they are looking after this, Mon 08 Mar 2027 22:00"
LOOKED = "Someone of your care team has looked into this."
FATES = [  # whom an urgent message wakes, whom it went to, what came of it: what the client reads
    ("clinician", "clinician", {}, f"{WENT} Anna Weiss, Mon 08 Mar 2027 22:00 (UTC)."),
    ("clinician", "on_call", {}, f"{WENT} the person on call at Elm Street, Mon"),
    ("nobody", "cover", {}, f"{WENT} the clinician who covers for Anna Weiss, Mon"),
    ("cover", None, {}, "on its way to the clinician who covers for Anna Weiss."),
    ("on_call", None, {}, "on its way to the person on call at Elm Street."),
    ("nobody", None, {}, "Nobody is woken for it at this hour. Someone looks at it by Mon"),
    ("nobody", None, {"looks_at": None}, "We cannot say when someone looks at it."),
    ("clinician", "clinician", {"taken_at": NOW}, TAKEN),
    ("nobody", None, {"taken_at": NOW}, TAKEN),
    ("clinician", "clinician", {"taken_at": NOW, "is_closed": True}, LOOKED),
]


@pytest.mark.parametrize("fate", FATES)
def test_a_client_is_told_who_was_woken_and_no_more_than_is_known(jo, monkeypatch, fate):
    wakes, told, came, shown = fate
    looks_at, taken_at = came.get("looks_at", NOW), came.get("taken_at")

    def promise(thread):
        entry_id, told_at = thread.messages()[-1].id, NOW if told else None
        own = OwnAlert(entry_id, NOW, told_at, told, taken_at, came.get("is_closed", False))
        return UrgentPromise(wakes, looks_at, "UTC", [own])

    monkeypatch.setattr(Thread, "urgent_promise", promise)
    said = flat(jo.run("threads", "write", typed=(WORDS, URGENT)))
    assert shown in said
    assert (WENT in said) == (WENT in shown)


def test_nobody_is_said_to_be_woken_where_no_way_leads_to_anybody(olga, jo):
    olga.run("ladder", "set", "--night", "clinician", typed=(WORDS,))
    shown = flat(jo.run("threads", "write", typed=(WORDS, URGENT)))
    assert "We cannot say when someone looks at it. Please do not wait for that." in shown


def test_the_ladder_is_chosen_and_names_what_cannot_work(olga, anna, jo):
    assert jo
    assert "closed: the clinician." in flat(olga.run("ladder", "show", typed=(WORDS,)))
    told = olga.run("ladder", "set", "--night", "on_call", typed=(WORDS,), fails=True)
    assert "on_call: must name somebody who can be woken" in told
    chosen = ("--night", "on_call", "--on-call", "Anna Weiss", "--step", "clinician:0")
    shown = flat(olga.run("ladder", "set", *chosen, "--step", "owner:20", typed=(WORDS,)))
    assert "after 20 min owner" in shown
    assert "While the hours are closed: the people on call." in shown
    assert "On call, in this order: Anna Weiss." in flat(anna.run("ladder", "show", typed=(WORDS,)))
    assert "is no step" in olga.run("ladder", "set", "--step", "boss:5", typed=(WORDS,), fails=True)
    assert "does not allow" in anna.run(
        "ladder", "set", "--night", "nobody", typed=(WORDS,), fails=1
    )


def test_a_crisis_line_is_confirmed(olga):
    due = "Please call, and confirm: "
    assert f"{due}us.988, us." in flat(olga.run("crisis-lines", "list", typed=(WORDS,)))
    assert "within 180 days" in olga.run("crisis-lines", "confirm", "us.988", typed=(WORDS,))
    assert f"{due}us.crisistextline" in flat(olga.run("crisis-lines", "list", typed=(WORDS,)))


def test_matches_are_shown_marked_and_counted(anna, jo):
    jo.run("threads", "write", typed=(WORDS, PASSIVE))
    shown = flat(anna.run("screening", "matches", "1", typed=(WORDS,)))
    assert "It is a match, not an assessment." in shown
    assert "Their device showed help for: en." in shown
    message = re.search(r"\d\d:\d\d (\S{6}) I wish", shown)
    assert message, shown
    anna.run("screening", "mark", "1", message[1], "false-alarm", typed=(WORDS,))
    assert "a false alarm" in anna.run("screening", "matches", "1", typed=(WORDS,))
    counted = flat(anna.run("screening", "counts", typed=(WORDS,)))
    assert re.search(r"en\.\w+ 0 1 0 %", counted)
    assert "Counted over 1 charts, on this device alone." in counted


def test_every_wording_of_a_message_is_shown_with_its_matches(anna, jo):
    jo.run("threads", "write", typed=(WORDS, URGENT))
    jo.run("threads", "correct", typed=(WORDS, "I feel better now."))
    for command in (("screening", "matches", "1"), ("alerts", "show")):
        shown = flat(anna.run(*command, typed=(WORDS,)))
        assert URGENT in shown
        assert "I feel better now." in shown
        assert shown.count("The same message, in other words:") == 1
        assert re.search(r'"[^"]*kill myself[^"]*" \(en\.', shown)


@pytest.mark.parametrize(
    ("places", "found"),
    [
        (["US-IL"], ["US-IL"]),
        (["US-ME"], []),
        (["US"], []),
        (["US-ME", "US-NV"], ["US-NV"]),
        ([], []),
    ],
)
def test_a_model_is_refused_for_the_client_s_place_and_for_the_practice_s(places, found, database):
    assert database
    assert [each.id for each in refused_in(places)] == found
