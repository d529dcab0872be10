"""Every page in two opposite looks: light, English, a phone; and dark, Spanish, a desktop."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

NARROWEST = {"width": 320, "height": 640}


def examine(screen, title):
    """Hold the page against axe, its title, its language, and a narrow screen."""
    expect(screen.page).to_have_title(screen.words(title))
    assert violations(screen) == []
    assert screen.page.evaluate("document.documentElement.lang") in {"en", "es"}
    size = screen.page.viewport_size
    screen.page.set_viewport_size(NARROWEST)
    assert screen.too_wide() == []
    screen.page.set_viewport_size(size)


def test_pages_before_a_sign_in_are_sound(screen):
    screen.page.goto("/")
    expect(screen.heading("sign_in.title")).to_be_visible()
    examine(screen, "title.sign_in")
    screen.button("sign_in.with_recovery").click()
    examine(screen, "title.sign_in")
    screen.page.goto("/help")
    expect(screen.field("help.country")).to_be_visible()
    examine(screen, "title.help")
    screen.page.goto("/join")
    screen.field("join.code").fill("not a code")
    screen.button("join.code_submit").click()
    expect(screen.text("join.mistyped")).to_be_visible()
    examine(screen, "title.join")
    screen.page.goto("/nowhere")
    expect(screen.heading("error.title")).to_be_visible()
    examine(screen, "title.error")
    screen.button("help.button").click()
    expect(screen.page.get_by_role("dialog")).to_be_visible()
    examine(screen, "title.error")


def test_pages_of_a_client_are_sound(hands, screen):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.open_link(screen, invited.code)
    expect(screen.heading("join.welcome.title")).to_be_visible()
    examine(screen, "title.join")
    screen.button("join.welcome.next").click()
    screen.button("join.account.next").click()  # with nothing filled in
    expect(screen.text("join.account.bad_login")).to_be_visible()
    examine(screen, "title.join")
    steps.choose_locks(screen, steps.make_login())
    examine(screen, "title.join")
    screen.button("join.recovery.submit").click()
    expect(screen.page.get_by_role("log")).to_be_visible()
    steps.write(screen, "A first letter.")
    expect(screen.page.get_by_text(screen.words("thread.sent"), exact=True)).to_be_visible()
    hands.clinician.thread(invited.space_id).reply("And its answer.")
    expect(screen.page.get_by_text("And its answer.")).to_be_visible()
    examine(screen, "title.thread")
    screen.link("thread.verify").click()
    expect(screen.button("compare.match")).to_be_visible()
    examine(screen, "title.compare")
    screen.button("compare.differ").click()
    expect(screen.heading("compare.differ_title")).to_be_visible()
    examine(screen, "title.compare")
    screen.link("bar.between").click()
    expect(screen.heading("between.title")).to_be_visible()
    examine(screen, "title.between")
    screen.link("bar.settings").click()
    expect(screen.heading("settings.title")).to_be_visible()
    examine(screen, "title.settings")
    screen.link("settings.readers").click()
    expect(screen.heading("readers.now")).to_be_visible()
    examine(screen, "title.readers")
    screen.page.goto("/threads")
    expect(screen.heading("lock.title")).to_be_visible()
    examine(screen, "title.sign_in")
    steps.unlock(screen)
    expect(screen.page.get_by_role("link", name="Imani Rivera")).to_be_visible()
    examine(screen, "title.threads")
    screen.button("lock.lock").click()
    expect(screen.heading("lock.title")).to_be_visible()


def test_a_person_can_join_and_write_with_the_keyboard_alone(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.open_link(phone, invited.code)
    keys = phone.page.keyboard
    expect(phone.button("join.welcome.next")).to_be_visible()
    tab_to(phone, phone.button("join.welcome.next"))
    keys.press("Enter")
    expect(phone.heading("join.account.title")).to_be_visible()
    tab_to(phone, phone.field("join.account.name"))
    for words in (MAYA, steps.make_login(), steps.PASSWORD, steps.PASSWORD):
        keys.type(words)
        keys.press("Tab")
    keys.press("Enter")
    kept = phone.page.get_by_label(phone.words("join.recovery.kept"))
    expect(kept).to_be_visible()
    tab_to(phone, kept)
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    expect(phone.page.get_by_role("log")).to_be_visible()
    tab_to(phone, phone.page.locator("#message"))
    keys.type("Without a mouse.")
    keys.press("Control+Enter")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()


@pytest.mark.long
def test_the_language_can_be_changed_on_the_page_and_stays(phone):
    phone.page.goto("/")
    phone.field("app.language").select_option("es")
    expect(phone.page.get_by_role("heading", name="Entrar")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.lang") == "es"
    phone.page.reload()
    expect(phone.page.get_by_role("heading", name="Entrar")).to_be_visible()


def tab_to(screen, target, limit=30):
    """Press Tab until `target` has the focus, and see that the focus shows."""
    for _ in range(limit):
        if target.evaluate("(it) => it === document.activeElement"):
            assert target.evaluate("(it) => it.matches(':focus-visible')")
            return
        screen.page.keyboard.press("Tab")
    pytest.fail(f"{target} is not reached by Tab")
