"""The practice's own numbers: too few people at first, then of enough, drawn and read out."""

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest
from playwright.sync_api import expect

from meantime.content.metrics import metrics
from meantime.protocol.locks import SUITES
from meantime.protocol.safety_posts import MatchMark
from meantime.server.insights.queries.periods import counted_until
from meantime.wire.insights import LEAST
from tests.browser import steps
from tests.browser.test_pages import examine
from tests.passwords import CHEAP
from tests.running import poll
from tests.server.swept import swept

pytestmark = pytest.mark.browser

TUESDAY = datetime(2027, 3, 2, 16, tzinfo=UTC)
LATER = TUESDAY + timedelta(weeks=2)
RIPE = date(2027, 3, 8)  # the first week is counted until then
TITLES = {each.id: each.title for each in metrics().metrics}


@pytest.fixture
def tuesday(world):
    """Set the clock before anybody comes."""
    world.clock.set(TUESDAY)


def written(staff):
    """Let five clients write and be answered, and mark what was noticed: of one it was right."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SUITES, 1, CHEAP)  # none of them ever sits at a screen
        clients = [staff.admit(f"Client {n}") for n in range(LEAST)]
    asked = {thread: client.thread(thread).write("May I ask?") for thread, client in clients}
    for case in staff.imani.caseload():
        staff.imani.thread(case.id).reply("What we wrote down on Monday.")
        is_first = case.id == min(asked)
        mark: Literal["right", "false_alarm"] = "right" if is_first else "false_alarm"
        case.chart.post(MatchMark(of=asked[case.id], mark=mark, rules=["en.hopeless"]))


def counted(staff):
    """Go to when the week is ripe, and let the server count it."""
    world, practice_id = staff.world, staff.ruth.connection.practice_id

    def is_counted(unit):
        kept = counted_until(unit, practice_id)
        return kept is not None and kept.until == RIPE

    world.clock.set(LATER)
    swept(world)
    poll(lambda: world.server.read(is_counted), 20)


@pytest.mark.long
@pytest.mark.usefixtures("tuesday")
def test_numbers_of_too_few_say_so_kindly_and_those_of_enough_are_read_out(staff, wide):
    staff.sit(wide, "ruth", "/insights")
    expect(wide.heading("insights.small_title")).to_be_visible()
    expect(wide.text("insights.small_text", least=str(LEAST))).to_be_visible()
    expect(wide.text("insights.counted_here")).to_be_visible()
    expect(wide.button("insights.save")).to_have_count(0)
    examine(wide, "title.insights")
    written(staff)
    counted(staff)
    wide.page.reload()
    steps.sign_in(wide, staff.logins["ruth"])
    caption = wide.words("insights.shares_of", group=wide.words("insights.safety"))
    chart = wide.page.get_by_role("slider", name=caption)
    read = "False alarms: 80%, between 38% and 96%. Counted: 5."
    expect(chart).to_have_attribute("aria-valuetext", read)
    row = wide.page.get_by_role("table", name=caption).get_by_role("row").last
    expect(row).to_contain_text("38% to 96%")
    expect(wide.text("insights.counted_here")).to_be_visible()
    examine(wide, "title.insights")
    with wide.page.expect_download() as saved:
        wide.button("insights.save").click()
    table = saved.value.path().read_text()
    assert f"false_alarm_share,{TITLES['false_alarm_share']['en']},share,device" in table
    assert ",1,1,5,5,0.8,0.3755,0.9638,,0" in table
    assert wide.said == []
