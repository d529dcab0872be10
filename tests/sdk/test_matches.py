"""What matches in a client's messages, as the care team sees it; of every wording of them."""

import pytest

from meantime.protocol.posts import Text
from meantime.sdk import matches
from meantime.sdk.folds.safety import fold_own_words
from meantime.sdk.matches import counts_of, mark_match, noted_in, reason_of
from meantime.sdk.noticing import notice
from meantime.sdk.on_call import sheet_of
from tests.screening.test_model import BrokenModel
from tests.sdk.test_noticing import NOW, PASSIVE, URGENT

HARMLESS = "I wish you a good week."


def rules(text):
    return notice(text, at=NOW).rules


def test_the_care_team_sees_the_match_with_its_reason_and_says_whether_it_was_right(office):
    office.theirs.sync().write(PASSIVE)
    (noted,) = noted_in(office.case, "es")
    (first, *_) = noted.found
    assert first.words in PASSIVE
    assert first.reason == reason_of(first.rule, "es") != reason_of(first.rule, "en")
    assert noted.own
    assert first.rule in noted.own.noticed
    mark_match(office.case, noted, "right")
    mark_match(office.case, noted, "false_alarm")
    newest = noted_in(office.case, "en")[0].mark
    assert newest
    assert newest.mark == "false_alarm"
    counts, charts = counts_of([office.case])
    assert charts == 1
    assert {(each.rule, each.right, each.false_alarms) for each in counts} == {
        (rule, 0, 1) for rule in noted.own.noticed
    }


@pytest.mark.parametrize("wordings", [(PASSIVE, HARMLESS), (HARMLESS, PASSIVE), (PASSIVE, "")])
def test_every_wording_of_a_message_is_looked_at(office, wordings):
    first, second = wordings
    office.theirs.sync().correct(office.theirs.write(first), second)
    (noted,) = noted_in(office.case, "en")
    assert {each.rule for each in noted.found} == set(rules(PASSIVE))
    assert all(each.words in PASSIVE for each in noted.found)
    assert noted.own
    assert list(noted.own.noticed) == rules(PASSIVE)


def test_what_matches_in_two_wordings_is_shown_once(office):
    office.theirs.sync().correct(office.theirs.write(PASSIVE), f"{PASSIVE} {URGENT}")
    (noted,) = noted_in(office.case, "en")
    found = [(each.rule, each.words) for each in noted.found]
    assert len(found) == len(set(found))
    assert {rule for rule, _ in found} == {*rules(PASSIVE), *rules(URGENT)}


def test_what_was_noticed_in_a_correction_is_kept_with_what_was_before(office):
    said = office.theirs.sync().write(PASSIVE)
    office.theirs.correct(said, URGENT)
    own = office.anna.thread(office.case.id).own_words()[said]
    assert own.noticed == tuple(dict.fromkeys([*rules(PASSIVE), *rules(URGENT)]))
    assert office.theirs.opened()[-1].post.noticed == rules(URGENT)


def test_nothing_is_said_to_be_noticed_in_what_staff_correct(office):
    mine = office.anna.thread(office.case.id)
    mine.correct(mine.write("Hello."), URGENT)
    assert mine.opened()[-1].post.noticed == []
    assert fold_own_words(mine.opened()) == {}


def test_a_message_that_is_corrected_often_is_no_pattern_of_days(office):
    said = office.theirs.sync().write(PASSIVE)
    office.theirs.correct(said, f"{PASSIVE} Really.")
    office.theirs.correct(said, f"{PASSIVE} I mean it.")
    assert "days.many" not in office.theirs.notice(PASSIVE).rules
    office.theirs.write(PASSIVE)
    assert "days.many" in office.theirs.notice(PASSIVE).rules


def test_what_a_correction_said_counts_for_the_days_after(office):
    for _ in range(2):
        office.theirs.sync().correct(office.theirs.write(HARMLESS), PASSIVE)
    assert "days.many" in office.theirs.notice(PASSIVE).rules


def test_whoever_is_woken_reads_every_wording_of_the_message(office):
    said = office.theirs.sync().write(URGENT)
    office.theirs.correct(said, "I took the pills.")
    office.theirs.correct(said, "")
    (alert,) = office.anna.alerts.every("open")
    with office.anna.alerts.case_of(alert) as case:
        sheet = sheet_of(case, alert, "en")
    assert (sheet.text, sheet.others) == (URGENT, ["I took the pills."])
    assert {each.rule for each in sheet.found} >= {*rules(URGENT), *rules("I took the pills.")}


@pytest.mark.parametrize("read", [BrokenModel, lambda: 1 / 0])
def test_a_fault_in_the_model_takes_no_match_of_the_rules_from_staff(office, monkeypatch, read):
    monkeypatch.setattr(matches, "read_model", read)
    noticed = [*rules(URGENT), "model"]
    office.theirs.sync().post(Text(text=URGENT, noticed=noticed), attention=3)
    (noted,) = noted_in(office.case, "en")
    (alert,) = office.anna.alerts.every("open")
    for found in (noted.found, sheet_of(office.case, alert, "en").found):
        assert {each.rule for each in found} == set(rules(URGENT))
