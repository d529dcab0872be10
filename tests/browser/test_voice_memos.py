"""Voice memos: recorded, heard, and a kind sentence where they cannot be."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.filing import card, send, tray

pytestmark = pytest.mark.browser


@pytest.mark.long
def test_a_voice_memo_is_recorded_and_heard(client, phone):
    phone.context.grant_permissions(["microphone"], origin=phone.origin)
    phone.button("files.record").click()
    expect(phone.page.get_by_role("timer")).to_contain_text("0:01")
    assert violations(phone) == []
    phone.button("memo.stop").click()
    expect(tray(phone)).to_contain_text("Voice memo")
    send(phone)
    card(phone, "Voice memo").get_by_role("button", name=re.compile("^Listen")).click()
    heard = phone.page.locator("audio")
    expect(heard).to_be_visible()
    assert heard.evaluate("each => each.play().then(() => !each.paused || each.ended)")
    client.sync()
    (message,) = client.files()
    assert client.read_file(message).startswith(b"\x1a\x45\xdf\xa3")
    assert phone.said == []


@pytest.mark.long
def test_where_the_microphone_is_closed_a_kind_sentence_says_so(client, phone):
    assert client
    phone.page.evaluate(
        """() => { navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException('no', 'NotAllowedError')); }"""
    )
    phone.button("files.record").click()
    expect(phone.text("memo.denied")).to_be_visible()


@pytest.mark.long
def test_where_nothing_can_record_a_kind_sentence_says_so(client, phone):
    assert client
    phone.page.evaluate("() => { delete window.MediaRecorder; }")
    phone.button("files.record").click()
    expect(phone.text("memo.unable")).to_be_visible()
