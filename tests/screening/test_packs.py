"""Every rule finds what it says it finds, and leaves alone what it says it leaves alone."""

from __future__ import annotations

import re

import pytest

from meantime.screening.packs import LANGUAGES
from meantime.screening.ready import ready_pack
from meantime.screening.screen import screen

RULES = [(language, ready.rule) for language in LANGUAGES for ready in ready_pack(language).rules]
FOUND = [(language, rule, text) for language, rule in RULES for text in rule.finds]
LEFT = [(language, rule, text) for language, rule in RULES for text in rule.leaves]


def ids(cases):
    return [f"{rule.id}-{number}" for number, (_, rule, *_) in enumerate(cases)]


def rules_in(text, language):
    found = screen(text, [language])
    return {match.rule for match in found.matches} | set(found.signs)


@pytest.mark.parametrize(("language", "rule", "text"), FOUND, ids=ids(FOUND))
def test_a_rule_finds_its_examples(language, rule, text):
    assert rule.id in rules_in(text, language)


@pytest.mark.parametrize(("language", "rule", "text"), LEFT, ids=ids(LEFT))
def test_a_rule_leaves_its_counter_examples_alone(language, rule, text):
    assert rule.id not in rules_in(text, language)


@pytest.mark.parametrize(("language", "rule"), RULES, ids=ids(RULES))
def test_a_rule_says_why_and_has_three_examples_each_way(language, rule):
    assert rule.id.startswith(f"{language}.")
    assert all(rule.reason[each].endswith(".") for each in LANGUAGES)
    assert min(len(rule.finds), len(rule.leaves)) >= 3
    assert [bool(rule.match), bool(rule.all), bool(rule.signs)].count(True) == 1


def test_no_two_rules_have_the_same_id():
    names = [rule.id for _, rule in RULES]
    assert len(names) == len(set(names))


def test_a_pack_s_words_are_folded_as_texts_are():
    for language in LANGUAGES:
        odd = [
            word for word in ready_pack(language).vocabulary.all if re.search("[^a-z0-9']", word)
        ]
        assert odd == []


def test_what_the_packs_find_in_one_language_they_do_not_find_in_the_other():
    for language, rule in RULES:
        other = next(each for each in LANGUAGES if each != language)
        for text in [*rule.finds, *rule.leaves]:
            assert screen(text, [other]).tier == "none", (rule.id, text)
