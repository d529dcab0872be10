"""Every id that the rules know has words, and no other has."""

from meantime.content.record_requests import request_words
from meantime.requesting.answers import (
    ACCOUNTABLE,
    EXCEPTIONS,
    GROUNDS,
    NOT_ACCOUNTABLE,
    REVIEWABLE,
)

WORDS = request_words()


def test_grounds_and_exceptions_are_those_of_the_rules():
    assert {each.id for each in WORDS.exceptions} == EXCEPTIONS
    named = {kind: {each.id for each in grounds} for kind, grounds in WORDS.grounds.items()}
    assert named == {kind: ids for kind, ids in GROUNDS.items() if ids}
    assert GROUNDS["access"] >= REVIEWABLE


def test_kinds_of_disclosures_say_whether_they_are_accounted_for():
    told = {each.id for each in WORDS.disclosures if each.accounted}
    assert told == ACCOUNTABLE
    assert {each.id for each in WORDS.disclosures} == ACCOUNTABLE | NOT_ACCOUNTABLE


def test_each_names_the_rule_that_it_is_from():
    every = (*WORDS.exceptions, *WORDS.disclosures, *WORDS.grounds["access"])
    assert all(each.source.startswith("45 CFR 1") for each in every)
    assert WORDS.say("court", "es") == "Una orden o citación judicial"
    assert WORDS.say("of a later version", "en") == "of a later version"
