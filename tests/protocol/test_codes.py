from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol.codes import Purpose, make_code, read_code, write_code
from tests.protocol.people import code_of, refuses

DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"  # its capital is I

TWISTED: list[tuple[Purpose, Purpose]] = [("join", "recover"), ("recover", "join")]

codes = st.binary(min_size=15, max_size=15)
purposes = st.sampled_from(["join", "recover"])


@given(codes, purposes)
def test_a_code_comes_back_however_it_is_typed(code, purpose):
    text = write_code(code, purpose)
    likely = text.replace("0", "o").replace("1", "l")
    for typed in (text, text.lower(), text.replace("-", ""), likely, likely.replace("l", "I")):
        assert read_code(typed, purpose) == code


@given(codes)
def test_a_code_serves_one_purpose(code):
    for made, asked in TWISTED:
        with refuses("code"):
            read_code(write_code(code, made), asked)


@given(codes, purposes, st.integers(0, 33), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_mistyped_letter_is_noticed(code, purpose, place, letter):
    text = write_code(code, purpose)
    if text[place] in {"-", letter}:
        return
    mistyped = text[:place] + letter + text[place + 1 :]
    refusal = code_of(lambda: read_code(mistyped, purpose))
    # One in a million passes, as another code.
    assert refusal == "code" or read_code(mistyped, purpose) != code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "0" * 27,
        "0" * 29,
        "U" * 28,
        " " * 28,
        "0" * 27 + "é",
        DOTLESS * 28,
        "0" * 28,
    ],
)
def test_what_is_no_code_is_refused(text):
    with refuses("code"):
        read_code(text, "join")


def test_codes_are_random():
    assert len({make_code() for _ in range(100)}) == 100
    assert len(make_code()) == 15
