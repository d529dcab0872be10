"""A text of 100,000 characters is read to its end, whatever it is made of."""

import pytest

from meantime.screening.screen import screen

SIZE = 100_000
COMMON = ["a, ", "i want to die "]
ODD = [
    *("me quiero morir hoy, tengo las pastillas. ", "x", "k i l l "),
    *("a ", "!", "a!", "'*", "kl0", "kill", '"', "\u200b", "\ufdfa", "\U0001f600"),
    "not kill myself ",
    "he will kill me ",
    "I want to kill myself tonight, I have the pills. ",
]
PIECES = [*COMMON, *(pytest.param(piece, marks=pytest.mark.long) for piece in ODD)]


@pytest.mark.timeout(60)  # what took time by the square of the length would never end
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_to_its_end(piece):
    text = (piece * SIZE)[:SIZE]
    assert all(0 <= match.start < match.end <= SIZE for match in screen(text).matches)


@pytest.mark.parametrize("piece", ["a, ", "x", "\U0001f600"])
def test_risk_behind_a_long_text_is_noticed(piece):
    text = (piece * SIZE)[:SIZE]
    assert screen(f"{text}. I want to kill myself.").tier == "urgent"
