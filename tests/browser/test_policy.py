"""The policy at the desk: written beside what clients read, checked, published, brought."""

from typing import Any

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.content import load
from meantime.sdk.folds.policies import newest_policy
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.boundaries import Frame, ReplyWithin
from tests.browser import steps
from tests.browser.screens import LOOKS, PHONE_EN
from tests.browser.staff import SAM
from tests.browser.test_pages import examine
from tests.browser.test_review import wide  # noqa: F401  a fixture

pytestmark = pytest.mark.browser

POLICY: Any = load("policy")
OURS = "Planted: about the exercises with the dog alone."

OFFICE = Frame(
    zone="America/New_York",
    hours=[[(540, 1020)]] * 5 + [[], []],
    windows=[[600, 960]] * 5 + [[], []],
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)


@pytest.fixture(params=LOOKS)
def screen(request):
    """Yield each look in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def office(staff):
    """Return a practice that has hours, and whose owner sees two clients."""
    staff.ruth.set_practice_hours(OFFICE)
    return [staff.admit(name, by=staff.ruth)[0] for name in ("Ada Lind", "Ben Holt")]


def section(screen, name):
    """Return what a section is called in the language of a screen."""
    known = next(each for each in POLICY["sections"] if each["id"] == f"policy.{name}")
    return known["title"][screen.locale]


def editor(screen, name, language):
    """Return the box of the text of this name, with its part of the page open."""
    named = screen.page.get_by_text(f"{screen.words('policy.edit')}: {name}", exact=True)
    part = screen.page.locator("details").filter(has=named)
    part.locator("summary").first.click()
    label = screen.words("policy.text_of", language=screen.words(f"policy.{language}"))
    return part.get_by_label(label, exact=True)


def stands_in(staff, thread):
    """Return the version that was signed in a thread, None for none."""
    return signed(staff.ruth.thread(thread)).get("version")


def signed(thread):
    """Return what the newest policy of a thread says."""
    policy = newest_policy(thread.sync().opened())
    assert policy
    return policy.policy


def test_a_policy_is_published_once_nothing_is_missing(staff, office, screen):
    staff.sit(screen, "ruth", "/settings")
    screen.link("settings.policy_link").click()
    expect(screen.heading("policy.billing")).to_be_visible()
    stops = screen.text("policy.stops", count="2")
    expect(stops).to_be_visible()
    examine(screen, "title.policy")
    cost = editor(screen, section(screen, "billing"), "es")
    usual = cost.input_value()
    cost.fill("")
    contact = screen.field("policy.contact")
    contact.fill("")
    screen.button("policy.publish").click()
    expect(screen.text("policy.mend")).to_be_visible()
    expect(cost).to_have_attribute("aria-invalid", "true")
    expect(cost).to_have_accessible_description(screen.words("policy.fault.empty"))
    lacking = screen.page.get_by_role("listitem").filter(
        has_text=screen.words("policy.element_lacks", element=screen.words("policy.billing"))
    )
    expect(lacking).to_contain_text(screen.words("policy.fault.empty"))
    examine(screen, "title.policy")
    assert stands_in(staff, office[0]) is None
    cost.fill(usual)
    contact.fill("The office")
    expect(screen.text("policy.mend")).to_be_hidden()
    screen.button("policy.publish").click()
    expect(screen.text("policy.brought", count="2")).to_be_visible()
    expect(screen.text("policy.done", version="1")).to_be_visible()
    assert [stands_in(staff, each) for each in office] == [1, 1]
    expect(stops).to_be_hidden()
    examine(screen, "title.policy")
    assert screen.said == []


@pytest.fixture
def two(staff, wide, open_screen):  # noqa: F811
    """Return the screens of two custodians, both at the practice's policy."""
    staff.ruth.set_practice_hours(OFFICE)
    staff.sit(wide, "ruth", "/team")
    colleague = wide.page.get_by_role("listitem").filter(has_text=SAM.name)
    colleague.locator("summary").click()
    colleague.get_by_role("button", name=wide.words("team.promote")).click()
    wide.page.get_by_role("button", name=wide.words("team.promote_sure", name=SAM.name)).click()
    expect(wide.text("team.custodian")).to_have_count(2)
    other = open_screen(**PHONE_EN)
    staff.sit(other, "sam", "/settings/policy")
    wide.page.goto("/settings/policy")
    steps.unlock(wide)
    for each in (wide, other):
        expect(each.heading("policy.billing")).to_be_visible()
    return wide, other


@pytest.mark.long
def test_two_people_prepare_one_policy_and_nothing_of_either_is_lost(two):
    ruth, sam = two
    theirs = editor(sam, sam.words("policy.card"), "en")
    usual = theirs.input_value()
    theirs.fill(f"{usual} Sam.")
    sam.button("policy.save").click()
    expect(sam.text("policy.saved")).to_be_visible()
    mine = editor(ruth, ruth.words("policy.card"), "en")
    mine.fill(f"{usual} Ruth.")
    ruth.field("policy.contact").fill("Ruth at the desk")
    ruth.button("policy.save").click()
    told = ruth.page.get_by_role("alert").filter(has_text=SAM.name)
    expect(told).to_contain_text(ruth.words("policy.others", name=SAM.name))
    expect(told).to_contain_text(f"{usual} Sam.")
    expect(mine).to_have_value(f"{usual} Ruth.")
    expect(ruth.field("policy.contact")).to_have_value("Ruth at the desk")
    examine(ruth, "title.policy")
    told.get_by_role("button", name=ruth.words("policy.take_theirs")).click()
    expect(mine).to_have_value(f"{usual} Sam.")
    ruth.button("policy.save").click()
    expect(ruth.text("policy.saved")).to_be_visible()
    sam.page.reload()
    steps.unlock(sam)
    expect(sam.field("policy.contact")).to_have_value("Ruth at the desk")
    assert sam.said == ruth.said == []


@pytest.mark.long
@pytest.mark.usefixtures("office")
def test_what_is_not_saved_waits_on_this_device(staff, wide):  # noqa: F811
    staff.sit(wide, "ruth", "/settings/policy")
    wide.field("policy.contact").fill("The front desk")
    expect(wide.text("policy.unsaved")).to_be_visible()
    wide.link("policy.set_night").click()
    expect(wide.heading("ladder.title")).to_be_visible()
    wide.page.go_back()
    expect(wide.field("policy.contact")).to_have_value("The front desk")
    wide.button("policy.reset").click()
    expect(wide.field("policy.contact")).not_to_have_value("The front desk")
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.field("policy.contact")).not_to_have_value("The front desk")


@pytest.mark.long
@pytest.mark.usefixtures("office")
def test_what_nobody_may_promise_is_explained(staff, wide):  # noqa: F811
    staff.sit(wide, "ruth", "/settings/policy")
    purpose = editor(wide, section(wide, "purpose"), "en")
    purpose.fill("We read your messages 24/7, {first_name}.")
    wide.button("policy.publish").click()
    expect(purpose).to_be_focused()
    expect(purpose).to_have_accessible_description(
        f"{wide.words('policy.fault.unknown', variable='{first_name}')} "
        f"{wide.words('policy.fault.forbidden', words='24/7')}"
    )


def test_a_new_version_says_what_is_new_and_whether_clients_sign_again(staff, office, wide):  # noqa: F811
    staff.sit(wide, "ruth", "/settings/policy")
    wide.button("policy.publish").click()
    expect(wide.text("policy.done", version="1")).to_be_visible()
    hours = msgspec.structs.replace(OFFICE, reply_within=ReplyWithin(unit="days", n=3))
    staff.ruth.set_practice_hours(hours)
    wide.page.reload()
    steps.unlock(wide)
    drifted = wide.text("policy.drifted", version="1")
    expect(drifted).to_be_visible()
    panel = wide.page.locator("#publish")
    expect(panel).to_contain_text("by the end of the third business day")
    expect(panel).to_contain_text(wide.words("policy.again_suggest_yes"))
    expect(wide.field("policy.again_yes")).to_be_checked()
    examine(wide, "title.policy")
    wide.field("policy.again_no").check()
    expect(wide.field("policy.holds")).to_be_hidden()
    wide.field("policy.again_yes").check()
    wide.field("policy.holds").fill("2020-01-01")
    wide.button("policy.publish").click()
    expect(wide.text("policy.holds_past")).to_be_visible()
    wide.field("policy.holds").fill("")
    wide.button("policy.publish").click()
    expect(wide.text("policy.done", version="2")).to_be_visible()
    expect(drifted).to_be_hidden()
    assert [stands_in(staff, each) for each in office] == [2, 2]
    wide.page.get_by_role("button", name=wide.words("policy.history_see", version="2")).click()
    history = wide.page.get_by_role("region", name=wide.words("policy.history"))
    expect(history).to_contain_text("by the end of the second business day")


@pytest.mark.long
def test_a_clinician_brings_the_practice_s_version_or_makes_their_own(staff, office, wide):  # noqa: F811
    thread, _ = staff.admit("Cam Diaz")
    publish_for_practice(staff)
    staff.sit(wide, "imani", "/settings/policy")
    expect(wide.text("policy.waiting", version="1", count="1")).to_be_visible()
    examine(wide, "title.policy")
    wide.button("policy.bring").click()
    expect(wide.text("policy.waiting", version="1", count="1")).to_be_hidden()
    assert signed(staff.imani.thread(thread))["version"] == 1
    staff.imani.set_hours(msgspec.structs.replace(OFFICE, windows=[[720]] * 5 + [[], []]))
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.text("policy.drifted_own", version="1")).to_be_visible()
    wide.button("policy.begin_own").click()
    wide.button("policy.publish").click()
    expect(wide.text("policy.done", version="2")).to_be_visible()
    assert signed(staff.imani.thread(thread))["version"] == 2
    assert [stands_in(staff, each) for each in office] == [None, None]


def publish_for_practice(staff):
    """Publish the usual policy for the practice, past the app."""
    policies = staff.ruth.policies
    policies.publish(PRACTICE, policies.usual(PRACTICE), agree_again=True)


@pytest.mark.long
def test_a_client_has_a_policy_of_their_own_whose_words_the_server_never_has(staff, screen):
    staff.imani.set_hours(OFFICE)
    staff.ruth.set_practice_hours(OFFICE)
    version = staff.ruth.policies.publish(PRACTICE, staff.ruth.policies.usual(PRACTICE))
    threads = [staff.admit(name)[0] for name in ("Ada Lind", "Ben Holt")]
    staff.imani.policies.sign(version)
    staff.sit(screen, "imani", f"/caseload/{threads[0]}")
    screen.link("agreed.own_policy").click()
    screen.button("policy.begin_client").click()
    scope = editor(screen, section(screen, "content_scope"), screen.locale)
    scope.fill(OURS)
    screen.button("policy.save").click()
    screen.page.reload()
    steps.unlock(screen)
    expect(screen.page.get_by_text(OURS).first).to_be_visible()
    examine(screen, "title.policy")
    screen.button("policy.publish").click()
    expect(screen.text("policy.brought", count="1")).to_be_visible()
    stands = [signed(staff.imani.thread(each)) for each in threads]
    assert [each["version"] for each in stands] == [2, 1]
    assert OURS in stands[0]["document"]
    sent = "\n".join(f"{r.url} {r.post_data or ''}" for r in screen.requests)
    assert OURS not in sent
    screen.page.reload()
    steps.unlock(screen)
    expect(screen.page.get_by_text(OURS).first).to_be_visible()  # from the thread now
    assert screen.said == []
