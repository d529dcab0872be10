"""Fees at a terminal: a price is offered, agreed to, charged and asked about."""

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_price_is_offered_agreed_to_charged_and_asked_about(anna, jo):
    assert "nothing is charged" in jo.run("fees", "show", typed=(WORDS,))
    offer = ("fees", "plan", "per_message", "--amount", "15.50", "--currency", "USD")
    assert "Only the clinician" in jo.run(*offer, typed=(WORDS, ""), fails=True)
    assert "Not an amount" in anna.run(
        *offer[:4], "15.505", "--currency", "USD", typed=(WORDS,), fails=True
    )
    anna.run(*offer, "--share", "50", typed=(WORDS, "As we said."))
    assert "A price was offered" in jo.run("threads", "read", typed=(WORDS,))
    assert "No such number" in jo.run("fees", "agree", "2", typed=(WORDS,), fails=True)
    assert "Only the client" in anna.run("fees", "agree", "1", typed=(WORDS,), fails=True)
    assert "still agree" in jo.run("fees", "decline", "1", typed=(WORDS,))
    jo.run("fees", "agree", "1", typed=(WORDS,))
    assert "$7.75" in jo.run("fees", "show", typed=(WORDS,))
    jo.run("threads", "write", typed=(WORDS, "How do I begin?"))
    anna.run("threads", "write", typed=(WORDS, "One step at a time."))
    assert "may be charged" in anna.run("fees", "replies", typed=(WORDS,))
    assert "No such number" in anna.run("fees", "charge", "9", typed=(WORDS,), fails=True)
    anna.run("fees", "charge", "1", typed=(WORDS,))
    anna.run("fees", "take-back", "1", typed=(WORDS,))
    anna.run("fees", "charge", "1", typed=(WORDS,))
    jo.run("fees", "dispute", "1", typed=(WORDS, "Only thanks."))
    assert "paused" in jo.run("fees", "show", typed=(WORDS,))
    anna.run("fees", "answer", "1", "stands", typed=(WORDS, "It was more than that."))
    assert "stands: It was more than that." in jo.run("threads", "read", typed=(WORDS,))
    anna.run("fees", "minutes", "4", typed=(WORDS,))
    checked = anna.run("fees", "check-code", "--judgement", "--consent", typed=(WORDS,))
    assert "less than five minutes" in checked
    jo.run("fees", "self-pay", typed=(WORDS,))
    assert "no payer is told" in anna.run("fees", "show", typed=(WORDS,))
    assert "ends" not in jo.run("fees", "statement", typed=(WORDS,))
    assert "It ends on" in jo.run("fees", "stop", "1", typed=(WORDS,))
