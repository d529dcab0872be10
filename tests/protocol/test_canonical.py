"""One spelling for each value."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol import canonical
from tests.protocol.people import code_of, refuses

keys = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=16).filter("__proto__".__ne__)
leaves = st.text() | st.integers(-(2**53) + 1, 2**53 - 1)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4)
).filter(lambda value: depth(value) <= 8)
anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def depth(value):
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


@given(values)
def test_a_value_comes_back_from_its_spelling(value):
    raw = canonical.encode(value)
    assert canonical.decode(raw) == value
    assert json.loads(raw) == value


@given(st.dictionaries(keys, values, max_size=4))
def test_the_order_of_keys_makes_no_difference(value):
    turned = dict(reversed(value.items()))
    if depth(value) <= 8:
        assert canonical.encode(turned) == canonical.encode(value)


@given(st.binary() | anything.map(lambda value: json.dumps(value).encode()))
def test_what_is_accepted_has_no_other_spelling(raw):
    code = code_of(lambda: canonical.decode(raw))
    assert code in {"ok", "json"}
    assert code == "json" or canonical.encode(canonical.decode(raw)) == raw


@given(values, st.text(" \t\n\r", min_size=1), st.data())
def test_whitespace_is_refused_anywhere_between_tokens(value, blank, data):
    raw = canonical.encode([value])
    place = data.draw(st.sampled_from([0, 1, len(raw) - 1, len(raw)]))
    with refuses("json"):
        canonical.decode(raw[:place] + blank.encode() + raw[place:])


@pytest.mark.parametrize("value", [None, True, 1.0, float("nan"), 2**53, -(2**53), b"x", (1,), {1}])
def test_nothing_else_is_written(value):
    for outer in (value, [value], {"a": value}):
        with refuses("json"):
            canonical.encode(outer)


@pytest.mark.parametrize("key", ["", "A", "a1", "a-b", "a" * 17, "__proto__", "é", "a\n", 1])
def test_no_other_key_is_written(key):
    with refuses("json"):
        canonical.encode({key: 1})


@pytest.mark.parametrize("key", ["_", "a" * 16, "__proto_", "__proto___", "proto"])
def test_control_these_keys_are_written(key):
    assert canonical.decode(canonical.encode({key: 1})) == {key: 1}


def test_eight_containers_nest_and_nine_do_not():
    assert canonical.decode(b"[[[[[[[[]]]]]]]]")
    assert canonical.decode(b'[[[[[[[{"a":""}]]]]]]]')
    for raw in (b"[[[[[[[[[]]]]]]]]]", b'[[[[[[[[{"a":1}]]]]]]]]', b'{"a":' * 9 + b"1" + b"}" * 9):
        with refuses("json"):
            canonical.decode(raw)


@pytest.mark.parametrize(
    "raw", [b"[" * 100_000, b'{"a":' * 100_000, b"9" * 100_000, b"-" + b"9" * 5000]
)
def test_input_made_to_break_a_parser_is_refused(raw):
    with refuses("json"):
        canonical.decode(raw)


def test_a_huge_integer_is_refused_whatever_python_is_told():
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        with refuses("json"):
            canonical.decode(b"9" * 10_000)
    finally:
        sys.set_int_max_str_digits(limit)


def test_escapes_are_the_shortest():
    text = "".join(map(chr, range(33))) + '"\\/\x7f\u2028é😀'
    spelled = (
        r'"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011'
        r"\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f "
        r"\"\\/" + '\x7f\u2028é😀"'
    )
    assert canonical.encode(text) == spelled.encode()
