"""A rule that is lowered for one client: at the desk, on the client's phone, and back."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from meantime.protocol.safety_posts import RuleChange
from tests.browser import steps
from tests.browser.nights import CARD
from tests.browser.screens import LOOKS, PHONE_EN
from tests.browser.staff import IMANI
from tests.browser.test_alerts import alerts_of, go
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

RULE = "en.want_to_die"
SONG = "I want to die."
LONG_NAME = "Maximiliana Alexandra von Hohenstein-Altenburg"  # fits no phone
WHY = "It is a line of the song that she sings."


@pytest.fixture(params=LOOKS)
def screen(request):
    """Yield the screen of the clinician, in each look."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def ada(staff, open_screen):
    """Yield the phone of a client, open in their conversation."""
    invited = staff.imani.add_client(Profile(name="Ada Lind")).invite(IMANI)
    phone = open_screen(**PHONE_EN)
    steps.join(phone, invited.code, steps.make_login(), "Ada Lind")
    phone.space = invited.space_id
    return phone


def open_form(screen):
    """Open the rule's form on the rules page; return its item."""
    expect(screen.heading("rules.title")).to_be_visible()
    screen.field("rules.search").fill(RULE)
    item = screen.page.get_by_role("article").first
    item.get_by_text(screen.words("lower.open")).click()
    return item


def save(screen, item, client, tier):
    item.get_by_label(screen.words("lower.client"), exact=True).select_option(client)
    item.get_by_label(screen.words(tier)).check()
    item.get_by_role("button", name=screen.words("lower.save")).click()


@pytest.mark.long
def test_a_lowered_rule_still_offers_help_and_alerts_nobody_until_it_is_as_it_was(
    staff, screen, ada
):
    staff.sit(screen, "imani", "/settings/rules")
    item = open_form(screen)
    save(screen, item, "Ada Lind", "lower.none")
    expect(item.get_by_role("alert")).to_have_text(screen.words("lower.no_why"))
    expect(item.get_by_text(screen.words("lower.no_alert"))).to_be_visible()
    examine(screen, "title.rules")
    item.get_by_label(screen.words("lower.why"), exact=True).fill(WHY)
    save(screen, item, "Ada Lind", "lower.elevated")
    expect(item.get_by_role("status")).to_have_text(screen.words("lower.saved", names="Ada Lind"))
    record = screen.page.get_by_role("region", name=screen.words("lowered.record_title"))
    expect(record).to_contain_text(WHY)
    expect(record).to_contain_text("Imani Rivera")
    examine(screen, "title.rules")

    ada.text("thread.how").click()
    expect(ada.page.get_by_text(ada.words("lowered.less_for_you"))).to_be_visible()
    expect(ada.page.get_by_text(WHY)).to_be_visible()
    examine(ada, "title.thread")
    card = ada.page.locator(".card")
    ada.page.locator("#message").fill(SONG)
    expect(card).to_contain_text(CARD.cards["elevated"].title["en"])
    ada.page.keyboard.press("Control+Enter")
    expect(ada.page.get_by_text(ada.words("thread.sent"), exact=True)).to_be_visible()
    assert alerts_of(staff.imani) == []

    go(screen, f"/caseload/{ada.space}")
    lowered = screen.page.get_by_role("region", name=screen.words("lowered.title"))
    expect(lowered).to_contain_text(WHY)
    lowered.get_by_text(screen.words("lowered.restore"), exact=True).click()
    expect(lowered).to_contain_text(screen.words("lowered.none"))
    expect(lowered.get_by_role("button", name=screen.words("lowered.undo"))).to_be_focused()
    lowered.get_by_text(screen.words("lowered.history")).click()
    expect(lowered.get_by_role("list").last.get_by_role("listitem")).to_have_count(2)
    examine(screen, "title.client")

    expect(ada.page.get_by_text(WHY)).to_have_count(0)
    ada.page.locator("#message").fill(SONG)
    expect(card.filter(has_text=CARD.cards["urgent"].title["en"])).to_have_count(1)
    ada.page.keyboard.press("Control+Enter")
    expect(ada.page.locator("#message")).to_have_value("")
    expect(screen.page.get_by_role("region", name=screen.words("alert.region"))).to_be_visible()
    assert len(alerts_of(staff.imani)) == 1
    assert screen.said + ada.said == []


@pytest.mark.long
def test_for_all_clients_it_is_said_whom_a_change_reached_and_whom_it_did_not(staff, screen):
    spaces = {name: staff.admit(name)[0] for name in ("Ada Lind", "Bo Berg", LONG_NAME)}
    staff.sit(screen, "imani", "/settings/rules")
    item = open_form(screen)
    item.get_by_label(screen.words("lower.why"), exact=True).fill(WHY)
    expect(item.get_by_role("option")).to_have_count(5)
    screen.context.route(f"**/api/spaces/{spaces['Bo Berg']}/**", lambda route: route.abort())
    save(screen, item, "all", "lower.none")
    missed = item.get_by_role("alert").filter(has_text="Bo Berg")
    expect(missed).to_contain_text(screen.words("failure.offline"))
    expect(item.get_by_role("status")).to_contain_text("Ada Lind")
    expect(item.get_by_role("status")).to_contain_text(LONG_NAME)
    examine(screen, "title.rules")
    assert lowered(staff, spaces) == {"Ada Lind", LONG_NAME}
    item.get_by_role("button", name=screen.words("lower.undo")).click()
    said = screen.words("lower.undone", names="").rstrip(".")
    expect(item.get_by_role("status")).to_contain_text(said)
    assert lowered(staff, spaces) == set()


@pytest.mark.long
def test_the_rules_and_what_was_changed_are_printed_whole(staff, screen):
    thread, _ = staff.admit("Ada Lind")
    change = RuleChange(rule=RULE, tier="none", why=WHY)
    staff.imani.thread(thread).sync().lower_rule(change)
    staff.sit(screen, "imani", "/settings/rules")
    record = screen.page.get_by_role("region", name=screen.words("lowered.record_title"))
    expect(record).to_contain_text(WHY)
    screen.page.emulate_media(media="print")
    expect(record).to_be_visible()
    expect(screen.page.get_by_role("navigation")).to_be_hidden()
    assert screen.page.evaluate("document.documentElement.scrollHeight / innerHeight") > 10


def lowered(staff, spaces):
    """Return the clients for whom a rule is lowered, as their conversations say it."""
    threads = {name: staff.imani.thread(space).sync() for name, space in spaces.items()}
    return {name for name, thread in threads.items() if thread.rule_changes()}
