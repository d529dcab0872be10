"""A client reads how messaging works, signs, and is told what is missing before they write."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from meantime.sdk.consent_paper import read_paper
from meantime.sdk.consent_proof import read_proof
from meantime.sdk.consent_verdict import verify_proof
from tests.browser import steps
from tests.browser.agreeing import HELLO, REASON, SCOPE, Asking
from tests.browser.nights import PLAN
from tests.browser.screens import PHONE_EN
from tests.browser.steps import MAYA
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


PHONE_ES = PHONE_EN | {"locale": "es-US"}


def test_a_client_reads_and_signs_in_spanish_on_a_phone(hands, open_screen):
    asking = Asking(hands, open_screen(**PHONE_ES))
    page, words = asking.page, asking.screen.words
    expect(asking.gate).to_contain_text(words("gate.no_consent"))
    asking.open()
    examine(asking.screen, "title.agreement")
    expect(page.get_by_text("Imani Rivera").first).to_be_visible()
    asking.screen.button("sign.submit").click()
    first = page.get_by_role("checkbox").first
    expect(first).to_be_focused()  # of all that is missing
    expect(first).to_have_accessible_description(words("sign.missing_tick"))
    examine(asking.screen, "title.agreement")
    asking.agree()
    examine(asking.screen, "title.agreement")
    said = asking.consents()[-1]
    assert (said.name, said.locale, said.decision) == (MAYA, "es", "permit")
    assert "Imani Rivera" in said.text
    assert SCOPE in said.ticks
    assert asking.agreement()["may_write"]
    asking.back()
    expect(asking.gate).to_have_count(0)
    steps.write(asking.screen, HELLO)
    expect(page.get_by_text(words("thread.sent"), exact=True)).to_be_visible()
    assert asking.texts() == [HELLO]


def test_what_is_typed_without_a_connection_and_without_consent_stays_a_draft(asking):
    page, words = asking.page, asking.screen.words
    expect(asking.gate).to_be_visible()
    steps.wait_for_shell(asking.screen)
    asking.screen.context.set_offline(True)
    steps.write(asking.screen, HELLO)
    expect(asking.gate).to_contain_text(words("gate.held"))
    expect(asking.box).to_have_value(HELLO)
    page.reload()
    steps.sign_in(asking.screen, asking.login)
    expect(asking.box).to_have_value(HELLO)
    expect(asking.gate).to_contain_text(words("gate.no_consent"))
    asking.screen.context.set_offline(False)
    asking.open()
    asking.agree()
    asking.back()
    expect(asking.box).to_have_value(HELLO)
    page.locator("#message").press("Control+Enter")
    expect(page.get_by_text(words("thread.sent"), exact=True)).to_be_visible()
    assert asking.texts() == [HELLO]


@pytest.mark.long
def test_what_is_turned_away_on_its_way_stands_in_the_box_again(hands, phone):
    asking = Asking(hands, phone)
    asking.open()
    asking.agree()
    asking.back()
    steps.wait_for_shell(phone)
    phone.context.set_offline(True)
    steps.write(phone, HELLO)
    expect(phone.text("thread.kept")).to_be_visible()
    asking.set_state("paused", REASON)
    phone.context.set_offline(False)
    expect(asking.box).to_have_value(HELLO)
    expect(asking.gate).to_contain_text(phone.words("gate.held"))
    expect(asking.gate).to_contain_text(REASON)
    expect(asking.gate).to_contain_text(phone.words("gate.paused"))
    assert asking.texts() == []


def test_what_is_urgent_is_sent_though_nothing_was_agreed_to(asking):
    expect(asking.gate).to_be_visible()
    asking.box.fill(PLAN["en"])
    expect(asking.page.locator(".card").first).to_be_visible()
    steps.write(asking.screen, PLAN["en"])
    expect(asking.page.get_by_text(asking.screen.words("thread.sent"), exact=True)).to_be_visible()
    assert asking.texts() == [PLAN["en"]]
    steps.write(asking.screen, HELLO)
    expect(asking.gate).to_contain_text(asking.screen.words("gate.held"))
    assert asking.texts() == [PLAN["en"]]


@pytest.mark.long
def test_what_was_ticked_and_typed_is_there_again(asking):
    asking.open()
    first = asking.page.get_by_role("checkbox").first
    first.check()
    asking.screen.field("sign.name").fill("Maya")
    expect(asking.screen.text("sign.draft")).to_be_visible()
    asking.page.reload()
    steps.unlock(asking.screen)
    expect(asking.screen.field("sign.name")).to_have_value("Maya")
    expect(first).to_be_checked()


def test_a_client_keeps_a_copy_that_proves_itself(asking):
    asking.open()
    asking.agree()
    with asking.page.expect_download() as saving:
        asking.screen.button("copy.proof").click()
    proof = Path(saving.value.path()).read_bytes()
    with asking.page.expect_download() as saving:
        asking.screen.button("copy.pdf").click()
    pdf = Path(saving.value.path()).read_bytes()
    assert verify_proof(proof, "en").is_good
    assert read_proof(proof).consent.name == MAYA
    assert read_paper(pdf) == proof
    paper = PdfReader(BytesIO(pdf))
    root: Any = paper.root_object
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")  # it can be read aloud
    words = " ".join(" ".join(page.extract_text().split()) for page in paper.pages)
    assert f"Name, as typed: {MAYA}" in words
    assert "[x] What to write about" in words
    assert "meantime consent verify" in words
