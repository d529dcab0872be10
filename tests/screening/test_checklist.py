"""What must not change the answer, and which way the rest may move it (CheckList, Ribeiro 2020)."""

import pytest

from meantime.screening.packs import RANKS
from meantime.screening.screen import screen

SAID = [
    "I want to kill myself.",
    "I don't want to be alive anymore.",
    "I took too many of my pills an hour ago.",
    "He hit me again and I am locked in the bathroom.",
    "I cut again last night.",
    "Every night I go to bed hoping I won't wake up.",
    "Everyone would be better off without me.",
]
UNCHANGED = {
    "a typo": lambda text: text.replace("myself", "mysefl").replace("pills", "pils"),
    "an emoji": lambda text: f"{text} \U0001f62d",
    "capitals": str.upper,
    "small letters": str.lower,
    "no stop at the end": lambda text: text.rstrip("."),
    "three stops": lambda text: f"{text}..",
    "two spaces": lambda text: text.replace(" ", "  "),
    "a cheerful sentence before": lambda text: f"The garden is lovely this week. {text}",
    "a cheerful sentence after": lambda text: f"{text} We had pizza with the kids.",
}
LOWER = [
    ("I want to kill myself.", "I don't want to kill myself."),
    ("I want to die.", "Years ago I wanted to die."),
    ("I want to die.", 'In the film she says "I want to die".'),
    ("I am going to kill myself.", "If he leaves I am going to kill myself."),
    ("I cut myself last night.", "I cut myself years ago, when I was a teenager."),
    ("I have suicidal thoughts.", "I have no suicidal thoughts."),
    ("I want to die.", "Dying for a coffee."),
]
HIGHER = [
    (
        "I hope I don't wake up.",
        "I hope I don't wake up. I have the pills and I will take them all.",
    ),
    ("I have the urge to cut.", "I have the urge to cut. I cut myself last night."),
    ("I am a burden to everyone.", "I am a burden to everyone. I am going to kill myself tonight."),
    ("I can't do this anymore.", "I can't do this anymore. I wrote the suicide note."),
]


def rank(text):
    return RANKS[screen(text).tier]


@pytest.mark.parametrize("change", UNCHANGED)
@pytest.mark.parametrize("text", SAID)
def test_a_slip_or_good_news_beside_it_changes_nothing(text, change):
    assert rank(text) > 0
    assert rank(UNCHANGED[change](text)) == rank(text)


@pytest.mark.parametrize("name", ["Nadia", "Mr. Okafor", "Wren"])
def test_a_name_changes_nothing(name):
    said = "{} called, and I told nobody: I want to kill myself."
    assert rank(said.format(name)) == rank(said.format("Sam")) == RANKS["urgent"]


@pytest.mark.parametrize(("risk", "twin"), LOWER)
def test_a_negation_the_past_a_quotation_or_a_condition_lowers(risk, twin):
    assert rank(twin) < rank(risk)


@pytest.mark.parametrize(("some", "more"), HIGHER)
def test_means_a_time_or_an_act_raise(some, more):
    assert 0 < rank(some) < rank(more)


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to worry you, but I want to kill myself.",
        "Years ago I tried, and tonight I am going to kill myself.",
        "My sister says it is a phase. I want to die.",
    ],
)
def test_what_is_said_of_today_wins_over_what_stands_in_another_clause(text):
    assert rank(text) == RANKS["urgent"]
