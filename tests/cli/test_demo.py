"""The demo: everybody is let in, and finds weeks of letters, hours and safety as told."""

from __future__ import annotations

import pytest

from meantime.demo.people import PEOPLE, WORDS
from meantime.demo.rollout import BESIDE, PAPER, WHY_SO_SOON
from meantime.demo.story import read_story
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.note_counting import check_note, notes_of
from meantime.sdk.note_drafts import note_drafts
from meantime.sdk.zones import zone_here
from tests.cli.demos import ask, enter

pytestmark = [
    pytest.mark.xdist_group("demo"),  # one demo for all of them, in this order
    pytest.mark.real_passwords,
]


def test_everybody_has_an_own_address_and_is_told_their_own_words(place, api):
    _, url = place
    people = ask(api, "/")["people"]
    assert len({person["origin"] for person in people}) == len(PEOPLE) == 10
    for person in people:
        host = person["origin"].removeprefix("http://")
        told = api.get("/words", headers={"Host": host}).json()
        assert told["password"] == WORDS
        assert host.startswith(told["login"].partition("@")[0])
    assert api.get("/words", headers={"Host": url.removeprefix("http://")}).status_code == 404


def test_a_client_reads_weeks_of_letters_with_their_trail(place, tmp_path):
    with enter(place, tmp_path, "maya") as maya:
        (thread,) = maya.threads()
        messages = thread.read()
        assert thread.marks()
        assert len({person.name for person in thread.people().by_id.values()}) >= 4
    (corrected,) = [message for message in messages if message.earlier]
    assert "at two" in corrected.text
    assert "at three" in corrected.earlier[0]
    (urgent,) = [message for message in messages if message.attention == 3]
    answer = next(message for message in messages if message.re == urgent.id)
    assert answer.at - urgent.at < 15 * 60_000
    assert messages[-1].at - messages[0].at > 30 * 24 * 3_600_000


def test_each_client_pays_by_another_plan_and_one_has_to_decide(place, tmp_path):
    states = {}
    for who in ("maya", "daniel", "grace", "tom", "lucia"):
        with enter(place, tmp_path, who) as client:
            (thread,) = client.threads()
            shown = thread.sync().fees.show()
            assert not shown.differing
            newest = shown.said.plans[-1]
            states[who] = (newest.terms.kind, newest.state)
            proven = [thread.fees.statement(s.month, s.currency) for s in thread.fees.statements()]
            assert not [each for one in proven for each in one.differences]
    assert states == {
        "maya": ("included", "agreed"),
        "daniel": ("per_message", "agreed"),
        "grace": ("monthly", "agreed"),
        "tom": ("limited", "agreed"),
        "lucia": ("per_message", "offered"),
    }
    with enter(place, tmp_path, "bea") as bea:
        assert len(bea.billing.accounts()) == 5
        assert not bea.threads()


def test_a_message_was_taken_back_and_one_waits_to_be_shown(place, tmp_path):
    with enter(place, tmp_path, "daniel") as daniel:
        (thread,) = daniel.threads()
        assert [message.is_withdrawn for message in thread.read()].count(True) == 1
    with enter(place, tmp_path, "lucia") as lucia:
        (thread,) = lucia.threads()
        assert not any("recordatorio" in message.text for message in thread.read())
    with enter(place, tmp_path, "ana") as ana:
        texts = [message.text for thread in ana.threads() for message in thread.read()]
        assert any("recordatorio" in text for text in texts)


def test_a_summary_is_signed_and_another_is_being_written(place, tmp_path):
    with enter(place, tmp_path, "imani") as imani:
        notes = {case.name(): notes_of(case) for case in imani.caseload()}
        (signed,) = [note for each in notes.values() for note in each]
        (case,) = [each for each in imani.caseload() if notes_of(each)]
        assert check_note(case, signed).fits
        assert signed.post.facts
        assert signed.post.facts.safety[0].outcome == "reached"
        assert len(note_drafts(imani.connection)) == 1


def test_hours_are_set_and_what_waits_is_due_by_them(place, tmp_path):
    with enter(place, tmp_path, "imani") as imani:
        assert imani.hours().set_by == "practice"
        assert imani.hours().frame.zone == imani.practice().details.zone
        waiting = imani.waiting()
        dues = [one.due_at.astimezone() for one in waiting]
        assert [
            (one.attention, at.weekday(), at.hour) for one, at in zip(waiting, dues, strict=True)
        ] == [
            (2, 2, 18),
            (1, 1, 18),
        ]
    with enter(place, tmp_path, "ana") as ana:
        kept = ana.hours()
        assert (kept.set_by, [each.kind for each in kept.frame.closures]) == (
            "clinician",
            ["vacation", "vacation"],
        )
        assert len(ana.waiting()) == 2
    with enter(place, tmp_path, "tom") as tom:
        shown = tom.threads()[0].boundary()
        assert shown.is_open
        assert shown.reads_at.astimezone().hour == 12


def test_safety_was_decided_before_the_first_client_and_every_alert_has_its_note(place, tmp_path):
    with enter(place, tmp_path, "ruth") as ruth:
        kept = ruth.ladder()
        assert (kept.is_chosen, kept.ladder.night, kept.ladder.on_call, kept.gaps) == (
            True,
            "on_call",
            [ruth.id],
            [],
        )
        assert len(ruth.line_checks()) == 3
        assert list(ruth.alerts.every("open")) == []
        assert {each.closed_by for each in ruth.alerts.every("closed")} >= {ruth.id}
    with enter(place, tmp_path, "imani") as imani:
        notes = [
            note.event.outcome
            for case in imani.caseload()
            if case.chart
            for note in fold_events(case.chart.opened())
        ]
    assert notes == ["reached", "reached"]


def test_maya_s_words_and_plan_are_hers_and_lucia_s_plan_is_spanish(place, tmp_path):
    with enter(place, tmp_path, "maya") as maya:
        (thread,) = maya.threads()
        last = thread.read()[-1]
        assert (last.attention, "client.words" in last.post.noticed) == (2, True)
        assert [version.name for version in thread.safety_plans()] == [
            "Imani Rivera",
            "Maya Okafor",
        ]
        assert thread.safety_plan().crossed == ()
        assert thread.plan_review() == ""
    with enter(place, tmp_path, "lucia") as lucia:
        (thread,) = lucia.threads()
        assert "Rosa, mi prima" in {line.text for line in thread.sync().safety_plan().lines}


def test_a_cover_is_arranged_and_not_served_yet(place, tmp_path):
    with enter(place, tmp_path, "ana") as ana:
        threads = {thread.id for thread in ana.threads()}
        (ahead,) = [each for each in ana.cover().stretches if each.clinician_id == ana.id]
        timed = {each.space_id for each in ana.terms() if each.seat_id == ahead.acting}
        assert threads <= timed
    with enter(place, tmp_path, "imani") as imani:
        assert imani.id == ahead.acting
        assert not threads & {thread.id for thread in imani.threads()}


def test_everybody_writes_under_what_they_signed_and_one_has_a_newer_one_before_them(
    place, tmp_path
):
    stands = {}
    for short in ("maya", "daniel", "grace", "tom", "lucia", "noor"):
        with enter(place, tmp_path, short) as client:
            (thread,) = client.threads()
            signed = [each.post for each in thread.sync().agreement.signed()]
            told = thread.agreement.standing().told
            stands[short] = (told.may_write, told.why, [each.locale for each in signed])
    assert stands == {
        "maya": (True, "", ["en", "en", "en"]),  # both, what the clinician attested between them
        "daniel": (True, "", ["en", "en"]),
        "grace": (True, "", ["en", "en", "en"]),
        "tom": (True, "", ["en", "en"]),
        "lucia": (True, "", ["es", "es"]),
        "noor": (False, "undecided", []),
    }
    with enter(place, tmp_path, "daniel") as daniel:
        (thread,) = daniel.threads()
        changed = thread.sync().agreement.read("es")
        told = thread.agreement.standing().told
        assert changed.published.version == told.policy.version > told.consents[0].version
        assert "aquí digo quién lee en mi lugar" in changed.text


def test_the_pilot_is_full_and_shows_what_is_done(place, tmp_path):
    with enter(place, tmp_path, "ruth") as ruth:
        shown, notes = ruth.rollout.show(), ruth.rollout.notes()
        assert (shown.phase, shown.taken, len(shown.exceptions)) == ("pilot", 5, 1)
        foundation, pilot, _ = shown.phases
        assert all(task.done for task in foundation.tasks)
        assert {task.by for task in foundation.tasks} == {"system", "person"}
        assert {task.id.removeprefix("rollout.p2.") for task in pilot.tasks if task.done} >= {
            "select",
            "adjust",
        }
        assert notes[shown.reason_id].startswith("The restore is on Friday")
        vendors = ruth.vendors.show().vendors
        assert [each.in_force for each in vendors] == [True, True, False]
        saved = ruth.vendors.save_file(vendors[0], tmp_path)
        assert saved
        assert "Northline Hosting" in saved.read_text()


def test_clients_have_answered_enough_to_be_shown_clinicians_too_few_and_a_review_is_due(
    place, tmp_path
):
    with enter(place, tmp_path, "ruth") as ruth:
        clinicians, clients = (ruth.surveys.report(each) for each in ruth.surveys.rounds())
        assert clients.tallies["sv.c.keep"].counts == {"change": 1, "keep": 3, "unsure": 1}
        assert (clinicians.found, clinicians.tallies["sv.t.minutes"].is_shown) == (2, False)
        due = ruth.reviews.look()
        assert due.is_due
        assert due.failed == {}
        (held,) = ruth.reviews.held()
        assert held.said


@pytest.mark.parametrize(
    ("told", "zone"),
    [("Asia/Tokyo", "Asia/Tokyo"), (":Europe/Madrid", "Europe/Madrid"), ("EWT4", "Etc/GMT+9")],
)
def test_the_demo_s_practice_lives_in_this_computer_s_zone_if_it_says_one(monkeypatch, told, zone):
    monkeypatch.setenv("TZ", told)
    assert zone_here("Etc/GMT+9") == zone


def test_no_letter_lies_in_the_open(place):
    folder, _ = place
    files = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    assert sum(map(len, files)) > 500_000
    lines = [line for moment in read_story() for line in moment.text.splitlines() if line]
    assert len(lines) > 60
    names = [somebody.name for somebody in PEOPLE]
    names += [WHY_SO_SOON, BESIDE, PAPER, "Northline", "Voice, for the car park"]
    assert [word for word in lines + names if any(word.encode() in file for file in files)] == []
