"""What a client is shown, by their own device, when they write words that may mean danger."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.safety_posts import SafetyAnswer
from tests.browser import steps
from tests.browser.lies import change
from tests.browser.nights import (
    CARD,
    FALSE_ALARM,
    LOOKS,
    PASSIVE,
    PLAN,
    Night,
    choose_night,
    hands,
    night,
)
from tests.browser.steps import IMANI
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser
__all__ = ["hands", "night"]


def test_a_message_without_a_connection_says_that_its_alert_has_not_left(night):
    night.box.fill(PLAN[night.locale])
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))
    expect(night.outcome).to_have_text(night.say(CARD.alert["drafting_nobody"]))
    expect(night.box).to_be_focused()
    examine(night.screen, "title.thread")
    night.screen.context.set_offline(True)
    night.page.keyboard.press("Control+Enter")
    expect(night.box).to_have_value("")
    expect(night.card).to_have_count(1)
    expect(night.outcome).to_have_text(night.say(CARD.alert["kept"]))
    night.screen.context.set_offline(False)
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_nobody"]))
    examine(night.screen, "title.thread")
    entry, post = night.stored()
    assert entry.attention == 3
    assert post.noticed
    assert not post.answer


@pytest.mark.long
def test_whom_the_server_says_that_it_wakes_is_whom_the_card_names(hands, open_screen):
    choose_night(hands, "nobody")
    screen = open_screen(**LOOKS["phone"])

    came = {"told": "clinician", "told_at": "2027-03-06T04:05:00Z"}

    def wakes_imani(promise):
        told = [each | came for each in promise["alerts"]]
        return promise | {"wakes": "clinician", "alerts": told}

    change(screen, "/spaces/*/safety", wakes_imani)  # no notice leaves the server of a test
    night = Night(hands, screen)
    night.box.fill(PLAN["en"])
    expect(night.outcome).to_have_text(night.say(CARD.alert["drafting_told"], who=IMANI.name))
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    told = night.say(CARD.alert["sent_told"], who=IMANI.name, at="11:05\u202fPM")
    expect(night.outcome).to_have_text(told)
    came["taken_at"] = "2027-03-06T04:09:00Z"
    night.page.reload()
    steps.unlock(screen)
    taken = night.say(CARD.alert["sent_taken"], at="11:09\u202fPM")
    expect(night.outcome).to_have_text(taken)


@pytest.mark.long
def test_passive_words_get_a_quieter_card_and_are_read_first(night):
    night.box.fill(PASSIVE[night.locale])
    expect(night.card).to_contain_text(night.say(CARD.cards["elevated"].title))
    expect(night.outcome).to_have_text(night.say(CARD.alert["drafting_elevated"]))
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_elevated"]))
    examine(night.screen, "title.thread")
    assert night.stored()[0].attention == 2


def test_not_sure_before_sending_makes_it_urgent(night):
    night.box.fill(PASSIVE[night.locale])
    night.answer("unsure").click()
    expect(night.card).to_contain_text(night.say(CARD.answers["unsure"].before))
    barrier = CARD.barriers.choices[2]
    night.card.get_by_role("button", name=night.say(barrier.label)).click()
    expect(night.card).to_contain_text(night.say(barrier.answer))
    examine(night.screen, "title.thread")
    night.box.press("Control+Enter")
    expect(night.sent).to_be_visible()
    entry, post = night.stored()
    assert (entry.attention, post.answer) == (3, "unsure")


def test_a_false_alarm_goes_away_and_the_clinician_is_told(night):
    night.box.fill(FALSE_ALARM[night.locale])
    night.answer("misread").click()
    expect(night.card).to_have_count(0)
    expect(night.page.get_by_text(night.say(CARD.answers["misread"].before))).to_be_visible()
    night.box.press("Control+Enter")
    expect(night.sent).to_be_visible()
    entry, post = night.stored()
    assert (entry.attention, post.answer) == (2, "misread")
    expect(night.card).to_have_count(0)


@pytest.mark.long
def test_an_answer_after_sending_is_a_post_of_its_own_and_can_be_changed(night):
    night.box.fill(PLAN[night.locale])
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    night.answer("unsure").click()
    expect(night.answer("unsure")).to_have_attribute("aria-pressed", "true")
    night.answer("no").click()
    expect(night.answer("no")).to_have_attribute("aria-pressed", "true")
    said = night.screen.words("said.mine", answer=night.screen.words("said.no"))
    expect(night.page.get_by_text(said)).to_be_visible()
    night.page.reload()
    steps.unlock(night.screen)
    expect(night.answer("no")).to_have_attribute("aria-pressed", "true")
    entry, post = night.stored(SafetyAnswer)
    assert (entry.attention, post.answer) == (3, "no")
    night.thread().reply("I am here. I am calling you now.")
    expect(night.page.get_by_text("I am here.")).to_be_visible()
    expect(night.card).to_have_count(0)


def test_not_safe_said_after_quiet_words_is_an_alert_of_its_own(hands, open_screen):
    choose_night(hands, "nobody")
    night = Night(hands, open_screen(**LOOKS["phone"]))
    night.box.fill(PASSIVE["en"])
    night.page.keyboard.press("Control+Enter")
    expect(night.sent).to_be_visible()
    night.answer("yes").click()
    expect(night.card).to_have_count(0)
    night.screen.button("noticed.change_answer").click()
    night.screen.context.set_offline(True)
    night.answer("no").click()
    expect(night.outcome).to_have_text(night.screen.words("noticed.alert_waits_answer"))
    examine(night.screen, "title.thread")
    night.screen.context.set_offline(False)
    expect(night.outcome).to_have_text(night.say(CARD.alert["sent_nobody"]))
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))
    assert night.stored(SafetyAnswer)[0].attention == 3


@pytest.mark.long
def test_what_was_answered_before_sending_outlives_a_reload(hands, open_screen):
    choose_night(hands, "nobody")
    night = Night(hands, open_screen(**LOOKS["phone"]))
    night.box.fill(PASSIVE["en"])
    night.answer("unsure").click()
    night.page.reload()
    steps.unlock(night.screen)
    expect(night.answer("unsure")).to_have_attribute("aria-pressed", "true")
    expect(night.box).to_have_value(PASSIVE["en"])
    night.box.press("Control+Enter")
    expect(night.sent).to_be_visible()
    entry, post = night.stored()
    assert (entry.attention, post.answer) == (3, "unsure")


@pytest.mark.long
def test_hidden_help_is_one_press_away_and_comes_back_with_graver_words(night):
    night.box.fill(PASSIVE[night.locale])
    night.screen.button("noticed.hide").click()
    expect(night.card).to_have_count(0)
    expect(night.screen.button("noticed.show")).to_be_focused()
    expect(night.screen.button("help.button")).to_be_visible()
    night.box.fill(PLAN[night.locale])
    expect(night.card).to_contain_text(night.say(CARD.cards["urgent"].title))


@pytest.mark.long
def test_a_language_without_rules_is_never_called_harmless(night):
    night.box.fill("Я больше не хочу жить и сделаю это сегодня ночью.")
    unchecked = night.page.get_by_text(night.say(CARD.unchecked["language"]))
    expect(unchecked).to_be_visible()
    examine(night.screen, "title.thread")
    night.screen.button("compose.why").click()
    night.screen.button("guide.bring").click()
    expect(night.box).to_have_value("")
    expect(unchecked).to_be_visible()


def test_the_card_is_all_there_for_a_keyboard(hands, open_screen):
    choose_night(hands, "nobody")
    night = Night(hands, open_screen(**LOOKS["phone"]))
    night.box.fill(PLAN["en"])
    expect(night.card).to_be_visible()
    night.box.press("Shift+Tab")
    expect(
        night.page.locator("summary").get_by_text(night.say(CARD.noticed["why_label"]))
    ).to_be_visible()
    for _ in range(20):
        if night.answer("no").evaluate("each => each === document.activeElement"):
            break
        night.page.keyboard.press("Shift+Tab")
    night.page.keyboard.press("Space")
    expect(night.answer("no")).to_have_attribute("aria-pressed", "true")
    expect(night.answer("no")).to_be_focused()
