"""A week with homework on a phone: filled in offline, ticked, asked about, taken back meanwhile."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from playwright.sync_api import expect

from meantime.sdk import homework as tasks
from tests.browser import steps
from tests.browser.screens import PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser

HOURS = 12 - datetime.now(UTC).hour
ZONE = (
    f"Etc/GMT{-HOURS:+d}" if HOURS else "Etc/GMT"
)  # where it is about noon: no day ends meanwhile
LOG = tasks.from_template("urge_log", "en", ZONE)
BEFORE = "What came before it"


@pytest.fixture
def phone(open_screen):
    """Return a phone, about noon."""
    return open_screen(**PHONE_EN, timezone_id=ZONE)


def said_in(thread):
    """Return the answers of the only task, as the clinician has them."""
    [task] = tasks.homework(thread.sync())
    return [(each.post.day, each.post.state, each.late) for each in task.answers]


def day_after(days):
    now = datetime.now(UTC) + timedelta(hours=HOURS, days=days)
    return now.date().isoformat()


def go_home(phone):
    phone.link("bar.between").click()
    expect(phone.heading("between.title")).to_be_visible()


def tick(phone):
    name = f"{phone.words('homework.tick')} : {LOG.title}"
    phone.page.get_by_role("button", name=name, exact=True).click()
    expect(phone.text("homework.ticked")).to_be_visible()


def test_a_homework_week_with_a_question(world, phone, hands):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    thread = hands.clinician.thread(invited.space_id)
    tasks.give(thread, msgspec.structs.replace(LOG, repeats=tasks.EVERY_DAY))
    expect(phone.page.get_by_text(LOG.title)).to_be_visible()  # a card in the conversation
    go_home(phone)
    examine(phone, "title.between")
    steps.wait_for_shell(phone)
    phone.page.reload()
    steps.unlock(phone)
    fill_in_offline(phone, login)
    assert said_in(thread)[-1] == (day_after(0), "done", "")
    page = phone.page.url
    phone.page.goto("about:blank")  # the phone lies about over night, and its sign-in ends
    for _ in range(2):
        world.clock.advance(timedelta(hours=11))
        thread.sync()
    phone.page.goto(page)
    steps.sign_in(phone, login)
    go_home(phone)
    tick(phone)
    phone.button("homework.undo").click()
    tick(phone)
    ask(phone, thread)
    answer_what_is_taken_back_meanwhile(phone, thread)
    assert said_in(thread)[-1] == (day_after(1), "begun", "gone")
    assert phone.said == []


def open_task(phone):
    phone.page.get_by_role("link", name=LOG.title, exact=True).click()
    expect(phone.page.get_by_label(BEFORE)).to_be_visible()


def fill_in_offline(phone, login):
    """Fill the task in without a connection; what was typed outlives the page."""
    open_task(phone)
    examine(phone, "title.homework")
    phone.context.set_offline(True)
    phone.page.get_by_label(BEFORE).fill("The call with my brother.")
    phone.page.get_by_label("How strong it was").fill("8")
    phone.page.get_by_label("I did something else").check()
    expect(phone.text("homework.draft_kept")).to_be_visible()
    phone.page.reload()
    steps.sign_in(phone, login)
    expect(phone.page.get_by_label(BEFORE)).to_have_value("The call with my brother.")
    expect(phone.page.get_by_label("How strong it was")).to_have_value("8")
    phone.button("homework.send_done").click()
    expect(phone.text("homework.kept_here").first).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.text("homework.kept_here")).to_have_count(0)


def ask(phone, thread):
    """Ask something; it reaches the thread with the name of the task, and its answer the page."""
    open_task(phone)
    phone.page.get_by_label(phone.words("homework.ask_label", name="Imani Rivera")).fill(
        "Each one?"
    )
    phone.button("homework.ask").click()
    expect(phone.text("homework.no_answer_yet")).to_be_visible()
    expect(phone.text("homework.kept_here")).to_have_count(0)
    [asked] = tasks.homework(thread.sync())
    assert [(each.text, each.is_open) for each in asked.questions] == [("Each one?", True)]
    tasks.reply(thread, asked, "The strongest of the day.")
    expect(phone.text("homework.answered")).to_be_visible()
    phone.link("homework.to_thread").click()
    about = phone.words("homework.about", title=LOG.title)
    expect(phone.page.get_by_role("link", name=about)).to_have_count(2)
    examine(phone, "title.thread")


def answer_what_is_taken_back_meanwhile(phone, thread):
    phone.page.go_back()
    expect(phone.page.get_by_label(BEFORE)).to_be_visible()
    phone.context.set_offline(True)
    [task] = tasks.homework(thread.sync())
    tasks.take_back(thread, task)
    phone.page.get_by_label(BEFORE).fill("On the train.")
    phone.button("homework.send_begun").click()
    expect(phone.text("homework.kept_here").first).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.text("homework.gone", name="Imani Rivera")).to_be_visible()
    expect(phone.text("homework.late_gone")).to_be_visible()
    examine(phone, "title.homework")
