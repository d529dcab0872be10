"""Automatic replies at the desk: changed beside what a client sees of them, signed, posted."""

import re

import pytest
from playwright.sync_api import expect

from meantime.sdk.folds.policies import newest_policy, texts_of
from meantime.sdk.replies import DEFAULTS
from tests.browser.staff import IMANI
from tests.browser.test_inviting import shown_code
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


def box(screen, reply, language):
    label = screen.words(
        "replies.text_of",
        reply=screen.words(f"replies.{reply}"),
        language=screen.words(f"replies.{language}"),
    )
    return screen.page.get_by_role("textbox", name=label, exact=True)


def preview(screen, text):
    group = screen.page.get_by_role("group", name=screen.words("automatic.title"))
    return group.filter(has_text=text)


def signed_in(staff, space_id):
    thread = staff.imani.thread(space_id).sync()
    return texts_of(newest_policy(thread.opened()))


@pytest.mark.long
def test_texts_are_changed_signed_and_stand_in_each_conversation_once(staff, screen):
    threads = [staff.admit(name)[0] for name in ("Ada Lind", "Ben Holt")]
    staff.sit(screen, "imani", "/settings")
    screen.link("replies.title").click()
    expect(screen.heading("replies.after_hours")).to_be_visible()
    expect(preview(screen, IMANI.name).first).to_be_visible()
    late = box(screen, "late", "en")
    late.fill("Sorry, {therapist_name} is late. Call {practice_phone}.")
    expect(preview(screen, "Sorry, Imani Rivera is late. Call +1 555 0100.")).to_be_visible()
    examine(screen, "title.replies")
    screen.button("replies.sign").click()
    done = screen.words("replies.done", count="2")
    expect(screen.page.get_by_text(done)).to_be_visible()
    texts = {**DEFAULTS, "autoreply.late": {**DEFAULTS["autoreply.late"], "en": late.input_value()}}
    assert [signed_in(staff, each) for each in threads] == [texts, texts]
    heads = [staff.imani.thread(each).sync().state.seq for each in threads]
    screen.button("replies.sign").click()
    expect(screen.page.get_by_text(done)).to_be_visible()
    assert [staff.imani.thread(each).sync().state.seq for each in threads] == heads
    assert screen.said == []


@pytest.mark.long
def test_what_a_text_must_say_is_told_beside_it(staff, screen):
    thread, _ = staff.admit("Ada Lind")
    staff.sit(screen, "imani", "/settings/replies")
    away = box(screen, "away", "es")
    away.fill("Vuelvo pronto.")
    screen.button("replies.sign").click()
    expect(away).to_be_focused()
    told = screen.words(
        "replies.fault_missing",
        variable="{away_until}",
        about=screen.words("replies.v.away_until"),
    )
    expect(away).to_have_accessible_description(told)
    expect(screen.text("replies.mend")).to_be_visible()
    examine(screen, "title.replies")
    assert signed_in(staff, thread) == DEFAULTS
    screen.page.get_by_role("button", name=re.compile(screen.words("replies.reset"))).click()
    expect(away).to_have_value(DEFAULTS["autoreply.away"]["es"])
    expect(screen.text("replies.mend")).to_be_hidden()
    screen.page.get_by_role("button", name=re.compile(screen.words("replies.undo"))).click()
    expect(away).to_have_value("Vuelvo pronto.")


@pytest.mark.long
def test_a_draft_stays_and_what_broke_off_is_gone_on_with(staff, wide):
    threads = [staff.admit(name)[0] for name in ("Ada Lind", "Ben Holt")]
    staff.sit(wide, "imani", "/settings/replies")
    box(wide, "late", "en").fill("Sorry. Call {practice_phone}.")
    expect(wide.page.get_by_text(wide.words("replies.draft"))).to_be_visible()
    wide.page.reload()
    wide.field("sign_in.password").fill("four steps to the water")
    wide.page.keyboard.press("Enter")
    expect(box(wide, "late", "en")).to_have_value("Sorry. Call {practice_phone}.")
    posted = []

    def drop_the_second(route):
        if route.request.method == "POST":
            posted.append(route.request)
        if route.request.method == "POST" and len(posted) > 1:
            route.abort()
        else:
            route.continue_()

    wide.page.context.route("**/api/spaces/*/entries*", drop_the_second)
    wide.button("replies.sign").click()
    expect(wide.text("replies.unfinished")).to_be_visible()
    wide.page.context.unroute("**/api/spaces/*/entries*")
    wide.button("replies.resume").click()
    expect(wide.page.get_by_text(wide.words("replies.done", count="2"))).to_be_visible()
    said = {signed_in(staff, each)["autoreply.late"]["en"] for each in threads}
    assert said == {"Sorry. Call {practice_phone}."}


@pytest.mark.long
def test_whoever_is_invited_later_has_what_was_signed(staff, wide):
    staff.admit("Ada Lind")
    staff.imani.sign_auto_replies(
        {
            **DEFAULTS,
            "autoreply.late": {"en": "Call {practice_phone}.", "es": "Llame al {practice_phone}."},
        }
    )
    staff.sit(wide, "imani", "/caseload/new")
    wide.field("profile.name").fill("Ben Holt")
    wide.button("adding.submit").click()
    wide.button("client.invite").click()
    expect(wide.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
    assert shown_code(wide)
    ben = next(case for case in staff.imani.caseload() if case.name() == "Ben Holt")
    assert signed_in(staff, ben.id)["autoreply.late"]["en"] == "Call {practice_phone}."
