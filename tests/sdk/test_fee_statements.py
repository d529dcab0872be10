"""A statement is made again on a device: what nobody signed is seen, whoever wrote it down."""

from datetime import date

import httpx2
import msgspec
import pytest

from meantime import sdk
from meantime.protocol.fee_posts import FeePlan
from tests.sdk.agreeing import Agreeing
from tests.sdk.billing.monthly import IN_APRIL, MID_MARCH
from tests.sdk.hands import Hands
from tests.server.swept import forget_what_waits

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

MARCH = date(2031, 3, 1)


@pytest.fixture
def billed(world, tmp_path):
    """Return an office in April, the reply for which jo had agreed to pay, and anna's network."""
    world.server.write(forget_what_waits)
    world.clock.set(MID_MARCH)
    with Hands(world, tmp_path) as hands:
        office = Agreeing(hands, hands.between())
        office.agreed()
        plan_id = office.hers.sync().fees.offer(
            FeePlan(kind="per_message", currency="USD", since="2031-03-01", amount=1500, tax=1000)
        )
        office.theirs.sync().fees.answer(plan_id, "agreed")
        office.theirs.write("How do I begin?")
        reply = office.hers.sync().reply("One step at a time.")
        office.hers.sync().fees.charge([reply], MARCH)
        world.clock.set(IN_APRIL)
        network = hands.between()
        office.owner = later(hands, office.owner)
        office.anna = later(hands, office.anna, network)
        office.theirs = later(hands, office.jo).thread(office.theirs.id)
        office.owner.billing.run(MARCH, pause=0.05)
        yield office, reply, network
    world.server.write(forget_what_waits)


def later(hands, person, network=None):
    """Return somebody at another device, signed in anew."""
    folder, account = hands.folder / "later", person.connection.account
    return hands.enter_context(sdk.connect_by_key(hands.http(network), account, folder))


def proven(thread):
    return thread.sync().fees.statement(MARCH, "USD")


def told(network, change):
    """Let the server say another statement to anna."""

    def meet(request, go_on):
        answer = go_on()
        if not request.url.path.endswith("/2031-03-01/USD"):
            return answer
        said = msgspec.json.decode(answer.read())
        change(said)
        return httpx2.Response(200, content=msgspec.json.encode(said), headers=answer.headers)

    network.meet = meet


def test_an_honest_statement_is_what_was_signed(billed):
    office, reply, _ = billed
    for thread in (office.theirs, office.hers):
        one = proven(thread)
        assert [line.item for line in one.statement.lines] == [reply]
        assert (one.statement.summary.amount, one.statement.summary.tax) == (1500, 150)
        assert one.differences == one.unseen == []
    office.theirs.fees.dispute(reply)
    office.hers.sync().fees.answer_dispute(reply, "withdrawn")
    one = proven(office.theirs)
    assert one.differences == []  # the line stays, and a credit stands beside it
    assert (one.statement.summary.balance, one.statement.ledger[0].kind) == (0, "credit")


LIES = [  # what the server changes, what is seen
    (lambda said: said["lines"][0].update(amount=9000), {"amount", "sum", "due"}),
    (lambda said: said["lines"].clear(), {"missing", "sum", "tax", "due"}),
    (
        lambda said: said["lines"].append({**said["lines"][0], "item": "A" * 22}),
        {"extra", "sum", "tax", "due"},
    ),
    (lambda said: said["summary"].update(amount=1600), {"sum"}),
    (lambda said: said["summary"].update(balance=9000), {"due"}),
    (lambda said: said["summary"].update(paused=-100), {"due"}),
]


@pytest.mark.parametrize(("lie", "seen"), LIES)
def test_a_server_that_lies_about_money_is_seen(billed, lie, seen):
    office, _, network = billed
    told(network, lie)
    assert {each.what for each in proven(office.hers).differences} == seen


def test_a_plan_that_the_server_makes_up_is_said_to_be_signed_by_nobody_here(billed):
    office, _, network = billed
    made_up = "A" * 22

    def lie(request, go_on):
        answer = go_on()
        if not request.url.path.endswith("/fees"):
            return answer
        said = msgspec.json.decode(answer.read())
        said["plans"].append({**said["plans"][0], "id": made_up, "source": "policy"})
        return httpx2.Response(200, content=msgspec.json.encode(said), headers=answer.headers)

    thread = office.hers.sync()
    network.meet = lie
    assert thread.fees.statement(MARCH, "USD").unseen == [made_up]
