"""For whom a policy is: a clinician's own, and one for a client alone."""

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.sdk.policy_facts import PRACTICE
from tests.browser import steps
from tests.browser.policies import (
    OFFICE,
    editor,
    publish_for_practice,
    section,
    signed,
    stands_in,
)
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


OURS = "Planted: about the exercises with the dog alone."


@pytest.mark.long
def test_a_clinician_brings_the_practice_s_version_or_makes_their_own(staff, office, wide):
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
