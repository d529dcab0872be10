"""What clients and clinicians think of messaging: asked, answered, corrected, counted together."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from meantime.content import load
from meantime.protocol.rollout_posts import SurveyAnswer, SurveyValue
from meantime.protocol.writing import make_entry_id
from meantime.sdk.listing import list_spaces
from meantime.wire.surveys import NewRound, Round
from tests.browser import steps
from tests.browser.nights import PLAN
from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.steps import IMANI
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

CONTENT: Any = load("survey")
CARD: Any = load("safety_card")
SURVEYS = {each["id"]: each for each in CONTENT["surveys"]}
AGREE = {each["value"]: each["label"] for each in CONTENT["scales"]["agree5"]}
PHONE_ES = PHONE_EN | {"locale": "es-US"}
CLIENTS, CLINICIANS = "survey.client.pilot", "survey.therapist.pilot"
WISH = "Planted: shorter replies, please."


def question(screen, survey, item):
    """Return the group of a closed question, or the box of an open one."""
    items = SURVEYS[survey]["items"]
    n, found = next((n, each) for n, each in enumerate(items, 1) if each["id"] == item)
    label = f"{n}. {found['text'][screen.locale]}"
    if found["type"] in {"open", "number"}:
        return screen.page.get_by_label(label, exact=True)
    return screen.page.get_by_role("group", name=label, exact=True)


def choose(screen, survey, item, value):
    label = AGREE[value][screen.locale]
    question(screen, survey, item).get_by_label(label, exact=True).check()


def begins(screen, key):
    """Return what is said up to the time that it names."""
    return screen.page.get_by_text(screen.words(key, when="|").split("|")[0])


def ask(staff, screen, survey):
    """Ask a survey at the desk, as the owner."""
    staff.sit(screen, "ruth", "/rollout/surveys")
    name = {CLIENTS: "surveys.clients", CLINICIANS: "surveys.therapists"}[survey]
    screen.field(name).check()
    screen.button("surveys.ask_now").click()
    screen.button("surveys.sure_yes").click()
    expect(screen.text("surveys.asked")).to_be_visible()


@pytest.mark.long
def test_a_client_answers_in_spanish_without_a_connection_and_corrects_it(
    staff,
    wide,
    open_screen,
):
    invited = staff.imani.invite_client(steps.MAYA, IMANI)
    phone = open_screen(**PHONE_ES)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    ask(staff, wide, CLIENTS)
    expect(wide.text("surveys.count", n="0", of="1")).to_be_visible()
    examine(wide, "title.surveys")
    phone.page.reload()
    steps.unlock(phone)
    expect(phone.text("survey.asked")).to_be_visible()
    examine(phone, "title.thread")
    phone.button("survey.skip").click()
    expect(phone.text("survey.skipped")).to_be_visible()
    phone.button("survey.unskip").click()
    phone.link("survey.answer").click()
    expect(phone.heading("survey.who_reads")).to_be_visible()
    expect(phone.page.get_by_text("Imani Rivera").first).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    examine(phone, "title.survey")
    phone.context.set_offline(True)
    choose(phone, CLIENTS, "sv.c.easy", 5)
    question(phone, CLIENTS, "sv.c.one_change").fill(WISH)
    phone.button("survey.send").click()
    expect(begins(phone, "survey.waits")).to_be_visible()
    phone.context.set_offline(False)
    expect(wide.text("surveys.count", n="0", of="1")).to_be_visible()
    phone.button("survey.correct").click()
    expect(question(phone, CLIENTS, "sv.c.one_change")).to_have_value(WISH)
    choose(phone, CLIENTS, "sv.c.easy", 4)
    phone.button("survey.send").click()
    expect(begins(phone, "survey.sent")).to_be_visible()
    wide.page.reload()
    steps.unlock(wide)
    expect(wide.text("surveys.count", n="1", of="1")).to_be_visible()
    opened = staff.imani.thread(invited.space_id).sync().opened()
    said = [each.post for each in opened if isinstance(each.post, SurveyAnswer)]
    assert [each.answers[0].value for each in said] == [5, 4]
    assert said[-1].locale == "es"
    wide.link("surveys.report").click()
    expect(wide.text("report.too_few", least="5")).to_be_visible()
    expect(wide.page.get_by_text(WISH)).to_have_count(0)
    examine(wide, "title.report")
    assert phone.said == wide.said == []


@pytest.fixture
def answered(staff):
    """Return a round that six clients were asked, and five have answered through the SDK."""
    clients = [staff.admit(f"Client {n}")[1] for n in range(6)]
    http = staff.ruth.connection.http
    closes_at = staff.world.clock.now() + timedelta(days=14)
    asked = http.post(
        "/surveys", NewRound(id=make_entry_id(), survey_id=CLIENTS, closes_at=closes_at), Round
    )
    for n, client in enumerate(clients[:5]):
        said = SurveyAnswer(
            round=asked.id,
            survey=CLIENTS,
            version=1,
            locale="en",
            answers=[
                SurveyValue("sv.c.keep", "keep" if n else "stop"),
                SurveyValue("sv.c.easy", 5 - n % 2),
                SurveyValue("sv.c.one_change", f"{WISH} {n}"),
                *([SurveyValue("sv.c.private", 3)] if n else []),
            ],
        )
        client.threads()[0].post(said)
        client.connection.http.put(f"/surveys/{asked.id}/answered", b"", Round)
    return asked


@pytest.mark.long
@pytest.mark.parametrize("look", [PHONE_EN, DESK_ES], ids=["phone", "desk"])
def test_five_answers_are_drawn_and_four_to_a_question_are_not(staff, answered, open_screen, look):
    screen = open_screen(**look)
    staff.sit(screen, "ruth", f"/rollout/surveys/{answered.id}")
    expect(screen.text("report.found", n="5")).to_be_visible()
    keep = next(each for each in SURVEYS[CLIENTS]["items"] if each["id"] == "sv.c.keep")
    table = screen.page.get_by_role("table", name=keep["text"][screen.locale])
    rows = table.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("4")  # after the heads
    expect(rows.nth(3)).to_contain_text("1")
    expect(screen.page.get_by_text(f"{WISH} 0")).to_be_visible()
    private = screen.page.get_by_role("listitem").filter(
        has_text=next(
            each["text"][screen.locale]
            for each in SURVEYS[CLIENTS]["items"]
            if each["id"] == "sv.c.private"
        )
    )
    expect(private).to_contain_text(screen.words("report.few", least="5"))
    examine(screen, "title.report")
    screen.page.goto("/rollout/review")
    steps.unlock(screen)
    show = screen.page.get_by_role("button", name=screen.words("surveys.show_here"))
    show.click()
    expect(screen.text("report.found", n="5")).to_be_visible()
    examine(screen, "title.quarter")
    assert screen.said == []


@pytest.mark.long
@pytest.mark.parametrize("look", [PHONE_EN, DESK_ES], ids=["phone", "desk"])
def test_a_clinician_answers_and_only_the_practice_reads_it_beside_them(staff, open_screen, look):
    staff.admit("Ada Lind")
    owner = open_screen(**(PHONE_EN | {"viewport": {"width": 1280, "height": 800}}))
    ask(staff, owner, CLINICIANS)
    screen = open_screen(**look)
    staff.sit(screen, "imani", "/rollout/surveys")
    screen.link("surveys.answer").click()
    minutes = question(screen, CLINICIANS, "sv.t.minutes")
    minutes.fill("a lot")
    screen.button("survey.send").click()
    expect(minutes).to_be_focused()
    expect(minutes).to_have_accessible_description(screen.words("survey.wrong_number"))
    examine(screen, "title.survey")
    minutes.fill("25")
    screen.button("survey.send").click()
    expect(begins(screen, "survey.sent")).to_be_visible()
    examine(screen, "title.survey")
    owner.page.reload()
    steps.unlock(owner)
    expect(owner.text("surveys.count", n="1", of="1")).to_be_visible()
    assert all(each.purpose != "answers" for each in list_spaces(staff.sam.connection.http))
    assert screen.said == owner.said == []


@pytest.mark.long
@pytest.mark.parametrize("look", [PHONE_ES, DESK_ES | {"locale": "en-US"}], ids=["phone", "desk"])
def test_words_of_danger_in_a_survey_get_help_and_a_way_to_somebody(staff, wide, open_screen, look):
    invited = staff.imani.invite_client(steps.MAYA, IMANI)
    screen = open_screen(**look)
    steps.join(screen, invited.code, steps.make_login())
    ask(staff, wide, CLIENTS)
    screen.page.reload()
    steps.unlock(screen)
    screen.link("survey.answer").click()
    box = question(screen, CLIENTS, "sv.c.one_change")
    box.fill(PLAN[screen.locale])
    card = screen.page.locator(".card").first
    expect(card).to_be_visible()
    expect(card).to_contain_text(screen.words("noticed.survey"))
    examine(screen, "title.survey")
    screen.button("survey.send").click()
    expect(begins(screen, "survey.sent")).to_be_visible()
    expect(card).to_contain_text(screen.words("noticed.survey"))
    tell = CARD["own_space"]["tell"][screen.locale]
    card.get_by_role("button", name=tell).click()
    expect(screen.page.locator("#message")).to_have_value(PLAN[screen.locale])
    assert screen.said == []
