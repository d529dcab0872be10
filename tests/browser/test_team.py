"""The people of a practice: named, allowed, and one who leaves."""

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.staff import SAM
from tests.browser.test_pages import examine

pytestmark = pytest.mark.browser


@pytest.mark.long
def test_pages_of_the_team_are_sound(staff, screen):
    staff.sit(screen, "ruth", "/team")
    expect(screen.page.get_by_text("Sam Ortega").first).to_be_visible()
    examine(screen, "title.team")
    screen.text("team.edit").first.click()
    examine(screen, "title.team")
    screen.page.goto("/settings")
    steps.unlock(screen)
    expect(screen.heading("settings.title")).to_be_visible()
    examine(screen, "title.settings")  # inside the frame of staff
    assert screen.said == []


@pytest.mark.long
def test_a_colleague_who_has_joined_is_named_and_then_knows_the_others(staff, wide):
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "")
    noa, _ = sdk.knock(staff.http(), staff.ruth.invite_staff().code).accept(
        newcomer, staff.folder / "noa"
    )
    staff.people.append(noa)
    staff.sit(wide, "ruth", "/team")
    row = wide.page.locator("main li").filter(has_text=wide.words("team.unnamed_text"))
    row.get_by_text(wide.words("team.edit")).click()
    row.get_by_label(wide.words("team.name"), exact=True).fill("Noa Bergman")
    row.get_by_label(wide.words("team.supervisor")).check()
    row.get_by_role("button", name=wide.words("team.save")).click()
    expect(wide.page.locator("main b").filter(has_text="Noa Bergman")).to_be_visible()
    names = {member.name for member in noa.directory().by_id.values()}
    assert {"Noa Bergman", "Ruth Adler", "Sam Ortega"} <= names
    permissions = {member.account_id: member.permissions for member in staff.ruth.staff()}
    assert permissions[noa.id] == ["clinician", "supervisor"]


def test_a_leaver_is_walked_out_and_the_heir_goes_on(staff, wide):
    threads = [staff.admit(name) for name in ("Ada Lind", "Ben Osei")]
    for thread, client in threads:
        client.thread(thread).write("Said before.")
    staff.sit(wide, "ruth", "/team")
    wide.field("leave.who").select_option(label="Imani Rivera")
    wide.field("leave.heir").select_option(label=SAM.name)
    wide.page.get_by_role("button", name=wide.words("leave.submit", name="Imani Rivera")).click()
    wide.page.get_by_role("button", name=wide.words("leave.sure", name="Imani Rivera")).click()
    expect(wide.page.get_by_text(wide.words("leave.done", done="7"))).to_be_visible(timeout=60_000)
    for thread, client in threads:
        client.thread(thread).write("To whoever is here now.")
        texts = [message.text for message in staff.sam.thread(thread).read()]
        assert texts[-2:] == ["Said before.", "To whoever is here now."]
    assert {case.name() for case in staff.sam.caseload()} == {"Ada Lind", "Ben Osei"}
    with pytest.raises(sdk.ProblemError, match="not-signed-in"):
        staff.imani.caseload()  # whoever has left is signed out everywhere
    assert wide.said == []


@pytest.mark.long
def test_a_walk_that_broke_off_is_gone_on_with(staff, wide):
    for name in ("Ada Lind", "Ben Osei"):
        staff.admit(name)
    staff.sit(wide, "ruth", "/team")
    changed = []

    def drop(route):
        changed.append(route.request)
        route.abort() if len(changed) > 3 and route.request.method == "POST" else route.continue_()

    wide.page.context.route("**/api/spaces/*/entries*", drop)
    wide.field("leave.who").select_option(label="Imani Rivera")
    wide.field("leave.heir").select_option(label=SAM.name)
    wide.page.get_by_role("button", name=wide.words("leave.submit", name="Imani Rivera")).click()
    wide.page.get_by_role("button", name=wide.words("leave.sure", name="Imani Rivera")).click()
    expect(wide.text("failure.offline").first).to_be_visible()
    wide.page.context.unroute("**/api/spaces/*/entries*")
    wide.page.reload()
    steps.unlock(wide)
    wide.button("leave.resume").click()
    expect(wide.page.get_by_text(wide.words("leave.done", done="7"))).to_be_visible(timeout=60_000)
    expect(wide.button("leave.resume")).to_have_count(0)
    assert {case.name() for case in staff.sam.caseload()} == {"Ada Lind", "Ben Osei"}


@pytest.mark.long
def test_a_leaving_that_broke_off_elsewhere_is_finished_with_an_heir(staff, wide):
    thread, _ = staff.admit("Ada Lind")
    sdk.sharing.unseat(staff.ruth.space(staff.ruth.connection.practice_id), [staff.imani.id])
    staff.sit(wide, "ruth", "/records")
    expect(
        wide.page.get_by_text(wide.words("custody.leavers", names="Imani Rivera"))
    ).to_be_visible()
    wide.page.get_by_role("link", name=wide.words("custody.to_team")).first.click()
    wide.field("leave.who").select_option(label="Imani Rivera")
    wide.field("leave.heir").select_option(label=SAM.name)
    wide.page.get_by_role("button", name=wide.words("leave.submit", name="Imani Rivera")).click()
    wide.page.get_by_role("button", name=wide.words("leave.sure", name="Imani Rivera")).click()
    expect(wide.page.get_by_text(wide.words("leave.done", done="4"))).to_be_visible(timeout=60_000)
    assert staff.ruth.custody.health().leavers == {}
    assert staff.sam.thread(thread).my_role() == "clinician"
    assert wide.said == []


@pytest.mark.long
def test_a_biller_reads_every_desk_as_long_as_they_bill(staff, wide):
    staff.admit("Ada Lind")
    staff.sit(wide, "ruth", "/team")
    for names, may in ((["Ada Lind"], True), ([], False)):
        row = wide.page.locator("main li").filter(has_text="Sam Ortega")
        row.get_by_text(wide.words("team.edit")).click()
        row.get_by_label(wide.words("team.biller")).set_checked(may)
        row.get_by_role("button", name=wide.words("team.save")).click()
        done = wide.page.get_by_text(wide.words("desks.done", done="1"))
        expect(done).to_be_visible(timeout=60_000)
        assert [case.name() for case in staff.sam.caseload() if not case.thread] == names
        wide.page.reload()
        steps.unlock(wide)
