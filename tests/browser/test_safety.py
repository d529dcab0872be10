"""What opens an account, where it is signed in, and what a device keeps of it."""

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.screens import LOOKS
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

NEW_PASSWORD = "five lanterns on the far shore"  # noqa: S105  of people who do not exist


@pytest.fixture(params=LOOKS)
def maya(request, hands):
    """Yield the screen of a client who has joined, in each look."""
    screen = request.getfixturevalue(request.param)
    screen.space = hands.clinician.invite_client(MAYA, IMANI)
    screen.login = steps.make_login()
    screen.recovery = steps.join(screen, screen.space.code, screen.login)
    return screen


def open_page(screen, path):
    screen.page.goto(path)
    steps.unlock(screen)


def lock_row(screen, key):
    name = screen.words(key)
    return screen.page.get_by_role("listitem").filter(
        has=screen.page.get_by_role("heading", name=name, exact=True)
    )


def test_a_new_password_opens_and_the_old_one_no_longer(maya, hands, tmp_path):
    open_page(maya, "/settings/locks")
    lock_row(maya, "locks.password").get_by_role("button").first.click()
    maya.field("locks.password_now").fill("not my password")
    maya.button("join.account.next").click()
    expect(maya.text("locks.wrong")).to_be_visible()
    examine(maya, "title.locks")
    maya.field("locks.password_now").fill(steps.PASSWORD)
    maya.button("join.account.next").click()
    expect(maya.text("locks.past_theft")).to_be_visible()
    examine(maya, "title.locks")
    maya.field("sign_in.password").fill(NEW_PASSWORD)
    maya.field("join.account.password_again").fill(NEW_PASSWORD)
    maya.button("locks.password_submit").click()
    expect(maya.text("locks.done")).to_be_visible()
    examine(maya, "title.locks")
    with pytest.raises(sdk.ProblemError, match="unlock-refused"):
        sdk.connect(hands.http(), maya.login, steps.PASSWORD, tmp_path / "old")
    sdk.connect(hands.http(), maya.login, NEW_PASSWORD, tmp_path / "new").close()


@pytest.mark.long
def test_a_new_recovery_code_counts_once_it_is_kept(maya, hands, tmp_path):
    open_page(maya, "/settings/locks")
    lock_row(maya, "locks.recovery").get_by_role("button").first.click()
    maya.field("locks.password_now").fill(steps.PASSWORD)
    maya.button("join.account.next").click()
    expect(maya.page.locator(".code span")).to_have_count(7)
    examine(maya, "title.locks")
    with maya.page.expect_download() as saved:
        maya.button("join.recovery.save").click()
    code = "-".join(maya.page.locator(".code span").all_inner_texts())
    assert code in saved.value.path().read_text(encoding="utf-8")
    sdk.connect_by_code(hands.http(), maya.login, maya.recovery, tmp_path / "before").close()
    maya.page.get_by_label(maya.words("join.recovery.kept")).check()
    maya.button("locks.recovery_submit").click()
    expect(maya.text("locks.done")).to_be_visible()
    with pytest.raises(sdk.ProblemError, match="unlock-refused"):
        sdk.connect_by_code(hands.http(), maya.login, maya.recovery, tmp_path / "old")
    sdk.connect_by_code(hands.http(), maya.login, code, tmp_path / "after").close()


@pytest.mark.long
def test_one_device_is_signed_out_from_another_and_then_all_others(maya, open_screen):
    open_page(maya, "/settings/devices")
    expect(maya.page.locator(".chip--done")).to_have_count(1)
    examine(maya, "title.devices")
    others = [open_screen(locale="en-US", viewport={"width": 390, "height": 844}) for _ in "ab"]
    for other in others:
        other.page.goto("/threads")
        steps.sign_in(other, maya.login)
        expect(other.page.get_by_role("link", name=IMANI.name)).to_be_visible()
    maya.page.reload()
    steps.unlock(maya)
    maya.button("devices.end").first.click()
    expect(maya.text("devices.ended")).to_be_visible()
    expect(others[1].heading("sign_in.title")).to_be_visible()  # the newest stands first
    expect(others[1].page.get_by_text(IMANI.name)).to_have_count(0)
    maya.button("devices.end_others").click()
    expect(others[0].heading("sign_in.title")).to_be_visible()
    expect(maya.page.locator(".chip--done")).to_have_count(1)


@pytest.mark.long
def test_removing_a_device_warns_of_what_was_not_sent_and_leaves_nothing(maya):
    maya.page.goto(f"/threads/{maya.space.space_id}")
    steps.unlock(maya)
    expect(maya.page.locator("#message")).to_be_visible()
    maya.context.route("**/api/spaces/*/entries", lambda route: route.abort())
    steps.write(maya, "Never sent.")
    expect(maya.text("thread.kept")).to_be_visible()
    open_page(maya, "/settings/devices")
    maya.button("devices.remove").click()
    expect(maya.text("devices.unsent", count="1")).to_be_visible()
    examine(maya, "title.devices")
    with maya.page.expect_response(lambda answer: answer.request.method == "DELETE"):
        maya.button("devices.remove_anyway").click()
    expect(maya.heading("sign_in.title")).to_be_visible()
    kept = maya.page.evaluate(EVERYTHING_KEPT)
    assert maya.space.space_id not in kept
    maya.page.reload()
    expect(maya.heading("sign_in.title")).to_be_visible()
