"""A client reads how messaging works, signs, and is told what is missing before they write."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from meantime.sdk.consent_paper import read_paper
from meantime.sdk.consent_proof import read_proof
from meantime.sdk.consent_verdict import verify_proof
from meantime.sdk.sharing import unseat
from tests.browser import steps
from tests.browser.agreeing import CHANGED, SCOPE, Asking
from tests.browser.nights import PLAN
from tests.browser.screens import DESK_ES, LOOKS, PHONE_EN
from tests.browser.steps import MAYA
from tests.browser.test_pages import examine
from tests.server.policies.agreeing import document

pytestmark = pytest.mark.browser

PHONE_ES = PHONE_EN | {"locale": "es-US"}
HELLO = "Planted: a heron stood in the shallows today."
REASON = "Planted: let us talk first about last week."


@pytest.fixture
def asking(hands, phone):
    return Asking(hands, phone)


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


def test_a_new_version_is_signed_by_what_has_changed(asking):
    screen, page = asking.screen, asking.page
    asking.open()
    asking.agree()
    version = asking.change()
    asking.back()
    expect(asking.gate).to_contain_text(screen.words("gate.new_version"))
    asking.open()
    expect(screen.heading("sign.changed_title")).to_be_visible()
    expect(page.locator("ins", has_text=CHANGED["en"])).to_be_visible()
    expect(page.get_by_text(screen.words("sign.same", n="").removesuffix("()"))).to_be_visible()
    examine(screen, "title.agreement")
    asking.agree()
    said = asking.consents()
    assert [each.version for each in said] == [version - 1, version]
    assert set(said[0].ticks) == set(said[1].ticks)
    assert asking.agreement()["may_write"]


def test_while_the_version_before_holds_a_client_is_told_and_writes_on(asking):
    screen, page = asking.screen, asking.page
    asking.open()
    asking.agree()
    asking.back()
    until = asking.hands.world.clock.now() + timedelta(days=30)
    asking.change(holds_until=until.isoformat())
    told = page.get_by_text(screen.words("agreement.holds"))
    expect(told).to_be_visible()
    expect(asking.gate).to_have_count(0)
    steps.write(screen, HELLO)
    expect(page.get_by_text(screen.words("thread.sent"), exact=True)).to_be_visible()
    examine(screen, "title.thread")
    screen.link("sign.changes").click()
    screen.button("sign.changes").click()
    asking.agree()
    asking.back()
    expect(told).to_have_count(0)
    assert asking.texts() == [HELLO]


@pytest.mark.long
def test_a_client_stops_and_can_begin_again(asking):
    screen = asking.screen
    asking.open()
    asking.agree()
    screen.page.get_by_role("button", name=re.compile(screen.words("stop.submit"))).click()
    examine(screen, "title.agreement")
    screen.button("stop.submit").click()
    expect(screen.heading("gate.withdrawn")).to_be_visible()
    assert asking.agreement()["why"] == "withdrawn"
    asking.back()
    expect(asking.gate).to_contain_text(screen.words("gate.withdrawn"))
    asking.open()
    asking.agree()
    assert [each.decision for each in asking.consents()] == ["permit", "withdraw", "permit"]


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_what_the_care_team_decided_is_said_kindly(hands, open_screen, look):
    looks: dict[str, Any] = {"phone": PHONE_EN, "desk": DESK_ES}
    screen = open_screen(**looks[look])
    asking = Asking(hands, screen, is_offered=False)
    expect(asking.gate).to_contain_text(screen.words("gate.undecided"))
    asking.offer("not_now")
    expect(asking.gate).to_contain_text(screen.words("gate.not_now"))
    asking.gate.get_by_role("link").click()
    expect(screen.heading("gate.not_now")).to_be_visible()
    expect(screen.button("sign.submit")).to_have_count(0)
    expect(screen.crisis_help).to_be_visible()
    examine(screen, "title.agreement")
    asking.offer()
    asking.set_state("ended", REASON)
    expect(screen.heading("gate.ended")).to_be_visible()
    expect(screen.page.get_by_text(REASON)).to_be_visible()
    examine(screen, "title.agreement")


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


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_how_it_worked_can_be_read_after_the_end_and_without_a_connection(hands, open_screen, look):
    looks: dict[str, Any] = {"phone": PHONE_EN, "desk": DESK_ES}
    screen = open_screen(**looks[look])
    asking = Asking(hands, screen)
    asking.open()
    asking.agree()
    asking.back()
    steps.wait_for_shell(screen)
    thread = asking.thread.sync()
    unseat(thread, [each.id for each in thread.people().holding("client")])
    expect(screen.text("thread.ended")).to_be_visible()
    screen.link("thread.how").click()
    scope = next(each for each in document()["sections"] if each["id"] == SCOPE)
    expect(screen.page.get_by_text(scope["title"][screen.locale]).first).to_be_visible()
    expect(screen.button("sign.submit")).to_have_count(0)
    expect(screen.crisis_help).to_be_visible()
    examine(screen, "title.agreement")
    screen.context.set_offline(True)
    screen.page.reload()
    steps.sign_in(screen, asking.login)
    expect(screen.page.get_by_text(scope["title"][screen.locale]).first).to_be_visible()
    expect(screen.text("agreement.offline")).to_be_visible()
