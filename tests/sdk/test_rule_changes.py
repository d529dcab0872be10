"""Rules that a care team lowers for one client: on whose devices, by whom, and on record."""

import pytest

from meantime.protocol.safety_posts import RuleChange, SafetyWord, SafetyWords
from meantime.sdk.errors import SdkError
from meantime.sdk.matches import matches_in
from meantime.sdk.rule_changes import FaultyChange

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
URGENT = "I want to die."
LOWERED = RuleChange(rule="en.want_to_die", tier="elevated", why="A song that she sings.")
OFF = RuleChange(rule="en.want_to_die", tier="none", why="It is the title of her book.")
UNKNOWN = RuleChange(rule="en.of_another_version", tier="none", why="It was so there.")
WORD = SafetyWord(text="the old mill", tier="urgent")


@on_sqlite
def test_a_lowered_rule_wakes_nobody_until_it_is_as_it_was(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    asked = []
    for change in (LOWERED, OFF, None):
        mine.lower_rule(change) if change else mine.restore_rule(OFF.rule)
        theirs.sync().write(URGENT)
        asked.append(mine.read()[-1].attention)
    assert asked == [2, 1, 3]


@on_sqlite
def test_words_and_rules_stand_beside_each_other(hands):
    mine = hands.thread(hands.clinician)
    mine.lower_rule(LOWERED)
    mine.add_safety_word(WORD)
    mine.lower_rule(OFF)
    assert (mine.safety_words(), mine.rule_changes()) == ([WORD], [OFF])


@on_sqlite
def test_every_change_is_on_record_with_who_and_why_for_both_sides(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    mine.lower_rule(LOWERED)
    mine.lower_rule(OFF)
    mine.restore_rule(OFF.rule)
    mine.add_safety_word(WORD)  # changes no rule
    steps = mine.rule_history()
    assert [(step.tier, step.why) for step in steps] == [
        ("elevated", LOWERED.why),
        ("none", OFF.why),
        ("", ""),
    ]
    assert {(step.author, step.rule) for step in steps} == {(mine.me, "en.want_to_die")}
    assert theirs.sync().rule_history() == steps


@on_sqlite
def test_a_client_changes_no_rule(hands):
    theirs = hands.thread(hands.client)
    with pytest.raises(SdkError, match="Only a clinician"):
        theirs.lower_rule(OFF)
    with pytest.raises(SdkError, match="Only a clinician"):
        theirs.restore_rule(OFF.rule)
    theirs.post(SafetyWords(words=[], rules=[OFF]))  # with another program
    assert (theirs.sync().rule_changes(), theirs.rule_history()) == ([], [])


FAULTY = [
    (UNKNOWN, "no rule en.of_another_version"),
    (RuleChange(rule="en.cannot_cope", tier="elevated", why="Hers."), "no more than that"),
    (RuleChange(rule="en.want_to_die", tier="none", why=" "), "Say why"),
]


@on_sqlite
@pytest.mark.parametrize(("change", "said"), FAULTY)
def test_a_change_that_says_nothing_is_refused_before_it_is_written(hands, change, said):
    mine = hands.thread(hands.clinician)
    with pytest.raises(FaultyChange, match=said):
        mine.lower_rule(change)
    assert mine.sync().rule_history() == []


@on_sqlite
def test_a_rule_of_another_version_is_shown_and_counts_for_nothing(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    mine.post(SafetyWords(words=[], rules=[UNKNOWN]))
    mine.lower_rule(LOWERED)
    assert theirs.sync().rule_changes() == [UNKNOWN, LOWERED]
    theirs.write("I am going to kill myself tonight.")
    assert mine.read()[-1].attention == 3


def test_staff_look_again_with_what_is_lowered():
    def tiers(*rules):
        found = matches_in(URGENT, SafetyWords(words=[], rules=list(rules)), "en")
        return [each.tier for each in found if each.rule == "en.want_to_die"]

    assert (tiers(), tiers(LOWERED), tiers(OFF)) == (["urgent"], ["elevated"], [])


@on_sqlite
def test_where_two_clients_write_nothing_is_lowered_and_what_was_can_be_taken_back(hands):
    mine = hands.thread(hands.clinician)
    mine.lower_rule(LOWERED)
    care = hands.practice.care
    for entry in care.fetch(hands.practice.clinician, after=care.state.seq):
        care.follow(entry)
    hands.practice.admit(care, hands.practice.clinician)
    with pytest.raises(SdkError, match="Two clients"):
        mine.lower_rule(OFF)
    assert mine.sync().rule_changes() == [LOWERED]
    mine.restore_rule(LOWERED.rule)
    assert mine.rule_changes() == []
