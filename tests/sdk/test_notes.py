"""Notes signed in the chart: counted, checked, co-signed, added to. Nothing changes one."""

import msgspec
import pytest

from meantime.protocol.note_posts import Cosigned, NoteDraft, Section
from meantime.protocol.posts import Amend
from meantime.protocol.reply_posts import Tagged
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.folds.note_facts import Period
from meantime.sdk.folds.notes import Moved
from meantime.sdk.note_counting import check_note, facts_of, next_period, notes_of, uncovered_in
from meantime.sdk.note_drafts import end_draft, keep_draft, note_drafts, only_head
from meantime.sdk.notes import add_addendum, cosign, sign_note
from tests.sdk.networks import gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
DAY = "2026-01-05"


def draft(case, note="n1", said="Slept badly.", **more):
    sections = [Section(id="data", title="Data", text=said)]
    return NoteDraft(note=note, space=case.id, format="dap", on=DAY, sections=sections, **more)


def summary(case, note="n1"):
    return draft(case, note, kind="summary", facts=facts_of(case, next_period(case), minutes=5))


def only(case):
    (note,) = notes_of(case)
    return note


def theirs(office):
    """Return the first message of the client, as they see it."""
    return next(each for each in office.theirs.read() if each.author == office.jo.id)


@pytest.fixture
def shared(office):
    """`office`, in which sam sits beside anna."""
    office.case.share(office.sam.id, "observer")
    return office


def as_sam(office):
    (case,) = office.sam.caseload()
    return case


def test_a_summary_counts_the_conversation_and_is_signed_once(shared):
    case = shared.case
    shared.anna.thread(case.id).reply("Write it down.")
    message = theirs(shared)
    case.chart.post(Tagged(of=message.id, tags=["sleep"]))
    case = shared.case
    post = summary(case)
    assert sign_note(case, post) == sign_note(shared.case, post)
    note = only(as_sam(shared))
    facts = note.post.facts
    assert (facts.from_client, facts.from_team, facts.answered, facts.waiting) == (
        1,
        2,
        1,
        0,
    )  # with the welcome
    assert (facts.themes, facts.minutes, note.post.late) == (["sleep"], 5, 1)
    assert {each.name for each in facts.readers} >= {"Anna Weiss", "Jo", "Sam Stone"}
    assert (note.author, note.post.name) == (shared.anna.id, "Anna Weiss")
    assert check_note(shared.case, note).fits
    assert uncovered_in(shared.case) is None


def test_what_is_said_later_is_of_the_next_period_and_changes_no_count(office):
    sign_note(office.case, summary(office.case))
    office.theirs.write("Said later.")
    office.anna.thread(office.case.id).reply("Said now.")
    case = office.case
    assert check_note(case, only(case)).fits
    uncovered = uncovered_in(case)
    assert uncovered
    assert uncovered.messages == 2
    later = facts_of(case, next_period(case))
    assert (later.from_client, later.from_team) == (1, 1)


def test_a_message_that_is_taken_back_or_reworded_after_the_signing_is_pointed_out(office):
    other = office.theirs.write("Said as well.")
    sign_note(office.case, summary(office.case))
    first = theirs(office).id
    office.theirs.withdraw(first)
    office.theirs.correct(other, "Said otherwise.")
    case = office.case
    checked = check_note(case, only(case))
    assert checked.moved == Moved(withdrawn=(first,), reworded=(other,))
    assert checked.wrong == []


@pytest.mark.parametrize("who", ["author", "colleague"])
@pytest.mark.parametrize("words", ["Other words.", ""])
def test_a_signed_note_is_amended_by_nobody(shared, who, words):
    sign_note(shared.case, draft(shared.case))
    before = only(shared.case)
    case = shared.case if who == "author" else as_sam(shared)
    case.chart.post(Amend(text=words), re=before.id)
    after = only(shared.case)
    assert (after.post, after.hash) == (before.post, before.hash)
    assert [each.author for each in after.attempts] == [case.chart.me]


def test_who_was_asked_co_signs_once_and_its_author_adds_to_it(shared):
    sign_note(shared.case, draft(shared.case, cosign=shared.sam.id))
    assert only(shared.case).waits_for == shared.sam.id
    case = as_sam(shared)
    cosign(case, only(case), "Agreed.")
    with pytest.raises(SdkError, match="already"):
        cosign(as_sam(shared), only(as_sam(shared)))
    add_addendum(shared.case, only(shared.case), "She called since.")
    note = only(as_sam(shared))
    assert [(each.author, each.post.name) for each in note.cosigned] == [
        (shared.sam.id, "Sam Stone")
    ]
    assert [each.post.text for each in note.addenda] == ["She called since."]
    assert note.waits_for == ""


def test_a_co_signature_that_is_forged_counts_for_nothing(shared):
    sign_note(shared.case, draft(shared.case, cosign=shared.sam.id))
    note = only(shared.case)
    with pytest.raises(SdkError, match="their own note"):
        cosign(shared.case, note)
    shared.case.chart.post(Cosigned(of=note.id, hash=note.hash))
    as_sam(shared).chart.post(Cosigned(of=note.id, hash=note.id))
    assert (only(shared.case).cosigned, only(shared.case).waits_for) == ((), shared.sam.id)


def test_a_note_is_struck_by_its_author_alone(shared):
    sign_note(shared.case, draft(shared.case))
    case = as_sam(shared)
    with pytest.raises(SdkError, match="Only its author"):
        add_addendum(case, only(case), "I think not.", "error")
    add_addendum(shared.case, only(shared.case), "Another client's.", "error")
    case = as_sam(shared)
    assert only(case).is_struck
    with pytest.raises(SdkError, match="struck"):
        cosign(case, only(case))


def test_counts_that_somebody_made_up_are_pointed_out(office):
    case = office.case
    post = summary(case)
    lie = msgspec.structs.replace(post.facts, from_client=9, entries=["nowhere"])
    sign_note(case, msgspec.structs.replace(post, facts=lie))
    checked = check_note(office.case, only(office.case))
    assert set(checked.wrong) == {"entries", "from_client"}
    assert checked.moved.missing == ("nowhere",)


def test_nothing_is_signed_that_says_nothing_or_is_about_tomorrow(office):
    with pytest.raises(SdkError, match="nothing in this note"):
        sign_note(office.case, draft(office.case, said=" "))
    with pytest.raises(SdkError, match="a day that has come"):
        sign_note(office.case, msgspec.structs.replace(draft(office.case), on="2999-01-01"))
    assert notes_of(office.case) == []


def test_what_another_device_wrote_after_the_signature_is_not_taken_for_the_note(office):
    sign_note(office.case, draft(office.case))
    with pytest.raises(SdkError, match="signed already"):
        sign_note(office.case, draft(office.case, said="Written on the phone."))
    assert only(office.case).post.sections[0].text == "Slept badly."


def test_without_a_connection_a_signed_note_waits_and_goes_out_once(office, network):
    case = office.case
    facts_of(case, Period(0, 1))  # what the practice says of itself is known
    network.meet = gone
    with pytest.raises(Unreachable):
        sign_note(case, draft(case))
    network.meet = lambda _, go_on: go_on()
    assert sign_note(office.case, draft(case)) == only(office.case).id


def test_drafts_of_two_devices_stand_side_by_side_until_they_are_merged(office):
    mine, about = office.anna.connection, office.case
    keep_draft(mine, draft(about, said="Begun."))
    (begun,) = note_drafts(mine, about.id)
    desk, phone = draft(about, said="Desk."), draft(about, said="Phone.")
    keep_draft(mine, desk, begun)
    assert note_drafts(office.sam.connection) == []
    keep_draft(mine, phone, begun)
    (both,) = note_drafts(mine, about.id)
    assert [head.post.sections[0].text for head in both.heads] == ["Desk.", "Phone."]
    with pytest.raises(SdkError, match="two devices"):
        only_head(both)
    keep_draft(mine, draft(about, said="Desk. Phone."), both)
    (merged,) = note_drafts(mine, about.id)
    assert only_head(merged).sections[0].text == "Desk. Phone."
    end_draft(mine, merged)
    assert note_drafts(mine, about.id) == []
