"""What the gate costs an append: one look without a policy, two with one, none for staff."""

import pytest

from meantime.server.kit.statement import Statement
from meantime.server.policies.queries.gate import READ_SIGNED, READ_THREAD
from tests.server.boundaries.test_hot_path import core_statements

NAMES = {READ_THREAD: "thread", READ_SIGNED: "signed"}


@pytest.fixture
def looks(monkeypatch):
    """Return a list that grows with each look of the gate."""
    seen: list[str] = []
    rows = Statement.rows

    def noted(self, unit, values):
        seen.extend([NAMES[self]] if self in NAMES else [])
        return rows(self, unit, values)

    monkeypatch.setattr(Statement, "rows", noted)
    return seen


def test_a_message_costs_one_look_without_a_policy_and_two_with_one(desk, looks):
    desk.care.post(desk.client, attention=1)
    assert looks == ["thread"]
    desk.agreed()
    looks.clear()
    desk.care.post(desk.client, attention=2)
    assert looks == ["thread", "signed"]


def test_what_is_never_refused_costs_none(desk, looks):
    desk.agreed()
    looks.clear()
    desk.care.post(desk.client, attention=0)
    desk.care.post(desk.client, attention=3)
    desk.care.post(desk.clinician, attention=1)
    assert looks == []


def test_the_gate_goes_straight_to_the_driver(desk):
    desk.agreed()
    with core_statements() as seen:
        desk.care.post(desk.client, attention=1)
    assert seen == []


def test_a_refusal_undoes_nothing_of_others(desk, looks):
    desk.publish()
    looks.clear()
    entry = desk.care.write(desk.client, attention=1)
    assert desk.client.api.post(desk.care.path, json=entry.wire).status_code == 409
    assert looks == ["thread"]  # once: the batch was not run again
