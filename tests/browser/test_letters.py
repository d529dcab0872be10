"""Letters of a client: long ones, odd ones, corrected ones, and the way back from a slip."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

LONG = "I waited, as you said, and wrote it down.\n\n" * 2_400  # 100 kB
ODD = '<img src=x onerror="alert(1)"> & \u202egnirts\u0007 \u05d0\u05e0\u05d9 \U0001f327\ufe0f'


@pytest.fixture
def thread(hands, phone):
    """Return the thread, as Imani has it, that Maya has open on her phone."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    return hands.clinician.thread(invited.space_id)


def sent(phone):
    return phone.page.get_by_text(phone.words("thread.sent"), exact=True)


def change(phone):
    """Open what can be done with the only message of one's own, by the keyboard."""
    phone.page.get_by_role("button", name=re.compile("^Change your message")).focus()
    phone.page.keyboard.press("Enter")


def test_a_message_is_corrected_withdrawn_and_put_back_and_both_texts_stay(thread, phone):
    steps.write(phone, "It came back tonihgt.")
    expect(sent(phone)).to_be_visible()
    change(phone)
    expect(phone.button("own.correct")).to_be_focused()  # the first of the tools, once it is there
    phone.page.keyboard.press("Enter")
    box = phone.field("own.correction")
    expect(box).to_be_focused()
    box.fill("It came back tonight.")
    phone.page.keyboard.press("Control+Enter")
    expect(phone.page.get_by_text("It came back tonight.", exact=True)).to_be_visible()
    expect(sent(phone)).to_be_visible()
    expect(phone.page.get_by_role("button", name=re.compile("^Change your"))).to_be_focused()
    said = thread.read()[-1]
    assert (said.text, said.earlier) == ("It came back tonight.", ("It came back tonihgt.",))

    phone.text("thread.show_first").click()
    expect(phone.page.get_by_text("It came back tonihgt.")).to_be_visible()

    change(phone)
    phone.button("own.withdraw").click()
    expect(phone.text("own.withdraw_text", name="Imani")).to_be_visible()
    phone.button("own.keep").click()
    expect(phone.page.get_by_text("It came back tonight.", exact=True)).to_be_visible()
    change(phone)
    phone.button("own.withdraw").click()
    phone.button("own.withdraw_yes").click()
    expect(phone.text("thread.withdrawn_mine")).to_be_visible()
    expect(sent(phone)).to_be_visible()
    assert thread.read()[-1].is_withdrawn

    change(phone)
    phone.button("own.put_back").click()
    expect(phone.text("thread.withdrawn_mine")).to_have_count(0)
    expect(sent(phone)).to_be_visible()
    assert thread.read()[-1].text == "It came back tonight."
    assert phone.said == []


@pytest.mark.long
def test_a_correction_without_a_connection_is_kept_and_says_so(thread, phone):
    steps.write(phone, "At seven.")
    expect(sent(phone)).to_be_visible()
    phone.context.set_offline(True)
    change(phone)
    phone.button("own.correct").click()
    phone.field("own.correction").fill("At eight.")
    phone.button("own.save").click()
    expect(phone.text("thread.kept_correction")).to_be_visible()
    expect(sent(phone)).to_have_count(0)
    phone.context.set_offline(False)
    expect(sent(phone)).to_be_visible()
    assert thread.read()[-1].text == "At eight."


@pytest.mark.long
def test_what_waits_can_be_taken_back_into_the_box(thread, phone):
    before = len(thread.read())
    phone.context.set_offline(True)
    steps.write(phone, "Sent too soon.")
    expect(phone.text("thread.kept")).to_be_visible()
    phone.page.locator("#message").fill("And more.")
    phone.button("own.take_back").click()
    expect(phone.page.locator("#message")).to_have_value("Sent too soon.\n\nAnd more.")
    expect(phone.text("thread.kept")).to_have_count(0)
    expect(phone.text("compose.draft")).to_be_visible()
    phone.context.set_offline(False)
    phone.page.reload()
    steps.unlock(phone)
    expect(phone.page.locator("#message")).to_have_value("Sent too soon.\n\nAnd more.")
    assert len(thread.read()) == before


def paste(phone, text):
    """Paste into the box, as from another app."""
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.page.locator("#message").focus()
    phone.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    phone.page.keyboard.press("Control+V")


@pytest.mark.long
def test_100_kb_are_offered_in_parts_and_nothing_is_lost(thread, phone):
    paste(phone, LONG)
    expect(phone.text("compose.too_long", n="2")).to_be_visible()
    phone.page.get_by_role("button", name=phone.words("compose.send_parts", n="2")).click()
    expect(sent(phone)).to_have_count(2)
    texts = [message.text for message in thread.read()[-2:]]
    assert "\n\n".join(texts) == LONG.strip()


@pytest.mark.long
def test_100_kb_can_go_as_a_file_instead(thread, phone):
    paste(phone, LONG)
    phone.button("compose.as_file").click()
    expect(phone.page.locator("#message")).to_have_value("")
    expect(phone.text("compose.file_name")).to_be_visible()  # once its words were looked at
    phone.button("compose.send").click()
    expect(sent(phone)).to_have_count(1)
    said = thread.sync().files()[-1]
    assert said.post.name == phone.words("compose.file_name")
    assert thread.read_file(said).decode() == LONG


def test_markup_controls_and_every_script_are_harmless_text(thread, phone):
    thread.reply(ODD)
    shown = phone.page.get_by_text("onerror")
    expect(shown).to_contain_text('<img src=x onerror="alert(1)"> & [U+202E]gnirts\u2407')
    expect(shown).to_contain_text("\u05d0\u05e0\u05d9 \U0001f327\ufe0f")
    assert phone.page.locator("article img").count() == 0
    assert phone.said == []


@pytest.mark.long
def test_who_can_read_is_said_with_names_roles_and_since_when(thread, phone):
    phone.page.goto(f"/threads/{thread.id}/readers")
    steps.unlock(phone)
    expect(phone.heading("readers.title")).to_be_visible()
    sentence = phone.page.get_by_text("What is written here can be read by")
    expect(sentence).to_contain_text("you, Imani Rivera, and the record keeper of")
    rows = phone.page.get_by_role("listitem")
    expect(rows.filter(has_text="Imani Rivera · Therapist, LCSW")).to_contain_text("Since ")
    expect(rows.filter(has_text="record keeper")).to_contain_text("from the start")
    expect(rows.filter(has_text="You · Client")).to_contain_text("invited by Imani Rivera")
