"""Whether messages suit a client: decided at the desk, gone over, signed, paused."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from meantime.content import load
from meantime.sdk.candidacy import Judgement, decide, newest_candidacy
from meantime.sdk.consent_paper import read_paper
from meantime.sdk.consent_verdict import verify_proof
from meantime.sdk.policy_facts import PRACTICE
from tests.browser.policies import OFFICE
from tests.browser.steps import MAYA
from tests.browser.test_pages import examine
from tests.sdk.agreeing import SUITS

pytestmark = pytest.mark.browser

CHECKLIST: Any = load("candidacy")
HOLD = "cand.safety.now"
NAME = "Maya Okafor"
REASON = "We talk on Thursday about what helps. Then we look at this again."


@pytest.fixture
def published(staff):
    """Return the version of a practice that has hours."""
    staff.ruth.set_practice_hours(OFFICE)
    policies = staff.ruth.policies
    return policies.publish(PRACTICE, policies.usual(PRACTICE), agree_again=True)


@pytest.fixture
def maya(staff, published):  # noqa: ARG001  it comes with the invitation
    """Return the thread of a client who has joined, and the client."""
    return staff.admit(MAYA)


def case_of(staff, space):
    return next(each for each in staff.imani.caseload() if each.id == space)


def agreed(staff, space, client):
    """Let messages be offered and signed for; return the thread as the client has it."""
    decide(case_of(staff, space), Judgement(SUITS))
    theirs = client.thread(space).sync()
    reading = theirs.agreement.read("en")
    theirs.agreement.give(reading, NAME, reading.ids)
    return theirs


def card(screen):
    return screen.page.get_by_role("region", name=screen.words("agreed.title"))


def answer(screen, item, answer):
    asked = next(each["ask"][screen.locale] for each in CHECKLIST["items"] if each["id"] == item)
    group = screen.page.get_by_role("group", name=asked, exact=True)
    group.get_by_label(screen.words(f"candidacy.a.{answer}"), exact=True).check()


def fill_in(screen, **others):
    for item, usual in SUITS.items():
        answer(screen, item, others.get(item, usual))


def sit_at(staff, screen, space):
    staff.sit(screen, "imani", f"/caseload/{space}")
    expect(card(screen)).to_be_visible()


@pytest.mark.long
def test_a_hold_gives_way_to_a_written_reason_and_an_early_look(staff, maya, screen):
    space, _ = maya
    sit_at(staff, screen, space)
    expect(card(screen)).to_contain_text(screen.words("agreed.undecided"))
    expect(card(screen)).to_contain_text(screen.words("agreed.no_session"))
    examine(screen, "title.client")
    screen.button("candidacy.begin").click()
    screen.button("candidacy.save").click()
    expect(screen.text("candidacy.mend")).to_be_visible()
    expect(screen.text("candidacy.wrong_answer").first).to_be_focused()
    fill_in(screen, **{HOLD: "yes"})
    expect(screen.text("candidacy.mend")).to_be_hidden()
    asked = next(each["ask"][screen.locale] for each in CHECKLIST["items"] if each["id"] == HOLD)
    expect(card(screen).get_by_role("listitem").filter(has_text=asked)).to_be_visible()
    card(screen).get_by_role("checkbox").check()
    screen.button("candidacy.save").click()
    expect(screen.text("candidacy.wrong_reason")).to_be_visible()
    examine(screen, "title.client")
    screen.field("candidacy.reason").fill("A plan stands, and we meet twice a week.")
    screen.field("candidacy.conditions").fill("About the exercises only.")
    screen.button("candidacy.save").click()
    expect(screen.text("candidacy.saved")).to_be_visible()
    expect(screen.button("candidacy.again")).to_be_focused()
    expect(card(screen)).to_contain_text(screen.words("candidacy.offer_with_conditions"))
    expect(card(screen)).to_contain_text(screen.words("agreed.no_consent"))
    examine(screen, "title.client")
    said = newest_candidacy(case_of(staff, space).chart.sync().opened())
    assert said
    assert said.override
    assert said.override.reason == "A plan stands, and we meet twice a week."
    assert said.conditions == "About the exercises only."
    told = staff.imani.thread(space).sync().agreement.standing().told
    assert told.candidacy.decision == "offer_with_conditions"
    assert told.candidacy.review_on.isoformat() == said.review_on
    assert screen.said == []


@pytest.mark.long
def test_the_client_reads_why_messages_pause_and_signs_again_after_it(staff, maya, screen):
    space, client = maya
    theirs = agreed(staff, space, client)
    sit_at(staff, screen, space)
    expect(card(screen)).to_contain_text(screen.words("agreed.open"))
    expect(card(screen)).to_contain_text(NAME)
    with screen.page.expect_download() as saved:
        screen.page.get_by_role("button", name=screen.words("agreed.copy")).click()
    verdict = verify_proof(read_paper(Path(saved.value.path()).read_bytes()), screen.locale)
    assert verdict.is_good, verdict.wrong
    assert any(NAME in sentence for sentence in verdict.proven + verdict.claimed)
    screen.text("agreed.state").click()
    screen.button("agreed.pause").click()
    expect(screen.text("agreed.reason_missing")).to_be_visible()
    examine(screen, "title.client")
    screen.field("agreed.reason").fill(REASON)
    screen.button("agreed.pause").click()
    expect(card(screen)).to_contain_text(screen.words("agreed.paused"))
    expect(card(screen)).to_contain_text(REASON)
    standing = theirs.sync().agreement.standing()
    assert (standing.said.state, standing.said.reason) == ("paused", REASON)
    assert standing.told.why == "paused"
    screen.button("agreed.resume").click()
    expect(card(screen)).to_contain_text(screen.words("agreed.expired"))
    assert theirs.sync().agreement.standing().told.state == "on"
    assert screen.said == []


@pytest.mark.long
def test_that_both_went_over_it_is_signed(staff, maya, screen):
    space, client = maya
    theirs = agreed(staff, space, client)
    sit_at(staff, screen, space)
    expect(card(screen)).to_contain_text(screen.words("agreed.review_none"))
    screen.text("agreed.review_open").click()
    screen.field("agreed.review_how").select_option("video")
    day = screen.field("agreed.review_on")
    today = day.input_value()
    day.fill("2099-01-01")
    screen.button("agreed.review_sign").click()
    expect(screen.text("agreed.review_future")).to_be_visible()
    examine(screen, "title.client")
    day.fill(today)
    screen.button("agreed.review_sign").click()
    expect(screen.text("agreed.review_none")).to_be_hidden()
    found = next(each for each in theirs.sync().agreement.standing().agreed if each.post.on)
    assert (found.post.role, found.post.how, found.post.on) == ("clinician", "video", today)
    assert screen.said == []


@pytest.mark.long
@pytest.mark.usefixtures("published")
def test_the_list_says_what_is_missing(staff, wide):
    threads = {name: staff.admit(name) for name in ("Ada Lind", "Ben Holt", "Cy Moss")}
    decide(case_of(staff, threads["Ben Holt"][0]), Judgement(SUITS))
    agreed(staff, *threads["Cy Moss"])
    staff.sit(wide, "imani", "/caseload")
    for name, said in (("Ada Lind", "lack.undecided"), ("Ben Holt", "lack.no_consent")):
        row = wide.page.get_by_role("listitem").filter(has_text=name)
        expect(row).to_contain_text(wide.words(said))
    expect(wide.page.get_by_role("listitem").filter(has_text="Cy Moss")).not_to_contain_text(
        wide.words("lack.no_consent")
    )
    examine(wide, "title.caseload")
