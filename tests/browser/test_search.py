"""Words found on the device alone, also without a connection; own things apart."""

import re

import pytest
from playwright.sync_api import expect

from meantime.sdk.private_notes import write_private
from meantime.sdk.team_marks import write_margin
from tests.browser import steps
from tests.browser.test_pages import examine
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

PLANTED = "Faro: the lighthouse stood in the reeds."


def hits(screen):
    return screen.page.locator("main li a")


@pytest.mark.long
@pytest.mark.parametrize("look", ["wide", pytest.param("desk", marks=pytest.mark.long)])
def test_offline_words_are_found_and_own_things_apart(staff, look, request):
    screen = request.getfixturevalue(look)
    thread, client = staff.admit("Ada Lind")
    theirs = client.thread(thread)
    message = theirs.write(PLANTED)
    for n in range(30):  # so that it is further back than what a conversation shows at first
        theirs.write(f"{n}. I went to the lake and back.")
    withdrawn = theirs.write("A lighthouse that was taken back.")
    theirs.withdraw(withdrawn)
    (case,) = staff.imani.caseload()
    write_margin(case, message, "Lighthouse: ask about it.")
    write_private(staff.imani.connection, thread, "Lighthouse: my own thought.")
    write_private(staff.sam.connection, thread, "Lighthouse: what Sam thinks.")
    staff.sit(screen, "imani", "/caseload")
    screen.link("caseload.search_all").click()
    screen.field("search.label").fill("LIGHTH reeds")
    expect(hits(screen)).to_have_count(1)
    screen.field("search.own").check()  # all is here once that has been looked through
    expect(screen.text("search.none")).to_be_visible()
    screen.field("search.clients").check()
    steps.wait_for_shell(screen)
    screen.context.set_offline(True)
    screen.field("search.label").fill("lighthóuse")
    expect(hits(screen)).to_have_count(2)
    expect(hits(screen).filter(has_text="ask about it.")).to_have_count(1)
    expect(screen.page.locator("main mark").first).to_have_text(
        re.compile("lighthouse", re.IGNORECASE)
    )
    screen.field("search.own").check()
    expect(hits(screen)).to_have_count(1)
    expect(hits(screen)).to_contain_text("my own thought.")
    examine(screen, "title.search")
    screen.field("search.clients").check()
    expect(hits(screen)).to_have_count(2)
    kept = screen.page.evaluate(EVERYTHING_KEPT)
    assert "search/" in kept
    # The app itself knows the word lighthouse: it is in the list of words that are no slips.
    assert not any(words in kept.lower() for words in ("the lighthouse", "reeds"))
    assert not any("light" in request.url.lower() for request in screen.requests)
    hits(screen).filter(has_text="reeds").click()
    expect(screen.page.get_by_text(PLANTED)).to_be_in_viewport()
    assert "light" not in (screen.page.url + screen.page.title()).lower()


@pytest.mark.long
def test_a_client_finds_their_own_words_and_what_they_keep_apart(client, phone):
    steps.write(phone, PLANTED)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    phone.page.goto("/search")
    steps.unlock(phone)
    phone.field("search.label").fill("light reeds")
    expect(hits(phone)).to_have_count(1)
    examine(phone, "title.search")
    phone.field("search.own").check()
    expect(phone.text("search.none")).to_be_visible()
    phone.field("search.conversation").check()
    hits(phone).click()
    expect(phone.page.get_by_text(PLANTED)).to_be_in_viewport()
    assert [m.text for m in client.read()][-1] == PLANTED
