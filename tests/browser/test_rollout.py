"""The roll-out at the desk: what is seen, what is said, phases, places, vendors, and the review."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from meantime.content import load
from meantime.protocol.posts import Profile
from tests.browser import steps
from tests.browser.policies import OFFICE
from tests.browser.screens import DESK_ES
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PLAN: Any = load("rollout")
REASON = "Planted: our counsel reads the addendum on Friday."
HOST = "Planted Hosting Co-op"
SEEN = "Planted: two alerts took until noon."
DECIDED = "Planted: we add a review at eight."
AGREEMENT = b"%PDF-1.7 planted"


def task(screen, task_id):
    """Return the row of a task."""
    every = [each for phase in PLAN["phases"] for each in phase["tasks"] + phase["exit"]]
    do = next(each for each in every if each["id"] == f"rollout.{task_id}")["do"][screen.locale]
    heading = screen.page.get_by_role("heading", name=do, exact=True)
    return screen.page.get_by_role("listitem").filter(has=heading)


def phase(screen, n):
    return PLAN["phases"][n]["title"][screen.locale]


def verdict(screen, question, key):
    """Return one of the boxes of a question of the review."""
    found = next(each for each in PLAN["quarterly"] if each["id"] == f"rollout.q.{question}")
    label = f"{screen.words(key)}: {found['ask'][screen.locale]}"
    return screen.page.get_by_label(label, exact=True)


def begin(screen, n):
    """Open a phase although something is still to be done."""
    screen.page.get_by_role(
        "button", name=screen.words("rollout.early", phase=phase(screen, n))
    ).click()
    screen.page.get_by_label(screen.words("rollout.why_early")).fill(REASON)
    screen.page.get_by_role(
        "button", name=screen.words("rollout.open_early", phase=phase(screen, n))
    ).click()


@pytest.mark.long
def test_a_practice_goes_from_the_foundation_to_its_first_review(staff, screen):
    staff.ruth.set_practice_hours(OFFICE)
    staff.admit("Ada Lind", by=staff.ruth)
    words, page = screen.words, screen.page
    staff.sit(screen, "ruth", "/settings")
    screen.link("rollout.to_rollout").click()
    expect(screen.text("rollout.not_begun")).to_be_visible()
    page.get_by_role("button", name=words("rollout.open_phase", phase=phase(screen, 0))).click()
    expect(screen.text("places.taken", n="1", most="0")).to_be_visible()
    hours = task(screen, "p1.hours")
    expect(hours).to_contain_text(words("rollout.seen"))
    expect(hours.get_by_role("button")).to_have_count(0)  # nobody ticks what the app sees
    restore = task(screen, "p1.restore")
    restore.get_by_role("button", name=words("rollout.tick")).click()
    restore.locator("textarea").fill(REASON)
    restore.get_by_role("button", name=words("rollout.tick_save")).click()
    expect(restore).to_contain_text(REASON)
    back = restore.get_by_role("button", name=words("rollout.untick"))
    expect(back).to_be_focused()
    back.click()
    expect(restore).to_contain_text(words("rollout.open"))
    examine(screen, "title.rollout")
    task(screen, "p1.agreements").get_by_role("link").click()
    note_vendor(screen)
    page.goto("/rollout")
    steps.unlock(screen)
    agreements = task(screen, "p1.agreements")
    expect(agreements).to_contain_text(words("evidence.agreements", n="1", of="1"))
    begin(screen, 1)
    expect(screen.text("places.taken", n="1", most="5")).to_be_visible()
    expect(page.get_by_role("link", name="Ada Lind")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    examine(screen, "title.rollout")
    begin(screen, 2)
    expect(screen.heading("rollout.last")).to_be_visible()
    screen.link("rollout.to_review").last.click()
    hold_review(screen)
    assert screen.said == []


def note_vendor(screen):
    """Note a vendor with its agreement, take it out, and put it back."""
    words, page = screen.words, screen.page
    screen.button("vendors.add").click()
    screen.button("vendors.save").click()
    expect(screen.field("vendors.name")).to_have_attribute("aria-invalid", "true")
    screen.field("vendors.name").fill(HOST)
    screen.field("vendors.signed_on").fill("2026-01-31")
    page.locator("input[type=file]").set_input_files(
        {"name": "baa.pdf", "mimeType": "application/pdf", "buffer": AGREEMENT}
    )
    screen.button("vendors.save").click()
    expect(page.get_by_text(words("vendors.in_force"))).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="baa.pdf").click()
    assert Path(saving.value.path()).read_bytes() == AGREEMENT
    page.get_by_role("button", name=words("vendors.drop_one", name=HOST)).click()
    expect(page.get_by_text(words("vendors.dropped", name=HOST))).to_be_visible()
    screen.button("vendors.put_back").click()
    expect(page.get_by_role("heading", name=HOST)).to_be_visible()
    examine(screen, "title.vendors")


def hold_review(screen):
    """Go through the questions, and file what was decided; then read it."""
    page = screen.page
    expect(screen.text("quarter.counted")).to_be_visible()
    verdict(screen, "safety", "quarter.seen").fill(SEEN)
    screen.button("quarter.file").click()
    policy = verdict(screen, "policy", "quarter.decided")
    expect(policy).to_be_focused()
    expect(policy).to_have_accessible_description(screen.words("quarter.wrong_undecided"))
    examine(screen, "title.quarter")
    screen.link("quarter.policy_link").click()
    expect(screen.heading("policy.title")).to_be_visible()
    page.go_back()
    expect(verdict(screen, "safety", "quarter.seen")).to_have_value(SEEN)  # it was kept
    policy.fill(DECIDED)
    screen.button("quarter.file").click()
    expect(screen.button("quarter.another")).to_be_visible()
    page.get_by_text(screen.words("quarter.read_it")).click()
    expect(page.get_by_text(DECIDED)).to_be_visible()
    examine(screen, "title.quarter")


@pytest.mark.long
def test_another_custodian_s_app_learns_of_a_new_phase_by_itself(staff, phone, open_screen):
    other = open_screen(**DESK_ES)
    staff.sit(phone, "imani", "/rollout")
    expect(phone.text("rollout.custodians_open")).to_be_visible()
    staff.sit(other, "ruth", "/rollout")
    other.page.get_by_role(
        "button", name=other.words("rollout.open_phase", phase=phase(other, 0))
    ).click()
    expect(phone.text("rollout.not_begun")).to_be_hidden()
    expect(phone.text("places.taken", n="0", most="0")).to_be_visible()


@pytest.mark.long
def test_a_client_comes_beside_the_places_with_a_reason_and_back(staff, screen):
    staff.admit("Ada Lind", by=staff.ruth)
    words, page = screen.words, screen.page
    staff.sit(screen, "ruth", "/rollout")
    page.get_by_role("button", name=words("rollout.open_phase", phase=phase(screen, 0))).click()
    begin(screen, 1)
    expect(page.get_by_text(words("places.taken", n="1", most="5"))).to_be_visible()
    staff.ruth.add_client(Profile(name="Ben Holt"))
    page.reload()
    steps.unlock(screen)
    page.get_by_text(words("places.allow")).click()
    screen.button("places.give").click()
    expect(screen.text("rollout.why_empty")).to_be_visible()
    page.get_by_label(words("places.why")).fill(REASON)
    screen.button("places.give").click()
    back = page.get_by_role("button", name=words("places.take_back_one", name="Ben Holt"))
    expect(back).to_be_visible()
    examine(screen, "title.rollout")
    back.click()
    expect(page.get_by_text(words("places.taken_back", name="Ben Holt"))).to_be_visible()
    screen.button("places.give_again").click()
    expect(back).to_be_visible()
    assert screen.said == []
