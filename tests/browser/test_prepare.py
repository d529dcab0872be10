"""A session prepared: what is new and what is open, on one page and on one sheet of paper."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from meantime.content.measures import measures
from meantime.protocol.moment_posts import Moment
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.team_marks import write_margin
from meantime.wire.appointments import NewAppointment
from tests.browser.policies import OFFICE
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

PHQ9 = measures().measures[0]
SIDES = ("top", "bottom", "left", "right")
LONG = "The lighthouse was there again, and I could not find the stairs. " * 9


def bring_a_moment(client, thread):
    """Let a client bring an urge that they kept, as weak as it can be said."""
    moment = Moment(at=thread.now_ms(), zone="UTC", text="At the lake.", intensity=0, urge="to run")
    kept = client.moments.keep(moment).id
    client.moments.bring(kept, moment, thread)


def write_a_week(staff, thread, client):
    """Let a client and their clinician write as in an ordinary week; return the session's time."""
    now = EPOCH + staff.imani.connection.http.now_ms() * MILLISECOND
    session = now.replace(second=0, microsecond=0) + timedelta(days=2)
    staff.imani.appointments.book(
        thread, NewAppointment(starts_at=session, zone="America/New_York", minutes=50)
    )
    theirs, ours = client.thread(thread), staff.imani.thread(thread)
    bring_a_moment(client, theirs)
    for each in (2, 1):
        answers = {item.id: each for item in PHQ9.items if item.scored}
        theirs.answer_measure(PHQ9, answers | {"phq9.9": 0})
    for n in range(6):
        theirs.write(f"{n}. {LONG}" if n % 2 else f"{n}. I went to the lake and back.")
    ours.sync().reply("Thank you for telling me.")
    ours.promise("I will look for the form.", now + timedelta(days=1))
    theirs.sync().bring("How to sleep again")
    (case,) = staff.imani.caseload()
    write_margin(case, theirs.messages()[-1].id, "Ask about her sister.")
    return session


@pytest.mark.long
@pytest.mark.parametrize("look", ["wide", pytest.param("desk", marks=pytest.mark.long)])
def test_a_session_is_prepared_and_printed_on_one_sheet(staff, look, request):
    screen = request.getfixturevalue(look)
    staff.ruth.set_practice_hours(OFFICE)
    thread, client = staff.admit("Ada Lind")
    write_a_week(staff, thread, client)
    staff.sit(screen, "imani", f"/caseload/{thread}")
    screen.link("review.prepare").click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("Ada Lind")
    expect(screen.page.locator("section ol > li")).to_have_count(10)  # and the welcome
    expect(screen.page.get_by_text("How strong: 0 of 10 · Urge: to run")).to_be_visible()
    expect(screen.page.get_by_text("8 of 27, Mild · reliably better (\u22128)")).to_be_visible()
    expect(screen.page.get_by_text("Ask about her sister.")).to_be_visible()
    screen.page.get_by_label("How to sleep again").check()
    expect(screen.page.get_by_text(screen.words("prepare.talked"))).to_be_visible()
    examine(screen, "title.prepare")
    screen.page.emulate_media(media="print")
    for paper in ("A4", "Letter"):
        sheet = screen.page.pdf(format=paper, margin=dict.fromkeys(SIDES, "15mm"))
        assert sheet.count(b"/Type /Page\n") == 1, paper
    screen.page.emulate_media(media="screen")
    screen.context.set_offline(True)
    screen.link("app.back").click()
    screen.link("review.prepare").click()
    expect(screen.page.get_by_label("How to sleep again")).to_be_checked()
    done = {item.text: item.is_done for item in client.thread(thread).agenda()}
    assert done == {"At the lake.": False, "How to sleep again": True}
