"""A psychotherapy note in the app: its author has it on every device, and nobody else anywhere."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile
from meantime.sdk.own_spaces import own_spaces
from tests.browser import steps
from tests.browser.screens import DESK_ES, LOOKS, PHONE_EN, WIDE
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PLANTED = "The drowned piano plays for her father alone."
LATER = f"{PLANTED} It is louder in spring."
# What a browser keeps, as text: every row of every store of every database, and local storage.
STORED = """async () => {
    const found = [JSON.stringify(localStorage), location.href, document.title];
    for (const { name } of await indexedDB.databases()) {
        const db = await new Promise((done) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
        });
        for (const store of db.objectStoreNames) {
            const rows = await new Promise((done) => {
                const asked = db.transaction(store).objectStore(store).getAll();
                asked.onsuccess = () => done(asked.result);
            });
            const text = (_, each) => each instanceof Uint8Array
                ? new TextDecoder('latin1').decode(each) : each;
            found.push(JSON.stringify(rows, text));
        }
        db.close();
    }
    return found.join('\\n');
}"""


@pytest.fixture
def case(staff):
    """Return a client of Imani's, with whom Sam reads along; Ruth owns the practice."""
    case = staff.imani.add_client(Profile(name=steps.MAYA))
    case.invite(steps.IMANI)
    case.share(staff.sam.id, "observer")
    return case


def keep(screen, words):
    screen.field("private.label").first.fill(words)
    screen.button("private.keep").click()
    expect(screen.page.locator("article .words").first).to_have_text(words)


@pytest.mark.parametrize("look", LOOKS)
def test_its_author_has_it_everywhere_and_nobody_else_anywhere(staff, case, open_screen, look):
    how = PHONE_EN if look == "phone" else DESK_ES
    mine, second = open_screen(**how), open_screen(**(WIDE if look == "phone" else DESK_ES))
    staff.sit(mine, "imani", f"/caseload/{case.id}")
    mine.link("private.open").click()
    expect(mine.text("private.lost")).to_be_visible()
    keep(mine, PLANTED)
    examine(mine, "title.private")

    mine.context.set_offline(True)  # a note in a tunnel waits, and is there all the same
    mine.button("private.change").click()
    mine.field("private.label").nth(1).fill(LATER)
    mine.button("private.save").click()
    expect(mine.page.locator("article .words").first).to_have_text(LATER)
    expect(mine.text("private.waits")).to_be_visible()
    mine.context.set_offline(False)
    mine.page.evaluate("dispatchEvent(new Event('online'))")
    expect(mine.text("private.waits")).to_have_count(0)
    mine.button("private.hide").click()
    expect(mine.text("private.none")).to_be_visible()
    mine.button("private.bring_back").first.click()
    expect(mine.page.locator("article .words").first).to_have_text(LATER)
    assert "drowned piano" not in mine.page.evaluate(STORED)

    staff.sit(second, "imani", f"/private/{case.id}")
    expect(second.page.locator("article .words").first).to_have_text(LATER)
    second.page.locator("article summary").click()
    expect(second.page.locator("article ol")).to_have_text(PLANTED)
    examine(second, "title.private")

    # In the same browser a supervisor finds nothing of it.
    second.button("lock.sign_out").click()
    expect(second.field("sign_in.login")).to_be_visible()
    staff.sit(second, "sam", f"/private/{case.id}")
    expect(second.text("private.none")).to_be_visible()
    assert "drowned piano" not in second.page.content()
    for other in (staff.ruth, staff.sam):
        assert own_spaces(other.connection, "private") == []
    assert second.said == []


@pytest.mark.long
def test_what_is_being_written_is_there_after_a_reload(staff, case, phone):
    staff.sit(phone, "imani", f"/caseload/{case.id}")
    phone.link("private.open").click()
    box = phone.field("private.label").first
    box.fill(PLANTED)
    expect(phone.text("private.typed")).to_be_visible()
    phone.page.reload()
    steps.unlock(phone)
    expect(box).to_have_value(PLANTED)
    assert "drowned piano" not in phone.page.evaluate(STORED)


@pytest.mark.long
@pytest.mark.parametrize("look", ["phone", "desk"])
def test_a_call_is_noted_corrected_and_answered_by_a_draft(staff, request, look):
    screen = request.getfixturevalue(look)
    thread, client = staff.admit("Ada")
    client.thread(thread).write("I called you.")
    staff.sit(screen, "imani", f"/caseload/{thread}")
    screen.button("contacts.add").click()
    screen.button("contacts.note").click()
    expect(screen.text("contacts.no_words")).to_be_visible()
    screen.field("contacts.way").select_option("sms")
    screen.field("contacts.words").fill("Late tonigt.")
    screen.page.get_by_label(screen.words("contacts.asked_tick")).check()
    examine(screen, "title.client")
    screen.button("contacts.note").click()
    expect(screen.text("contacts.noted")).to_be_visible()
    screen.button("contacts.correct").click()
    screen.field("contacts.words").fill("Late tonight.")
    screen.button("contacts.save").click()
    expect(screen.page.get_by_text("Late tonight.")).to_be_visible()
    screen.button("contacts.take_back").click()
    screen.button("contacts.put_back").click()
    expect(screen.page.get_by_text("Late tonight.").first).to_be_visible()
    examine(screen, "title.client")
    screen.button("contacts.write_here").click()
    box = screen.page.locator("#answer")
    expect(box).to_be_visible()
    assert "Ada" in box.input_value()
    assert len(client.thread(thread).messages()) < 4  # nothing was sent by itself
