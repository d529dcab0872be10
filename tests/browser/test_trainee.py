"""A trainee's reply: drafted, sent back, written anew, released; what the client sees of it."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Text
from meantime.sdk.reply_drafts import drafts_of, release_draft, write_draft
from tests.browser import steps
from tests.browser.screens import DESK_ES, LOOKS, PHONE_EN, WIDE
from tests.browser.test_pages import examine
from tests.browser.wards import Ward, joined

pytestmark = pytest.mark.browser

FIRST = "Well done."
SECOND = "You stayed with it, although it was hard."
WHY = "Name what she did."
LEFT = timedelta(seconds=21)  # then it can no longer be taken back


@pytest.fixture
def ward(staff):
    return Ward(staff)


def put(screen, words):
    screen.field("drafts.label", name=steps.MAYA).fill(words)
    screen.button("drafts.put").click()
    expect(screen.text("drafts.waits")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_a_reply_is_sent_back_written_anew_and_released_with_both_names(ward, open_screen, look):
    client, desk, trainee = (
        open_screen(**(PHONE_EN if look == "phone" else DESK_ES)),
        open_screen(**(WIDE if look == "phone" else DESK_ES)),
        open_screen(**(PHONE_EN if look == "phone" else DESK_ES)),
    )
    steps.join(client, ward.code, steps.make_login())
    steps.write(client, "I did it.")
    expect(client.text("thread.sent").first).to_be_visible()
    ward.share()
    ward.train(trainee)
    trainee.button("drafts.open").click()
    put(trainee, FIRST)
    examine(trainee, "title.thread")

    ward.staff.sit(desk, "imani")
    expect(desk.heading("drafts.review")).to_be_visible()
    expect(desk.page.locator(".batch .row")).to_contain_text(desk.words("drafts.one"))
    examine(desk, "title.review")
    desk.button("drafts.send_back").click()
    desk.field("drafts.reason", writer="Sam Ortega").fill(WHY)
    desk.button("drafts.send_reason").click()
    expect(desk.text("drafts.sent_back")).to_be_visible()
    expect(desk.page.locator(".batch .row")).to_have_count(1)  # the clock goes on

    expect(trainee.text("drafts.why", why=WHY)).to_be_visible()
    trainee.button("drafts.write_anew").click()
    examine(trainee, "title.thread")
    put(trainee, SECOND)
    expect(desk.page.locator(".waits")).to_contain_text(SECOND)
    desk.page.locator(".waits .btn--solid").click()
    expect(desk.page.locator(".batch .row")).to_have_count(0)
    expect(desk.page.locator(".slip")).to_be_visible()
    expect(client.page.get_by_role("log")).not_to_contain_text(SECOND)
    ward.staff.world.clock.advance(LEFT)

    for screen in (client, trainee):
        screen.page.reload()
        steps.unlock(screen)
        log = screen.page.get_by_role("log")
        expect(log).to_contain_text(SECOND)
        expect(log).not_to_contain_text(FIRST)
        names = {"writer": "Sam Ortega", "checker": "Imani Rivera"}
        expect(log).to_contain_text(screen.words("byline.by", **names))
        examine(screen, "title.thread")
    expect(trainee.text("drafts.released", checker="Imani Rivera")).to_be_visible()
    assert client.said == trainee.said == desk.said == []


@pytest.mark.long
@pytest.mark.long
def test_of_two_who_release_at_once_the_second_takes_it_back_unseen(ward, open_screen):
    wide = open_screen(**WIDE)
    client = joined(ward)
    write_draft(ward.trainee, SECOND)
    ward.staff.sit(wide, "imani")
    expect(wide.heading("drafts.review")).to_be_visible()
    colleague = ward.staff.hire(sdk.Inviter("Kim Osei", "PhD"))
    ward.mine().share(colleague.id, "clinician")
    (theirs,) = colleague.caseload()
    (draft,) = drafts_of(theirs)

    done: list[str] = []

    def quicker(route):
        if route.request.method == "POST" and not done:
            done.append(release_draft(theirs, draft.id))
        route.continue_()

    wide.context.route("**/entries", quicker)
    wide.page.locator(".waits .btn--solid").click()
    expect(wide.text("drafts.twice")).to_be_visible()
    ward.staff.world.clock.advance(LEFT)
    assert [m.text for m in client.thread(ward.space).messages()].count(SECOND) == 1


@pytest.mark.long
@pytest.mark.long
def test_what_happened_while_somebody_read_is_told_and_nothing_is_sent(ward, open_screen):
    wide = open_screen(**WIDE)
    client = joined(ward)
    write_draft(ward.trainee, SECOND)
    ward.staff.sit(wide, "imani")
    expect(wide.heading("drafts.review")).to_be_visible()
    wide.context.set_offline(True)
    wide.page.locator(".waits .btn--solid").click()
    expect(wide.page.locator(".notice--risk")).to_be_visible()
    client.thread(ward.space).write("And one more thing.")
    wide.context.set_offline(False)
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.text("drafts.newer")).to_be_visible()
    expect(wide.button("drafts.release_anyway")).to_be_visible()
    assert SECOND not in [m.text for m in client.thread(ward.space).messages()]


@pytest.mark.long
def test_a_clinician_who_borrows_a_trainee_s_name_is_found_out_where_the_chart_is(
    ward, open_screen
):
    wide = open_screen(**WIDE)
    joined(ward)
    write_draft(ward.trainee, "Rest today.")
    (draft,) = drafts_of(ward.mine())
    for text, hash_ in (("Rest, and take two.", draft.hash), ("Call me.", ward.space)):
        post = Text(text=text, by=ward.staff.sam.id, draft=hash_)
        ward.staff.imani.thread(ward.space).post(post, attention=1)
    ward.train(wide)
    log = wide.page.get_by_role("log")
    expect(log).to_contain_text(wide.words("byline.altered"))
    expect(log).to_contain_text(wide.words("byline.no_draft"))


@pytest.mark.long
@pytest.mark.long
def test_a_draft_that_is_being_written_is_there_after_a_reload_and_can_be_taken_back(
    ward, open_screen
):
    phone = open_screen(**PHONE_EN)
    client = joined(ward)
    ward.train(phone)
    phone.button("drafts.open").click()
    box = phone.field("drafts.label", name=steps.MAYA)
    box.fill(FIRST)
    expect(phone.text("drafts.kept_typed")).to_be_visible()
    phone.page.reload()
    steps.unlock(phone)
    expect(box).to_have_value(FIRST)
    phone.button("drafts.put").click()
    phone.button("drafts.withdraw").click()
    expect(phone.text("drafts.taken_back")).to_be_visible()
    expect(box).to_have_value(FIRST)
    expect(phone.page.locator("#message")).to_have_count(0)  # an observer writes nothing there
    assert re.search(FIRST, repr(client.thread(ward.space).messages())) is None
    assert drafts_of(ward.mine())[0].state == "withdrawn"


@pytest.mark.long
def test_what_is_released_is_taken_back_in_time_and_waits_again_with_its_writer(ward, open_screen):
    desk = open_screen(**DESK_ES)
    client = joined(ward)
    write_draft(ward.trainee, SECOND)
    ward.staff.sit(desk, "imani")
    desk.button("drafts.release").click()
    expect(desk.page.locator(".batch .row")).to_have_count(0)
    desk.button("undo.undo").click()
    expect(desk.heading("drafts.review")).to_be_visible()
    expect(desk.page.locator("#answer")).to_have_value("")  # they are nobody else's words
    ward.staff.world.clock.advance(LEFT)
    assert SECOND not in [m.text for m in client.thread(ward.space).read()]
    assert [each.state for each in drafts_of(ward.mine())] == ["waiting"]


@pytest.mark.long
def test_whoever_reads_along_is_offered_nothing_that_they_cannot_do(ward, open_screen):
    wide = open_screen(**WIDE)
    joined(ward)
    ward.staff.sit(wide, "sam", f"/caseload/{ward.space}")
    expect(wide.field("profile.name")).to_have_value(steps.MAYA)
    expect(wide.field("profile.name")).not_to_be_editable()
    expect(wide.button("profile.save")).to_have_count(0)
    expect(wide.button("contacts.add")).to_be_visible()  # they write in the chart
    expect(wide.button("contacts.write_here")).to_have_count(0)
    examine(wide, "title.client")


@pytest.mark.long
@pytest.mark.long
def test_a_draft_for_what_was_answered_meanwhile_is_still_found_and_says_so(ward, open_screen):
    desk = open_screen(**DESK_ES)
    joined(ward)
    write_draft(ward.trainee, SECOND)
    ward.staff.imani.thread(ward.space).reply("I was quicker.")
    ward.staff.sit(desk, "imani")
    expect(desk.text("drafts.elsewhere")).to_be_visible()
    examine(desk, "title.review")
    desk.page.get_by_role("link", name=desk.words("drafts.one")).click()
    expect(desk.text("drafts.answered")).to_be_visible()
    expect(desk.button("drafts.release_anyway")).to_be_visible()
