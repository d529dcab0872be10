"""Notes at the desk: a summary drafted from the thread, signed, co-signed, added to, checked."""

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.protocol.note_posts import NoteDraft, Section
from meantime.protocol.reply_posts import Tagged
from meantime.sdk.note_counting import notes_of
from meantime.sdk.note_drafts import keep_draft, note_drafts
from tests.browser import steps
from tests.browser.screens import DESK_ES, WIDE
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


def told(staff):
    """Return a client's thread, their side of it, and what they have said."""
    space, client = staff.admit("Ada")
    theirs = client.thread(space)
    said = theirs.write("I slept four hours.")
    staff.imani.thread(space).reply("Write it down on Thursday.")
    (case,) = (each for each in staff.imani.caseload() if each.id == space)
    case.chart.post(Tagged(of=said, tags=["sleep"]))
    case.share(staff.sam.id, "observer")
    return space, theirs, said


def part(screen, title):
    return screen.page.get_by_label(title, exact=True)


def draft_summary(screen):
    """Go from the client's page to a summary, and write it."""
    screen.link("notes.panel_open").click()
    expect(screen.heading("notes.themes")).to_be_visible()
    examine(screen, "title.notes")
    screen.link("notes.begin_summary").click()
    expect(screen.heading("facts.title")).to_be_visible()
    screen.field("write.minutes").fill("6")
    screen.page.get_by_label("I slept four hours.").check()
    part(screen, "Plan").fill("Sleep diary on Thursday.")
    screen.field("write.cosign").select_option(label="Sam Ortega")
    expect(screen.text("write.kept").or_(screen.text("write.saved"))).to_be_visible()


@pytest.mark.parametrize("look", [WIDE, pytest.param(DESK_ES, marks=pytest.mark.long)])
def test_a_summary_is_drafted_signed_co_signed_added_to_and_checked(staff, open_screen, look):
    space, theirs, said = told(staff)
    imani = open_screen(**look)
    staff.sit(imani, "imani", f"/caseload/{space}")
    draft_summary(imani)
    imani.page.reload()  # what was typed is sealed here
    steps.unlock(imani)
    expect(part(imani, "Plan")).to_have_value("Sleep diary on Thursday.")
    examine(imani, "title.notes")
    imani.button("write.review").click()
    expect(imani.text("write.final")).to_be_visible()
    examine(imani, "title.notes")
    imani.button("write.sign").click()
    expect(imani.text("note.asked", name="Sam Ortega")).to_be_visible()
    (case,) = (each for each in staff.imani.caseload() if each.id == space)
    (signed,) = notes_of(case)
    assert signed.post.facts
    assert (signed.post.facts.from_client, signed.post.facts.minutes) == (1, 6)
    assert [line.text for line in signed.post.lines] == ["I slept four hours."]
    imani.button("note.add").click()
    imani.field("note.add_text").fill("She called on Friday.")
    imani.button("note.add_sign").click()
    expect(imani.text("note.done_added")).to_be_visible()
    expect(imani.page.get_by_text("She called on Friday.")).to_be_visible()
    sam = open_screen(**look)
    staff.sit(sam, "sam", "/notes")
    sam.page.get_by_role("link", name="Imani Rivera").click()
    expect(sam.button("note.cosign")).to_be_visible()
    theirs.withdraw(said)
    expect(sam.text("note.withdrawn", n="1")).to_be_visible()
    sam.button("note.cosign").click()
    expect(sam.text("note.done_cosigned")).to_be_visible()
    examine(sam, "title.notes")
    sam.link("notes.back").click()
    sam.link("notes.title").click()
    expect(sam.text("notes.to_cosign_none")).to_be_visible()
    examine(sam, "title.notes")
    assert imani.said == sam.said == []


@pytest.mark.long
def test_what_two_devices_wrote_at_once_is_merged_by_a_person(staff, wide):
    space, _, _ = told(staff)
    for said in ("Desk.", "Phone."):
        sections = [Section(id="data", title="Data", text=said)]
        post = NoteDraft(note="A" * 22, space=space, format="dap", on="2026-01-05")
        keep_draft(staff.imani.connection, msgspec.structs.replace(post, sections=sections))
    staff.sit(wide, "imani", f"/notes/{space}")
    expect(wide.text("notes.twice")).to_be_visible()
    wide.page.locator("main ul.rows a").first.click()
    expect(wide.text("write.twice")).to_be_visible()
    examine(wide, "title.notes")
    wide.button("write.take_both").click()
    expect(part(wide, "Data")).to_have_value("Desk.\n\nPhone.")
    expect(wide.text("write.saved")).to_be_visible(timeout=40_000)
    (draft,) = note_drafts(staff.imani.connection, space)
    assert [head.post.sections[0].text for head in draft.heads] == ["Desk.\n\nPhone."]
    wide.button("write.discard").click()
    wide.button("write.discard_yes").click()
    expect(wide.text("notes.signed_none")).to_be_visible()
    assert wide.said == []


@pytest.mark.long
def test_the_practice_makes_a_form_of_its_own_and_ends_it(staff, desk):
    staff.sit(desk, "imani", "/settings/note-templates")
    desk.button("forms.add").click()
    desk.button("forms.save").click()
    expect(desk.text("forms.wrong_name")).to_be_visible()
    examine(desk, "title.note_forms")
    desk.field("forms.name").fill("Ingreso")
    desk.field("forms.heading", n="1").fill("Por qué ahora")
    desk.button("forms.save").click()
    expect(desk.text("forms.saved", name="Ingreso")).to_be_visible()
    desk.page.get_by_role("button", name=desk.words("forms.end_one", name="Ingreso")).click()
    desk.button("forms.put_back").click()
    expect(desk.text("forms.saved", name="Ingreso")).to_be_visible()
    examine(desk, "title.note_forms")
    assert desk.said == []
