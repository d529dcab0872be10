"""After a client has signed: a newer version, stopping, what the care team decides, the end."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from meantime.sdk.sharing import unseat
from tests.browser import steps
from tests.browser.agreeing import CHANGED, HELLO, REASON, SCOPE, Asking
from tests.browser.screens import DESK_ES, LOOKS, PHONE_EN
from tests.browser.test_pages import examine
from tests.server.policies.agreeing import document

pytestmark = pytest.mark.browser


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
