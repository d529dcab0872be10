"""A client asks about their record, is answered, and disagrees; staff note what was disclosed."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.protocol.request_posts import Disclosed, RecordRequest
from meantime.sdk.disclosures import disclose, disclosures_of
from meantime.sdk.export.exporting import Wanted, export_record
from meantime.sdk.export.subject import case_record
from meantime.sdk.record_requests import ask, open_requests, requests_of
from tests.browser import steps
from tests.browser.staff import IMANI, Staff
from tests.browser.test_pages import examine
from tests.sdk.export.exports import part, run_verifier

pytestmark = pytest.mark.browser

MONDAY = datetime(2027, 3, 8, 17, 12, tzinfo=UTC)
SAID, ASKED = "It began in May.", "I said June, not May."
WHY, DISAGREES = "Your message says May.", "I was upset and mixed up the month."


@pytest.fixture
def staff(world, tmp_path):
    world.clock.set(MONDAY)
    staff = Staff(world, tmp_path)
    yield staff
    staff.close()


@pytest.fixture
def client(staff):
    """Return the case of a client who has said something, and their login."""
    case, login = staff.imani.add_client(Profile(name="Ada Lind")), steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    person, _ = sdk.knock(staff.http(), case.invite(IMANI).code).accept(
        newcomer, staff.folder / "ada"
    )
    staff.people.append(person)
    person.thread(case.id).write(SAID)
    return case.id, login


def case_of(staff, thread):
    return next(each for each in staff.imani.caseload() if each.id == thread)


@pytest.mark.long
def test_an_amendment_is_denied_on_a_ground_and_the_disagreement_is_in_the_export_that_follows(
    staff, client, phone, wide, tmp_path
):
    thread, login = client
    phone.page.goto("/record")
    steps.sign_in(phone, login)
    phone.button("requests.ask").click()
    phone.field("requests.kind").select_option("amendment")
    said = phone.field("requests.item")
    said.select_option(label=said.locator("option").filter(has_text=SAID).inner_text())
    phone.button("requests.send").click()
    expect(phone.text("requests.no_words")).to_be_visible()
    phone.field("requests.what_amended").fill(ASKED)
    phone.button("requests.send").click()
    expect(phone.page.get_by_role("article")).to_contain_text(SAID)
    expect(phone.page.get_by_text("May 7, 2027")).to_be_visible()  # sixty days on
    examine(phone, "title.record")

    staff.sit(wide, "imani", f"/records/{thread}")
    wide.button("requests.answer").click()
    wide.field("requests.outcome").select_option("denied")
    wide.field("requests.letter").fill(WHY)
    wide.button("requests.answer_send").click()
    expect(wide.text("requests.no_ground")).to_be_visible()
    wide.field("requests.ground").select_option("accurate")
    wide.button("requests.answer_send").click()
    expect(wide.page.get_by_role("article")).to_contain_text(WHY)
    examine(wide, "title.record_of")

    expect(phone.page.get_by_role("article")).to_contain_text(WHY)
    phone.button("requests.disagree").click()
    phone.field("requests.disagree_label").fill(DISAGREES)
    phone.button("requests.disagree_send").click()
    expect(wide.page.get_by_role("article")).to_contain_text(DISAGREES)

    export_record(case_record(case_of(staff, thread)), tmp_path / "export", Wanted(with_keys=True))
    shown = next(m for m in part(tmp_path / "export", "thread")["messages"] if m["text"] == SAID)
    (request,) = part(tmp_path / "export", "thread")["requests"]
    assert shown["amendments"] == [request["entry"]]
    assert request["statements"][0]["said"]["text"] == DISAGREES
    assert run_verifier(tmp_path / "export")[0] == 0
    assert phone.said == []
    assert wide.said == []


@pytest.mark.long
def test_access_takes_longer_once_and_what_was_disclosed_is_told_in_spanish(
    staff, client, desk, wide
):
    thread, login = client
    court = Disclosed(
        "2027-03-01", "County court", "Notes of May", "Custody", "court", "Order 12/27"
    )
    disclose(case_of(staff, thread), court)
    desk.page.goto("/record")
    steps.sign_in(desk, login)
    for kind in ("access", "accounting"):
        desk.button("requests.ask").click()
        desk.field("requests.kind").select_option(kind)
        desk.button("requests.send").click()
        expect(
            desk.page.get_by_role("article", name=desk.words(f"requests.{kind}"))
        ).to_be_visible()
    examine(desk, "title.record")

    staff.sit(wide, "imani", f"/records/{thread}")
    asked = wide.page.get_by_role("article", name=wide.words("requests.access"))
    asked.get_by_role("button", name=wide.words("requests.answer"), exact=True).click()
    wide.field("requests.outcome").select_option("extended")
    wide.field("requests.letter").fill("El archivo está en otro lugar.")
    wide.button("requests.answer_send").click()
    expect(wide.text("requests.no_exception")).to_be_visible()
    wide.field("requests.exception").select_option("infeasible")
    wide.button("requests.answer_send").click()
    expect(asked).to_contain_text("May 7, 2027")
    asked.get_by_role("button", name=wide.words("requests.answer"), exact=True).click()
    outcome = wide.field("requests.outcome")
    expect(outcome.locator("option[value=extended]")).to_have_count(0)
    wide.button("requests.release").click()
    examine(wide, "title.record_of")

    expect(desk.page.get_by_text("7 de mayo de 2027").first).to_be_visible()
    expect(desk.page.get_by_text("County court")).to_be_visible()
    wide.button("requests.disclose").click()
    wide.field("disclosures.kind").select_option("treatment")
    wide.button("requests.disclose_note").click()
    expect(wide.text("requests.not_whole")).to_be_visible()
    for field in ("to", "what", "purpose", "basis"):
        wide.field(f"disclosures.{field}").fill("The clinic")
    wide.button("requests.disclose_note").click()
    expect(wide.page.get_by_text(wide.words("requests.not_told"))).to_be_visible()
    case = case_of(staff, thread)
    assert case.thread
    assert len(disclosures_of(case)) == 2
    assert {each.state for each in requests_of(case.thread)} == {"extended", "granted"}
    assert desk.said == []
    assert wide.said == []


@pytest.mark.long
def test_a_custodian_without_a_seat_answers_by_the_practice_s(staff, client, wide):
    thread, _ = client
    asked = RecordRequest(kind="access", on="2027-03-08", how="phone", by="Her mother")
    ask(case_of(staff, thread).thread, asked)
    staff.sit(wide, "ruth", "/records")
    wide.page.locator(f"a[href='/records/{thread}']").click()
    wide.button("requests.answer").click()
    wide.field("requests.letter").fill("It is in the mail.")
    wide.button("requests.answer_send").click()
    expect(wide.page.get_by_role("article")).to_contain_text("It is in the mail.")
    (request,) = requests_of(case_of(staff, thread).thread)
    assert (request.state, request.post.by) == ("granted", "Her mother")
    assert list(open_requests(staff.ruth.connection)) == []
    assert wide.said == []
