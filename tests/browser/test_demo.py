"""The demo as a visitor meets it: both sides in two tabs, time that moves, and a fresh start."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.screens import DESK_ES, PHONE_EN, WEB, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(240),
    pytest.mark.xdist_group("demo"),  # one demo for all of them, in this order
]

WORDS = re.compile(r"^\t(\w+):\s*'([^']*)',$", re.MULTILINE)
QUESTION = "Planted: does the kettle count as company?"
ANSWER = "Planted: it does, if it whistles."


@pytest.fixture(scope="module")
def desk_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a demo in a process of its own."""
    log = tmp_path_factory.mktemp("demo") / "log"
    with log.open("w") as told:
        demo = subprocess.Popen(
            [sys.executable, "-u", "-m", "meantime", "demo", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
    assert demo.stdout
    first = demo.stdout.readline()
    assert " is open: " in first, log.read_text()
    yield first.rpartition(" ")[2].strip()
    demo.send_signal(signal.SIGINT)
    demo.communicate(timeout=30)
    assert demo.returncode == 0, log.read_text()


@pytest.fixture
def open_desk(browser: Browser, desk_url: str) -> Iterator[Callable[..., Screen]]:
    """Return how to open the demo's front page on a screen of its own."""
    screens: list[Screen] = []

    def open_one(**look: Any) -> Screen:
        screens.append(Screen(browser, desk_url, **look))
        screens[-1].page.goto("/")
        return screens[-1]

    yield open_one
    for screen in screens:
        screen.close()


def say(key: str, locale: str = "en", **values: str) -> str:
    """Return what the demo's own pages say in a language."""
    source = (WEB / "src" / "lib" / "demo" / "words.ts").read_text(encoding="utf-8")
    english, spanish = source.split("const es:")
    told: dict[str, str] = dict(WORDS.findall(spanish if locale == "es" else english))
    return told[key].format(**values)


def enter(desk: Screen, name: str) -> Page:
    """Open somebody's app by one click; return its tab once it is signed in."""
    with desk.context.expect_page() as opened:
        desk.page.get_by_role("link", name=re.compile(f"^{name}")).click()
    tab = opened.value
    tab.wait_for_url(lambda url: "/demo" not in url)
    expect(tab.get_by_role("main")).to_be_visible()
    return tab


def notices(desk: Screen, name: str) -> Locator:
    """Return the lines about what somebody was told."""
    return desk.page.get_by_role("listitem").filter(has_text=say("to", name=name))


def ask(tab: Page, text: str) -> None:
    tab.locator("#message").fill(text)
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_text(text)).to_be_visible()


def answer(tab: Page, question: str, text: str) -> None:
    tab.get_by_role("link", name="Maya Okafor").first.click()
    expect(tab.get_by_text(question)).to_be_visible()
    tab.locator("#answer").fill(text)
    tab.keyboard.press("Control+Enter")


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(PHONE_EN, id="phone-en"),
        pytest.param(DESK_ES, id="desk-es", marks=pytest.mark.long),
    ],
)
def test_the_pages_of_the_demo_are_sound(open_desk, look):
    locale = look["locale"][:2]
    desk = open_desk(**look)
    expect(desk.page).to_have_url(re.compile("/demo$"))
    expect(desk.page.get_by_role("heading", name=say("lead_title", locale))).to_be_visible()
    expect(desk.page.get_by_role("link", name=re.compile("^Maya Okafor"))).to_be_visible()
    assert violations(desk) == []
    desk.page.set_viewport_size({"width": 320, "height": 640})
    assert desk.too_wide() == []
    desk.page.set_viewport_size(look["viewport"])
    tab = enter(desk, "Maya Okafor")
    expect(tab.get_by_role("complementary", name=say("banner_short", locale))).to_be_visible()
    expect(tab.get_by_text("It came back tonight.")).to_be_visible()  # her thread has been opened
    undecided = enter(desk, "Noor Haddad").get_by_role("group", name=desk.words("gate.undecided"))
    expect(undecided).to_be_visible()  # also on a device that is new to her
    desk.page = tab
    assert violations(desk) == []
    assert [line for line in desk.said if "Clear-Site-Data" not in line] == []


def test_both_sides_write_time_moves_and_all_starts_over(open_desk):
    desk = open_desk(**PHONE_EN)
    maya, imani = enter(desk, "Maya Okafor"), enter(desk, "Imani Rivera")
    told = notices(desk, "Imani Rivera").count()
    ask(maya, QUESTION)
    expect(notices(desk, "Imani Rivera")).to_have_count(told + 1)
    answer(imani, QUESTION, ANSWER)
    waiting = notices(desk, "Maya Okafor").filter(has_text=say("state_waiting"))
    expect(waiting).to_have_count(1)
    expect(maya.get_by_text(ANSWER)).to_have_count(0)

    desk.page.get_by_role("button", name=say("move_hour")).click()
    expect(waiting).to_have_count(0)
    left = notices(desk, "Maya Okafor").filter(has_text=say("state_left")).first
    expect(left).to_contain_text(say("message"))
    expect(maya.get_by_text(ANSWER)).to_be_visible()
    assert QUESTION not in desk.page.inner_text("body")

    desk.page.get_by_role("button", name=say("reset")).click()
    maya.wait_for_url(lambda url: "/demo/enter" in url)
    maya.wait_for_url(lambda url: "/demo" not in url)
    expect(maya.get_by_text("It came back tonight.")).to_be_visible()
    expect(maya.get_by_text(QUESTION)).to_have_count(0)
    expect(notices(desk, "Imani Rivera")).to_have_count(told)


@pytest.mark.long
def test_outside_a_demo_its_pages_do_not_exist(phone):
    for path in ("/demo", "/demo/enter"):
        phone.page.goto(path)
        expect(phone.heading("error.title")).to_be_visible()
    assert phone.page.evaluate("fetch('/api/demo/words').then((it) => it.status)") == 404
    expect(phone.page.locator(".demo")).to_have_count(0)
