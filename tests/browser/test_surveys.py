"""What clients and clinicians think of messaging: asked, answered, corrected, counted together."""

import pytest
from playwright.sync_api import expect

from meantime.content import load
from meantime.protocol.rollout_posts import SurveyAnswer, SurveyValue
from tests.browser import steps
from tests.browser.screens import DESK_ES, PHONE_EN
from tests.browser.steps import IMANI
from tests.browser.test_pages import examine
from tests.browser.test_review import wide  # noqa: F401  a fixture

pytestmark = pytest.mark.browser

SURVEYS = {each["id"]: each for each in load("survey")["surveys"]}
AGREE = {each["value"]: each["label"] for each in load("survey")["scales"]["agree5"]}
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


def test_a_client_answers_in_spanish_without_a_connection_and_corrects_it(
    staff,
    wide,  # noqa: F811
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
    steps.wait_for_shell(phone)
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
