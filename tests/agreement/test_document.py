"""A document: its shape, its size, and the hash by which it is agreed to."""

from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.agreement.document import policy_hash, read_document
from meantime.agreement.document_shape import shape_faults
from meantime.agreement.faults import faults
from meantime.protocol import canonical
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from tests.agreement.documents import document, section
from tests.protocol.people import refuses

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def paths(value, path=()):
    """Yield the path of everything in a document."""
    yield path
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(each, (*path, key))


PATHS = [path for path in paths(document()) if path]


def put_at(whole, path, value):
    *before, last = path
    for key in before:
        whole = whole[key]
    whole[last] = value


def test_a_document_is_read_from_its_bytes_and_from_their_value():
    whole = document()
    assert read_document(canonical.encode(whole)) == whole
    assert read_document(whole) == whole


def test_the_hash_covers_facts_and_texts():
    whole = document()
    assert policy_hash(whole) == b64(blake2b(canonical.encode(whole), digest_size=32).digest())
    others = [document(retention_years=8), document()]
    others[1]["card"]["es"] += " "
    assert len({policy_hash(each) for each in [whole, *others]}) == 3


def test_bytes_that_are_not_the_one_spelling_are_refused():
    with refuses("json"):
        read_document(canonical.encode(document()).replace(b'"v":1', b'"v": 1'))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.pop("card"), ("card", "missing")),
        (lambda d: d.update(more=1), ("more", "strange")),
        (lambda d: d.update(v=2), ("v", "range")),
        (lambda d: d.update(locales=[]), ("locales", "few")),
        (lambda d: d.update(locales=["fr"]), ("locales.0", "shape")),
        (lambda d: d["card"].update(en="x" * 4001), ("card.en", "long")),
        (lambda d: d["card"].update(fr="x"), ("card", "shape")),
        (lambda d: d.update(sections=d["sections"] * 5), ("sections", "many")),
        (lambda d: d["facts"].update(hours=[]), ("facts.hours", "few")),
        (lambda d: d["facts"]["hours"].append([]), ("facts.hours", "many")),
        (lambda d: d["facts"].update(zone="a b"), ("facts.zone", "shape")),
        (lambda d: d["facts"]["fee"].update(amount=-1), ("facts.fee.amount", "range")),
        (lambda d: d["sections"][0].update(id="A b"), ("sections.0.id", "shape")),
        (lambda d: d["sections"][0].update(ack=True), ("", "json")),
    ],
)
def test_what_is_no_document_is_refused_and_said_where(change, fault):
    whole = document()
    change(whole)
    assert fault in faults(whole)
    with refuses("json" if fault[1] == "json" else "fields"):
        read_document(whole)


def test_a_text_of_4000_characters_is_one_and_they_are_counted_as_a_person_does():
    whole = document()
    whole["card"]["en"] = "🙂" * 4000
    assert read_document(whole) == whole


def test_more_than_64_kib_are_refused():
    whole = document()
    for each in whole["sections"]:
        each["text"] = {"en": "ñ" * 4000, "es": "x" * 3000}
    assert faults(whole) == [("", "large")]


@given(ANY_JSON)
def test_any_value_has_faults_and_raises_nothing(value):
    assert faults(value)


@given(st.sampled_from(PATHS), ANY_JSON)
def test_a_document_with_anything_anywhere_raises_nothing(path, value):
    whole = document()
    put_at(whole, path, value)
    assert isinstance(faults(whole), list)


@given(st.sampled_from(PATHS), ANY_JSON)
def test_what_has_the_shape_of_a_document_is_read_and_has_one_spelling(path, value):
    whole = document()
    put_at(whole, path, value)
    try:
        read = read_document(whole)
    except ProtocolError:
        assert shape_faults(whole)
    else:
        assert not shape_faults(whole)
        assert read_document(canonical.encode(read)) == whole


def test_a_change_of_a_section_is_seen_by_its_hash():
    whole = document()
    before = policy_hash(whole)
    section(whole, "policy.billing")["ack"] = 0
    assert policy_hash(whole) != before
