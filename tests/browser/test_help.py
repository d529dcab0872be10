"""Help now: on every page, in every state, without a connection, and true about its numbers."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from tests.browser import lies, steps
from tests.browser.lies import ENTRIES, swap_signature
from tests.browser.screens import PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

OUTSIDE = ("/", "/join", "/found", "/nowhere", "/help", "/threads")
OF_A_CLIENT = (
    "/threads",
    "/threads/{space}",
    "/threads/{space}/readers",
    "/threads/{space}/compare",
    "/plan/{space}",
    "/plan",
    "/appointments",
    "/journal",
    "/record",
    "/settings",
    "/settings/locks",
    "/settings/devices",
    "/settings/notices",
    "/help",
)
FOLLOW = """path => {
    const link = document.createElement('a');
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
}"""


def open_help(screen):
    """Open the sheet from whatever page there is; return it."""
    screen.button("help.button").first.click()
    sheet = screen.page.get_by_role("dialog")
    expect(
        sheet.get_by_role("link", name=screen.words("help.emergency", number="911"))
    ).to_be_visible()
    return sheet


def close(screen):
    screen.page.keyboard.press("Escape")
    expect(screen.page.get_by_role("dialog")).to_have_count(0)


def test_without_a_sign_in_and_without_a_connection_help_opens_on_every_page(screen):
    screen.page.goto("/")
    steps.wait_for_shell(screen)
    screen.context.set_offline(True)
    for path in OUTSIDE:
        screen.page.goto(path)
        sheet = open_help(screen)
        expect(sheet).to_contain_text(screen.words("help.unconfirmed"))
        expect(sheet.get_by_role("link", name="988").first).to_have_attribute("href", "tel:988")
        close(screen)
        expect(screen.page.get_by_role("button", name=screen.words("exit.label"))).to_be_visible()


def test_a_client_has_help_and_the_plan_and_the_way_out_on_every_page(hands, screen):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, invited.code, steps.make_login())
    for path in OF_A_CLIENT:
        screen.page.evaluate(FOLLOW, path.format(space=invited.space_id))
        screen.page.wait_for_url(f"**{path.format(space=invited.space_id)}*")
        sheet = open_help(screen)
        expect(sheet).to_contain_text("Linden Practice")
        plan = sheet.get_by_role("link", name=screen.words("help.plan"))
        expect(plan).to_have_attribute("href", f"/plan/{invited.space_id}")
        close(screen)
        leave = screen.page.get_by_role("button", name=screen.words("exit.label"))
        expect(leave.locator("visible=true").first).to_be_visible()


@pytest.mark.long
def test_a_locked_app_leads_to_the_plan_and_a_signed_out_one_has_forgotten_whose_it_was(
    hands, phone
):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    phone.page.goto("/help")
    link = phone.link("help.plan_locked")
    expect(link).to_have_attribute("href", f"/plan/{invited.space_id}")
    examine(phone, "title.help")
    phone.page.goto("/threads")
    steps.unlock(phone)
    phone.button("lock.sign_out").click()
    expect(phone.heading("sign_in.title")).to_be_visible()
    phone.page.goto("/help")
    expect(phone.crisis_help).to_be_visible()
    expect(link).to_have_count(0)
    assert invited.space_id not in phone.page.evaluate("JSON.stringify({ ...localStorage })")


@pytest.mark.long
def test_a_conversation_that_is_stopped_leaves_help_and_the_plan(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    steps.write(phone, "Before the lie.")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    lies.change(phone, ENTRIES, swap_signature)
    hands.clinician.thread(invited.space_id).reply("And its answer.")
    phone.page.reload()
    steps.unlock(phone)
    expect(phone.heading("failure.title")).to_be_visible()
    sheet = open_help(phone)
    sheet.get_by_role("link", name=phone.words("help.plan")).click()
    expect(phone.heading("help.plan")).to_be_visible()
    expect(phone.text("plan.stopped")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    examine(phone, "title.safety_plan")


@pytest.mark.long
def test_a_new_device_on_which_the_server_says_nothing_shows_help_and_not_an_empty_page(
    hands, phone, open_screen
):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    new = open_screen(**PHONE_EN)
    new.page.goto("/")
    new.context.route("**/api/spaces", lambda route: route.abort())
    steps.sign_in(new, login)
    expect(new.heading("error.broken")).to_be_visible()
    expect(new.crisis_help).to_be_visible()
    new.context.unroute("**/api/spaces")
    new.button("app.try_again").click()
    steps.unlock(new)
    expect(new.page.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_a_line_that_a_custodian_confirms_is_said_to_be_confirmed_to_clients_offline_too(
    staff,
    phone,
    wide,
):
    staff.sit(wide, "ruth", "/settings")
    expect(wide.text("lines.some_overdue", n="3")).to_be_visible()
    wide.link("lines.link").click()
    examine(wide, "title.lines")
    confirm = wide.words("lines.confirm_one", name="988 Suicide & Crisis Lifeline")
    row = wide.page.get_by_role("listitem").filter(
        has=wide.page.get_by_role("heading", name="988 Suicide & Crisis Lifeline")
    )
    row.get_by_role("button", name=confirm).click()
    expect(row).to_contain_text(wide.words("lines.pending"))
    examine(wide, "title.lines")
    row.get_by_role("button", name=wide.words("lines.undo")).click()
    expect(row).to_contain_text(wide.words("lines.never"))
    row.get_by_role("button", name=confirm).click()
    wide.link("settings.title").first.click()  # whoever leaves the page has meant it
    expect(wide.text("lines.some_overdue", n="2")).to_be_visible()
    invited = staff.imani.add_client(Profile(name=MAYA)).invite(IMANI)
    steps.join(phone, invited.code, steps.make_login())
    confirmed = phone.words("help.confirmed", date="").removesuffix(".")
    expect(open_help(phone)).to_contain_text(confirmed)
    expect(phone.page.get_by_role("dialog")).to_contain_text(phone.words("help.unconfirmed"))
    steps.wait_for_shell(phone)
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto("/help")
    expect(phone.crisis_help).to_contain_text(confirmed)
    examine(phone, "title.help")


@pytest.mark.long
def test_staff_who_are_no_custodians_see_the_lines_and_confirm_none(staff, wide):
    staff.sit(wide, "imani", "/settings/crisis-lines")
    expect(wide.text("lines.custodians")).to_be_visible()
    expect(wide.page.get_by_role("button", name=wide.words("lines.confirm"))).to_have_count(0)
    examine(wide, "title.lines")
