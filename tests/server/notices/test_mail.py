"""Mail that really leaves, to a real mail server."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meantime.server.notices.mail import SUBJECT, words
from tests.running import poll
from tests.server.notices.outboxes import attempts
from tests.server.notices.post_office import context_of, post_office
from tests.server.swept import swept
from tests.world import DETAILS, ok

HOUR = timedelta(hours=1)
BACKOFF = timedelta(minutes=2)
HEADERS = {
    *("Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted"),
    *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
}
SENTENCE = "The lighthouse keeper counts my sleepless nights."


def ask(practice, attention=1):
    practice.care.post(practice.client, text=SENTENCE, attention=attention)


def test_a_notice_leaves_by_mail_in_fixed_words(mailing, letters):
    practice = mailing().practice()
    with post_office(letters):
        ask(practice)
        [mail] = letters.wait_for(1)
    assert mail["To"] == practice.clinician.login
    assert mail["Subject"] == SUBJECT["en"]
    assert mail.get_content().strip() == words("waiting", "en")
    assert set(mail.keys()) == HEADERS


def test_no_mail_says_who_wrote_what_where(mailing, letters):
    practice = mailing().practice()
    with post_office(letters):
        ask(practice, attention=3)
        practice.care.post(practice.clinician, text=SENTENCE, attention=1)
        mails = letters.wait_for(2)
    assert {mail.get_content().strip() for mail in mails} == {
        words("waiting", "en"),
        words("urgent", "en"),
    }
    for raw in letters.raw:
        for planted in (SENTENCE.encode(), DETAILS["name"].encode(), b"http", b"Linden"):
            assert planted not in raw
        for person in (practice.client, practice.clinician):
            assert person.id.encode() not in raw


def test_mail_goes_to_the_address_and_in_the_language_that_somebody_chose(mailing, letters):
    practice = mailing().practice()
    choices = ok(practice.clinician.api.get("/notices/choices"))["choices"]
    chosen = {**choices, "locale": "es", "address": "elsewhere@example.org"}
    ok(practice.clinician.api.put("/notices/choices", json=chosen))
    with post_office(letters):
        ask(practice)
        [mail] = letters.wait_for(1)
    assert (mail["To"], mail["Subject"]) == ("elsewhere@example.org", SUBJECT["es"])
    assert mail.get_content().strip() == words("waiting", "es")


def test_whoever_wants_no_mail_gets_none(mailing, letters):
    practice = mailing().practice()
    choices = ok(practice.clinician.api.get("/notices/choices"))["choices"]
    ok(practice.clinician.api.put("/notices/choices", json={**choices, "by_mail": False}))
    with post_office(letters):
        ask(practice)
        swept(practice.world)
        practice.care.post(practice.clinician, attention=1)
        [mail] = letters.wait_for(1)
    assert mail["To"] == practice.client.login


def test_starttls_with_a_certificate_that_is_known_is_used(mailing, letters, tmp_path):
    context, ca_file = context_of(tmp_path)
    practice = mailing(smtp_tls="starttls", smtp_ca_file=ca_file).practice()
    with post_office(letters, context):
        ask(practice)
        assert len(letters.wait_for(1)) == 1


@pytest.mark.parametrize("with_tls", [True, False], ids=["unknown certificate", "no TLS at all"])
def test_nothing_is_sent_to_a_mail_server_that_cannot_prove_itself(
    mailing, letters, tmp_path, with_tls
):
    context, _ = context_of(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    _, ca_file = context_of(other)
    world = mailing(smtp_tls="starttls", smtp_ca_file=ca_file)
    practice = world.practice()
    with post_office(letters, context if with_tls else None):
        ask(practice)
        put_off(world)
    assert letters.asked == 0


def put_off(world):
    """Wait until a message was tried and put off."""
    poll(lambda: any(each.last_error for each in attempts(world)), 20)


def test_what_is_refused_for_now_is_sent_later(mailing, letters):
    world = mailing()
    practice = world.practice()
    letters.replies = ["451 try later"]
    with post_office(letters):
        ask(practice)
        put_off(world)
        world.clock.advance(BACKOFF)
        assert len(letters.wait_for(1)) == 1
    assert letters.asked == 2


def test_after_an_outage_nothing_is_lost_or_doubled_and_not_all_leaves_at_once(mailing, letters):
    world = mailing(smtp_per_minute=5)
    for _ in range(3):
        ask(world.practice())
        swept(world)
    poll(lambda: sum(each.attempts for each in attempts(world)) == 3, 20)
    poll(lambda: all(each.last_error for each in attempts(world)), 20)
    with post_office(letters):
        world.clock.advance(HOUR)
        letters.wait_for(2)  # three of five were used up before
        poll(lambda: [each.state for each in attempts(world)].count("sent") == 2, 20)
    assert len({mail["Message-ID"] for mail in letters.mails}) == len(letters.raw) == 2
    assert sorted(each.state for each in attempts(world)) == ["sent", "sent", "waiting"]


def test_a_mail_whose_receipt_was_lost_comes_again_under_the_same_id(mailing, letters):
    world = mailing()
    practice = world.practice()
    letters.loses_next = True
    with post_office(letters):
        ask(practice)
        put_off(world)
        world.clock.advance(BACKOFF)
        first, second = letters.wait_for(2)
    assert first["Message-ID"] == second["Message-ID"]
    assert letters.raw[0] == letters.raw[1]
