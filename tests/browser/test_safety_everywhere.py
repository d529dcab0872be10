"""Every path by which a client writes is looked at; what is noticed lies nowhere in the open."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Amend, File
from tests.browser import steps
from tests.browser.lies import refuse, replace
from tests.browser.nights import (
    CARD,
    LOOKS,
    PLAN,
    Night,
    choose_night,
    hands,
    night,
)
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser
__all__ = ["hands", "night"]


@pytest.mark.long
def test_words_kept_for_oneself_reach_nobody_and_the_page_says_so(night):
    night.page.get_by_role("link", name=night.screen.words("bar.settings")).click()
    night.page.get_by_role("link", name=night.screen.words("settings.kept_link")).click()
    night.screen.link("journal.write").click()
    night.screen.field("capture.text").fill(PLAN[night.locale])
    expect(night.outcome).to_have_text(night.say(CARD.own_space["text"]))
    examine(night.screen, "title.capture")
    night.screen.button("capture.keep").click()
    expect(night.screen.text("capture.kept")).to_be_visible()
    expect(night.card).to_have_count(1)
    night.card.get_by_role("button", name=night.say(CARD.own_space["tell"])).click()
    expect(night.screen.heading("share.title_send")).to_be_visible()
    expect(night.page.get_by_text(PLAN[night.locale])).to_be_visible()


@pytest.mark.long
def test_words_put_on_the_list_for_the_session_alert_nobody_and_can_be_sent(night):
    night.box.fill(PLAN[night.locale])
    expect(night.card).to_have_count(1)
    night.screen.button("compose.why").click()
    night.screen.button("guide.bring").click()
    expect(night.outcome).to_have_text(night.screen.words("noticed.session"))
    night.screen.button("noticed.send_instead").click()
    expect(night.box).to_have_value(PLAN[night.locale])


def test_a_file_asks_how_urgent_it_is_and_asks_for_that_attention(night):
    picture = {"name": "a.png", "mimeType": "image/png", "buffer": b"Planted."}
    night.page.locator("input[type=file]").set_input_files(picture)
    expect(night.page.get_by_text(night.say(CARD.unchecked["file"]))).to_be_visible()
    night.page.get_by_label(night.say(CARD.urgency.answers[2].label)).check()
    expect(night.screen.crisis_help.or_(night.page.locator(".care"))).to_be_visible()
    examine(night.screen, "title.thread")
    night.screen.button("compose.send").click()
    expect(night.sent).to_be_visible()
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))
    assert night.stored(File)[0].attention == 3


@pytest.mark.long
def test_what_left_before_it_could_be_looked_at_is_looked_at_later(hands, open_screen):
    choose_night(hands, "nobody")
    screen = open_screen(**LOOKS["phone"])
    screen.context.route("**/workers/worker-*", lambda route: route.abort())
    night = Night(hands, screen)
    night.box.fill(PLAN["en"])
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    assert night.stored()[0].attention == 1
    screen.context.unroute_all()
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_nobody"]))
    entry, post = night.stored(Amend)
    assert (entry.attention, post.text) == (3, PLAN["en"])
    assert post.noticed
    expect(screen.page.get_by_text(screen.words("thread.show_first"))).to_have_count(0)


@pytest.mark.long
def test_a_message_stays_sent_though_what_was_noticed_later_is_refused(hands, open_screen):
    choose_night(hands, "nobody")
    screen = open_screen(**LOOKS["phone"])
    screen.context.route("**/workers/worker-*", lambda route: route.abort())
    night = Night(hands, screen)
    night.box.fill(PLAN["en"])
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    refuse(screen, "/spaces/*/entries", "invalid-entry", method="POST")
    screen.context.unroute("**/workers/worker-*")
    fate = night.page.get_by_role("alert").filter(has_text=screen.words("thread.raise_refused"))
    expect(fate).to_contain_text(screen.words("thread.sent"))
    expect(fate).not_to_contain_text(screen.words("thread.unsent"))
    expect(night.outcome).to_have_text(screen.words("noticed.refused_raise"))
    expect(screen.text("thread.announce_kept")).to_have_count(0)
    examine(screen, "title.thread")
    screen.context.unroute_all()
    screen.button("app.try_again").click()
    expect(fate).to_have_count(0)
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_nobody"]))


@pytest.mark.long
def test_a_correction_is_looked_at_like_a_message(hands, open_screen):
    choose_night(hands, "nobody")
    night = Night(hands, open_screen(**LOOKS["phone"]))
    steps.write(night.screen, "A quiet evening.")
    expect(night.sent).to_be_visible()
    night.page.get_by_role("article").last.get_by_role("button").click()
    night.screen.button("own.correct").click()
    night.screen.field("own.correction").fill(PLAN["en"])
    night.screen.button("own.save").click()
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))
    entry, post = night.stored(Amend)
    assert entry.attention == 3
    assert post.noticed


@pytest.mark.long
@pytest.mark.parametrize(
    "lie",
    [
        pytest.param(None, marks=pytest.mark.long),
        pytest.param([], marks=pytest.mark.long),
        {"wakes": "everybody", "looks_at": 7, "alerts": "no"},
    ],
)
def test_a_server_that_lies_about_alerts_breaks_no_card(hands, open_screen, lie):
    choose_night(hands, "nobody")
    screen = open_screen(**LOOKS["phone"])
    replace(screen, "/spaces/*/safety", lie)
    night = Night(hands, screen)
    night.box.fill(PLAN["en"])
    expect(night.outcome).to_have_text(night.say(CARD.alert["drafting_unknown"]))
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_unknown"]))
    assert screen.said == []


def test_what_was_noticed_lies_nowhere_in_the_open(hands, open_screen):
    choose_night(hands, "nobody")
    night = Night(hands, open_screen(**LOOKS["phone"]))
    night.box.fill(PLAN["en"])
    night.answer("no").click()
    night.box.press("Control+Enter")
    expect(night.sent).to_be_visible()
    rules = night.stored()[1].noticed
    never = [PLAN["en"], "I will take them", *rules]
    places = [
        *night.page.evaluate("[JSON.stringify({...localStorage}), location.href, document.title]")
    ]
    requests = [f"{each.url} {each.post_data or ''}" for each in night.screen.requests]
    folder = hands.world.server.settings.data_dir
    dump = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    told = [*places, *requests, *night.screen.said, dump.decode("latin-1")]
    assert [secret for secret in never if any(secret in each for each in told)] == []
    kept = night.page.evaluate(EVERYTHING_KEPT)
    assert [secret for secret in never[:2] if secret in kept] == []
