"""The practice's key lives long: a custodian is replaced, the key changed, rubbish found."""

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.sdk.mending import mend
from tests.browser import steps
from tests.browser.staff import IMANI, SAM
from tests.browser.test_pages import examine
from tests.sdk.rubbish import seal_rubbish

pytestmark = pytest.mark.browser


def records(screen):
    """Go to the page of the practice's records."""
    screen.page.goto("/records")
    steps.unlock(screen)
    expect(screen.heading("custody.stand")).to_be_visible()


def change_key(screen):
    screen.button("custody.rotate_now").click()
    screen.button("custody.rotate_sure").click()


@pytest.mark.long
def test_a_custodian_is_replaced_and_the_client_reads_on(staff, wide):
    thread, client = staff.admit("Ada Lind")
    client.thread(thread).write("Said before.")
    staff.sit(wide, "ruth", "/team")
    promote(wide, SAM.name)
    wide.field("leave.who").select_option(label=SAM.name)
    wide.page.get_by_role("button", name=wide.words("leave.submit", name=SAM.name)).click()
    wide.page.get_by_role("button", name=wide.words("leave.sure", name=SAM.name)).click()
    expect(wide.page.get_by_text(wide.words("leave.done", done="4"))).to_be_visible(timeout=30_000)
    promote(wide, "Imani Rivera")
    wide.page.get_by_role("link", name=wide.words("team.records")).click()
    change_key(wide)
    expect(wide.page.get_by_text(wide.words("custody.rotated", n="4"))).to_be_visible(
        timeout=30_000
    )
    wide.button("custody.check_now").click()
    expect(wide.page.get_by_text(wide.words("custody.checked", n="4", of="4"))).to_be_visible()
    expect(wide.text("custody.all_well")).to_be_visible()
    client.thread(thread).write("Said after.")
    texts = [message.text for message in staff.imani.thread(thread).read()]
    assert texts[-2:] == ["Said before.", "Said after."]
    seal_rubbish(staff.imani, thread)
    wide.button("custody.check_now").click()
    expect(wide.text("custody.why_seal")).to_be_visible()
    expect(wide.page.get_by_text(wide.words("custody.broken", n="1"))).to_be_visible()
    assert mend(staff.imani.connection) == 1
    wide.button("custody.check_now").click()
    expect(wide.text("custody.all_well")).to_be_visible()
    assert wide.said == []


@pytest.mark.long
def test_the_page_of_records_is_sound(staff, screen):
    thread, _ = staff.admit("Ada Lind")
    staff.sit(screen, "ruth", "/records")
    expect(screen.heading("custody.stand")).to_be_visible()
    examine(screen, "title.records")
    seal_rubbish(staff.imani, thread)
    screen.button("custody.check_now").click()
    expect(screen.text("custody.why_seal")).to_be_visible()
    screen.button("custody.say_stored").click()
    expect(screen.text("custody.stored_not")).to_have_count(0)
    screen.field("custody.code").fill("AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
    screen.button("custody.code_try").click()
    expect(screen.text("custody.code_typo")).to_be_visible()
    examine(screen, "title.records")
    assert screen.said == []


@pytest.mark.long
def test_a_change_of_keys_is_stopped_and_gone_on_with(staff, wide):
    for name in ("Ada Lind", "Ben Osei", "Cleo Mbeki"):
        staff.admit(name)
    staff.sit(wide, "ruth", "/records")
    sent, held = [], []

    def hold(route):
        sent.append(route.request.method)
        is_third = route.request.method == "POST" and sent.count("POST") == 3
        if is_third:  # after the practice's own space and one that is done
            held.append(route)
        else:
            route.continue_()

    wide.page.context.route("**/api/spaces/*/entries", hold)
    change_key(wide)
    while not held:
        wide.page.wait_for_timeout(20)
    wide.button("custody.stop").click()
    expect(wide.button("custody.stop")).to_be_disabled()
    held[0].continue_()
    expect(wide.page.get_by_text(wide.words("custody.stopped", n="2"))).to_be_visible()
    wide.page.context.unroute("**/api/spaces/*/entries")
    wide.page.reload()
    steps.unlock(wide)
    wide.button("custody.go_on").click()
    expect(wide.text("custody.rotating_none")).to_be_visible(timeout=60_000)
    assert staff.ruth.custody.rotation_left_over() == 0
    assert wide.said == []


@pytest.mark.long
def test_nobody_but_custodians_sees_how_records_stand(staff, wide):
    staff.sit(wide, "imani", "/records")
    expect(wide.text("custody.not_yours")).to_be_visible()
    assert wide.said == []


@pytest.mark.long
def test_who_comes_with_new_keys_brings_over_what_was_theirs_alone(staff, screen):
    thread, client = staff.admit("Ada Lind")
    client.keep("Kept for me.")
    again = staff.imani.caseload()[0].invite(IMANI).code
    login = steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    back, _ = sdk.knock(staff.http(), again).accept(newcomer, staff.folder / "again")
    staff.people.append(back)
    screen.page.goto("/settings/locks")
    steps.sign_in(screen, login)
    screen.text("carry.title").click()
    screen.field("carry.login").fill(client.account().login)
    screen.field("carry.password").fill(steps.PASSWORD)
    screen.button("carry.do").click()
    expect(screen.page.get_by_text(screen.words("carry.done", n="1"))).to_be_visible()
    examine(screen, "title.locks")
    assert [kept.moment.text for kept in back.journal().entries()] == ["Kept for me."]
    assert thread
    assert screen.said == []


def promote(screen, name):
    row = screen.page.locator("main li").filter(has_text=name)
    row.get_by_text(screen.words("team.edit")).click()
    row.get_by_role("button", name=screen.words("team.promote")).click()
    row.get_by_role("button", name=screen.words("team.promote_sure", name=name)).click()
    expect(row.get_by_text(screen.words("team.custodian"))).to_be_visible()
