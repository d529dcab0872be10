"""The first steps of a new practice: ticked by what is so, tried out as a made-up client."""

import msgspec
import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.server.practices.service import make_setup_code
from meantime.wire.rollout import Rollout
from tests.browser import steps
from tests.browser.policies import OFFICE
from tests.browser.screens import WIDE
from tests.browser.test_founding import describe, open_link
from tests.browser.test_inviting import shown_code
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

ALWAYS = msgspec.structs.replace(OFFICE, hours=[[(0, 1440)]] * 7)  # an answer leaves at once
HELLO, ANSWER = "Planted: how does this look?", "Planted: it looks fine."


def found(screen, world):
    """Found a practice by its link; return the owner's login."""
    open_link(screen, world.server.write(make_setup_code))
    describe(screen)
    screen.field("join.account.name").fill("Olga Brandt")
    login = steps.make_login()
    steps.choose_locks(screen, login)
    screen.button("found.submit").click()
    expect(screen.heading("start.title")).to_be_visible()
    return login


def row(screen, step):
    return screen.page.get_by_role("listitem").filter(has=screen.heading(f"start.{step}"))


def is_done(screen, step):
    expect(row(screen, step).locator(".facts")).to_contain_text(screen.words("start.done"))


def is_next(screen, step):
    expect(row(screen, step)).to_have_attribute("aria-current", "step")


def play(desk, phone):
    """Write as the made-up client on a phone, and answer at the desk."""
    desk.button("tryout.invite").click()
    expect(desk.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    code = shown_code(desk)
    steps.open_link(phone, code)
    expect(phone.page.get_by_text(phone.words("tryout.letter"))).to_be_visible()
    steps.join(phone, code, steps.make_login(), "Somebody made up")
    steps.write(phone, HELLO)
    expect(phone.text("thread.sent")).to_be_visible()
    desk.page.keyboard.press("Escape")
    desk.link("tryout.answer_link").click()
    desk.page.locator("#answer").fill(ANSWER)
    desk.button("answer.send").click()
    expect(phone.page.get_by_text(ANSWER)).to_be_visible(timeout=40_000)


@pytest.mark.long
def test_a_founder_lands_on_the_first_steps_and_plays_a_client_who_counts_nowhere(
    hands, world, open_screen, phone, tmp_path
):
    desk = open_screen(**WIDE)
    login = found(desk, world)
    expect(desk.text("start.progress", done="0", all="9", minutes="20")).to_be_visible()
    is_next(desk, "hours")
    examine(desk, "title.start")
    desk.button("tryout.begin").click()  # nobody can be invited yet
    expect(desk.text("tryout.night_first")).to_be_visible()
    with sdk.connect(hands.http(), login, steps.PASSWORD, tmp_path / "other") as olga:
        olga.set_practice_hours(ALWAYS)  # on another device
        olga.choose_night("clinician")
    desk.page.reload()
    steps.unlock(desk)
    is_done(desk, "hours")
    is_done(desk, "night")
    is_next(desk, "lines")
    desk.button("start.replies_tick").click()
    is_done(desk, "replies")
    row(desk, "replies").get_by_role("button").click()
    expect(row(desk, "replies")).to_contain_text(desk.words("start.to_do"))

    play(desk, phone)
    desk.page.goto("/start")
    steps.unlock(desk)
    expect(row(desk, "tryout").locator("li.done")).to_have_count(3)
    examine(desk, "title.start")
    desk.button("tryout.end").click()
    expect(desk.text("tryout.ended")).to_be_visible()
    is_done(desk, "tryout")
    expect(row(desk, "candidacy")).to_contain_text(desk.words("start.to_do"))
    with sdk.connect(hands.http(), login, steps.PASSWORD, tmp_path / "again") as olga:
        [client] = olga.caseload()
        assert client.name() == desk.words("tryout.name_ended")
        rollout = olga.connection.http.get("/rollout", Rollout)
    assert (rollout.taken, [each.is_made_up for each in rollout.exceptions]) == (0, [True])
    desk.page.goto("/review")
    steps.unlock(desk)
    line = desk.page.get_by_role("complementary", name=desk.words("start.title"))
    expect(line).to_contain_text(desk.words("start.line", count="6"))
    line.get_by_role("button").click()
    expect(line).to_be_hidden()
    assert HELLO not in "\n".join(f"{r.url} {r.post_data or ''}" for r in desk.requests)
    assert desk.said == []
