"""What a person sees when the server lies: plain words, and crisis help beside them, always."""

import json
import re

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol import canonical
from meantime.protocol.encoding import b64
from meantime.protocol.writing import post_entry
from tests.browser import lies, steps
from tests.browser.lies import ENTRIES, header_of, help_is_at_hand, open_again, swap_signature
from tests.browser.steps import IMANI

pytestmark = pytest.mark.browser


def raise_version(page):
    for entry in page["entries"][-1:]:
        entry["h"] = b64(canonical.encode(header_of(entry) | {"v": 2}))
    return page


def forget(page):
    return page | {"pin": "", "entries": [], "head_seq": 1}


def tell_another_story(page):
    return page | {"pin": "A" * 43}


@pytest.mark.parametrize(
    ("lie", "words", "code"),
    [
        (swap_signature, "failure.changed", "sig"),
        pytest.param(raise_version, "failure.update", "version", marks=pytest.mark.long),
        pytest.param(forget, "failure.older", "rollback", marks=pytest.mark.long),
        pytest.param(tell_another_story, "failure.older", "fork", marks=pytest.mark.long),
    ],
)
def test_a_conversation_that_was_changed_stops_with_help_at_hand(joined, phone, lie, words, code):
    thread, _ = joined
    lies.change(phone, ENTRIES, lie)
    thread.reply("After the lie.")
    open_again(phone)
    expect(phone.text(words)).to_be_visible()
    expect(phone.text("failure.code", code=code)).to_be_visible()
    help_is_at_hand(phone)
    expect(phone.page.get_by_text("Please call Linden Practice")).to_be_visible()
    expect(phone.page.get_by_text("Before the lie.")).to_be_attached()
    expect(phone.page.get_by_text("After the lie.")).to_have_count(0)
    expect(phone.page.locator("#message")).to_have_count(0)
    with phone.page.expect_download() as download:
        phone.button("failure.report").click()
    report = json.loads(download.value.path().read_text())
    assert report["code"] == code
    assert "Before" not in json.dumps(report)


@pytest.mark.usefixtures("joined")
@pytest.mark.long
def test_a_stop_outlives_the_lie(phone):
    lies.change(phone, ENTRIES, tell_another_story)
    open_again(phone)
    expect(phone.text("failure.older")).to_be_visible()
    phone.context.unroute_all()
    open_again(phone)
    expect(phone.text("failure.older")).to_be_visible()
    help_is_at_hand(phone)


@pytest.mark.long
@pytest.mark.usefixtures("joined")
def test_a_space_that_nobody_invited_me_to_stays_closed(hands, phone):
    other = hands.world.practice()
    unsolicited = other.care
    received = {"received_at": "2026-03-01T12:00:00Z"}
    log = {
        "pin": "",
        "entries": [entry.wire | received for entry in unsolicited.entries],
        "head_seq": len(unsolicited.entries) - 1,
    }
    lies.replace(phone, f"/spaces/{unsolicited.id}/entries*", log)
    phone.page.goto(f"/threads/{unsolicited.id}")
    steps.unlock(phone)
    expect(phone.text("failure.unopened")).to_be_visible()
    help_is_at_hand(phone)
    expect(phone.page.get_by_text("Welcome.")).to_have_count(0)


@pytest.mark.long
def test_an_entry_of_somebody_else_under_my_id_is_not_taken_for_mine(joined, phone):
    thread, _ = joined
    foreign = thread.connection.http.get(f"/spaces/{thread.id}/entries", dict, after=-1, limit=1)[
        "entries"
    ][0]
    stored = {part: foreign[part] for part in "hbs"}
    answer = {"seq": 99, "received_at": "2026-03-01T12:00:00Z", "stored": stored}
    lies.replace(phone, ENTRIES, answer, method="POST", times=1)
    steps.write(phone, "Still mine.")
    sent = phone.page.get_by_text(phone.words("thread.sent"), exact=True)
    expect(sent).to_have_count(2)
    assert thread.read()[-1].text == "Still mine."
    ids = [
        header_of(json.loads(request.post_data))["id"]
        for request in phone.requests
        if request.method == "POST" and request.url.endswith("/entries")
    ]
    assert ids[-1] != ids[-2]


@pytest.mark.long
def test_messages_of_before_my_time_say_that_i_have_no_key(hands, phone):
    thread = hands.thread(hands.clinician)
    thread.write("Between the two of us.")
    invited = sdk.inviting.invite(thread, IMANI, 7)
    steps.join(phone, invited.code, steps.make_login())
    expect(phone.text("failure.no_key").first).to_be_attached()
    expect(phone.page.get_by_text("Between the two of us.")).to_have_count(0)


@pytest.mark.long
def test_a_message_that_its_author_sealed_badly_is_marked_and_the_rest_is_shown(joined, phone):
    thread, _ = joined
    me = thread.connection.account
    bad = post_entry(me, thread.sync().state, bytes(40 + 256), at=thread.connection.http.now_ms())
    thread.append(bad)
    expect(phone.text("thread.unreadable")).to_be_visible()
    expect(phone.page.get_by_text("Before the lie.")).to_be_visible()
    expect(phone.page.locator("#message")).to_be_visible()


@pytest.mark.long
def test_texts_are_shown_as_texts(joined, phone):
    thread, _ = joined
    odd = "<img src=x onerror=alert(1)> {{7*7}} \u202eright to left\u202c \U0001f642 & </p>"
    thread.reply(odd)
    expect(phone.page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    assert phone.page.locator("img").count() == 0
    assert phone.said == []


@pytest.mark.long
def test_a_server_that_is_away_is_not_a_lost_message(joined, phone):
    _, login = joined
    phone.context.route(re.compile("/api/"), lambda route: route.abort())
    steps.write(phone, "Into the silence.")
    expect(phone.text("thread.kept")).to_be_visible()
    phone.page.reload()
    expect(phone.text("failure.offline")).to_be_visible()
    help_is_at_hand(phone)
    steps.sign_in(phone, login)
    expect(phone.page.get_by_text("Into the silence.")).to_be_visible()
    expect(phone.text("thread.kept")).to_be_visible()
    phone.context.unroute_all()
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_have_count(2)
