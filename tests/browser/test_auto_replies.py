"""In closed time a message meets an automatic reply: signed words, when one reads, and help."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.browser.test_promise import NEW_YORK, hands, night, set_hours

pytestmark = pytest.mark.browser
__all__ = ["hands", "night"]


def automatic(screen):
    return screen.page.get_by_role("group", name=screen.words("automatic.title"))


def blocks(screen):
    return screen.page.get_by_role("log").get_by_role("heading", name=screen.words("help.lead"))


def test_on_friday_night_one_reply_says_monday_and_help_follows_each_message(night):
    phone, _ = night
    steps.write(phone, "It came back tonight.")
    reply = automatic(phone)
    expect(reply).to_contain_text("Imani Rivera reads messages next on Monday at 9:00 AM EST")
    expect(reply).to_contain_text("988")
    expect(reply).to_contain_text("911")
    expect(reply).to_contain_text("At this hour nobody is woken, even for an urgent message.")
    expect(blocks(phone)).to_have_count(1)
    expect(reply).to_be_in_viewport(ratio=0.85)  # not only the help behind it, which is tall
    steps.write(phone, "I cannot sleep.")
    expect(blocks(phone)).to_have_count(2)
    expect(reply).to_have_count(1)
    examine(phone, "title.thread")
    phone.page.reload()
    steps.unlock(phone)
    expect(reply).to_contain_text("Monday")
    expect(blocks(phone)).to_have_count(2)
    assert phone.said == []


@pytest.mark.long
def test_before_a_holiday_it_is_what_the_reply_is_about(night, hands):
    phone, _ = night
    day = "2027-03-08"
    holiday = {"id": day, "starts_on": day, "ends_on": day, "kind": "holiday"}
    set_hours(hands, {**holiday, "name": "Founders' Day"})
    steps.write(phone, "It came back tonight.")
    expect(automatic(phone)).to_contain_text("is closed for a holiday")
    expect(automatic(phone)).to_contain_text("Tuesday at 9:00 AM EST")
    expect(automatic(phone)).not_to_contain_text("Founders")
    expect(blocks(phone)).to_have_count(1)


@pytest.mark.long
def test_in_spanish_it_says_the_same(hands, open_screen):
    phone = open_screen(**{**PHONE_EN, "locale": DESK_ES["locale"]}, **NEW_YORK)
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    steps.write(phone, "Volvió esta noche.")
    expect(automatic(phone)).to_contain_text("Imani Rivera leerá los mensajes el lunes")
    expect(automatic(phone)).to_contain_text("Esta es una respuesta automática")
    expect(blocks(phone)).to_have_count(1)
    examine(phone, "title.thread")


@pytest.mark.long
def test_what_was_seen_stands_without_a_connection(night):
    phone, login = night
    phone.page.reload()
    steps.unlock(phone)
    steps.write(phone, "It came back tonight.")
    expect(automatic(phone)).to_be_visible()
    steps.wait_for_shell(phone)
    place = phone.page.url
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto(place)
    steps.sign_in(phone, login)
    expect(automatic(phone)).to_contain_text("Monday")
