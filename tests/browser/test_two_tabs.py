"""Two tabs of one browser: one stream, the same keys, the same letters."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

# How many drafts lie in the browser's databases.
DRAFTS = """async () => {
    let count = 0;
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((resolve) => {
            indexedDB.open(name).onsuccess = (event) => resolve(event.target.result);
        });
        if (db.objectStoreNames.contains('places')) {
            count += await new Promise((resolve) => {
                const all = db.transaction('places').objectStore('places').count();
                all.onsuccess = () => resolve(all.result);
            });
        }
        db.close();
    }
    return count;
}"""
MINE, THEIRS, UNSENT = "From the first tab.", "From the other side.", "Not yet on its way."


@pytest.fixture
def tabs(hands, phone):
    """Return the thread's invitation, and two tabs in which a client has it open."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.page.goto(f"/threads/{invited.space_id}")
    steps.unlock(phone)
    expect(phone.page.get_by_role("log")).to_be_visible()
    second = phone.context.new_page()
    second.goto(f"/threads/{invited.space_id}")
    expect(second.get_by_role("log")).to_be_visible()  # nobody is asked for the password again
    return invited, phone.page, second


def test_what_is_written_and_read_in_one_tab_stands_in_the_other(hands, phone, tabs):
    invited, first, second = tabs
    steps.write(phone, MINE)
    expect(second.get_by_text(MINE)).to_be_visible()
    hands.clinician.thread(invited.space_id).reply(THEIRS)
    for tab in (first, second):
        expect(tab.get_by_text(THEIRS)).to_be_visible()
    phone.context.set_offline(True)
    steps.write(phone, UNSENT)
    expect(second.get_by_text(UNSENT)).to_be_visible()
    expect(second.get_by_text(phone.words("thread.kept"))).to_be_visible()
    phone.context.set_offline(False)
    for tab in (first, second):
        expect(tab.get_by_text(phone.words("thread.kept"))).to_have_count(0)
    texts = [message.text for message in hands.clinician.thread(invited.space_id).read()]
    assert texts[-3:] == [MINE, THEIRS, UNSENT]


@pytest.mark.long
def test_both_lock_and_both_open_together(phone, tabs):
    _, _, second = tabs
    open_now = [r for r in phone.requests if r.url.endswith("/api/events") and not r.failure]
    assert len(open_now) == 1
    phone.page.goto("/threads")
    phone.button("lock.lock").click()
    expect(second.get_by_role("heading", name=phone.words("lock.title"))).to_be_visible()
    steps.unlock(phone)
    expect(second.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_what_is_typed_while_the_other_tab_locks_stands_in_the_box_again(phone, tabs):
    _, _, second = tabs
    phone.page.goto("/threads")
    expect(phone.button("lock.lock")).to_be_visible()
    second.locator("#message").fill("Half a thou")  # kept on a pause that does not come
    phone.button("lock.lock").click()
    expect(second.get_by_role("heading", name=phone.words("lock.title"))).to_be_visible()
    steps.unlock(phone)
    expect(second.locator("#message")).to_have_value("Half a thou")


def test_a_removed_device_keeps_nothing_not_even_what_is_typed_in_another_tab(phone, tabs):
    invited, _, second = tabs
    phone.page.goto("/settings/devices")
    phone.button("devices.remove").click()
    second.locator("#message").fill("Half a thou")
    phone.button("devices.remove_now").click()
    for tab in (phone.page, second):
        title = phone.words("sign_in.title")
        expect(tab.get_by_role("heading", name=title, exact=True)).to_be_visible()
    second.wait_for_timeout(1_000)  # longer than a draft's pause
    assert invited.space_id not in phone.page.evaluate(EVERYTHING_KEPT)
    assert phone.page.evaluate(DRAFTS) == 0


@pytest.mark.long
def test_when_the_tab_with_the_stream_goes_the_other_takes_it_over(hands, tabs):
    invited, first, second = tabs
    first.close()
    hands.clinician.thread(invited.space_id).reply(THEIRS)
    expect(second.get_by_text(THEIRS)).to_be_visible()
