"""Hours through the SDK: set by staff, told to a client before they write; what waits by them."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from meantime import sdk
from meantime.protocol.posts import Text
from meantime.server.kit.pages import PAGE
from meantime.wire.boundaries import Closure, Frame, ReplyWithin
from meantime.wire.problems import ProblemSlug

OPEN, WINDOWS = [(540, 720), (780, 1080)], [540, 960]
FRAME = Frame(
    zone="America/New_York",
    hours=[OPEN] * 5 + [[], []],
    windows=[WINDOWS] * 5 + [[], []],
    reply_within=ReplyWithin(unit="days", n=2),
    closures=[],
)
MONDAY = date(2027, 3, 8)
FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March in New York
MONDAY_9, TUESDAY_9 = datetime(2027, 3, 8, 14, tzinfo=UTC), datetime(2027, 3, 9, 14, tzinfo=UTC)
TUESDAY_18 = datetime(2027, 3, 9, 23, tzinfo=UTC)
WEDNESDAY_18 = datetime(2027, 3, 10, 23, tzinfo=UTC)


def changed(**changes):
    return msgspec.structs.replace(FRAME, **changes)


def go_to(hands, at):
    """Make it `at`; whoever was signed in by then comes again."""
    assert hands.practice.care
    hands.world.clock.set(at)
    practice = hands.practice
    return hands.take(practice.clinician, device="later"), hands.take(practice.client)


def test_until_somebody_sets_hours_the_usual_ones_are_nobodys_and_promise_nothing(hands):
    kept = hands.clinician.hours()
    assert (kept.set_by, kept.frame.zone) == ("nobody", "America/New_York")
    shown = hands.thread(hands.client).boundary()
    assert (shown.is_set, shown.reads_at, shown.answer_by) == (False, None, None)


def test_the_practice_s_hours_count_until_somebody_has_own_ones(hands):
    owner = hands.take(hands.practice.owner)
    assert owner.set_practice_hours(FRAME).set_by == "practice"
    assert hands.clinician.hours() == hands.clinician.practice_hours() == owner.practice_hours()
    own = changed(zone="America/Chicago")
    hands.clinician.set_hours(own)
    kept = hands.clinician.hours()
    assert (kept.set_by, kept.frame) == ("clinician", own)
    assert owner.practice_hours().frame == FRAME
    assert hands.thread(hands.client).boundary().zone == "America/Chicago"


def test_own_hours_are_dropped_for_the_practice_s(hands):
    hands.clinician.set_hours(FRAME)
    assert hands.clinician.drop_hours().set_by == "nobody"
    assert hands.clinician.hours().set_by == "nobody"


def test_a_client_is_told_before_writing_who_reads_when_and_by_when_an_answer_comes(hands):
    hands.clinician.set_hours(FRAME)
    clinician, client = go_to(hands, FRIDAY_23_04)
    thread = hands.thread(client)
    shown = thread.boundary()
    assert (shown.is_set, shown.is_open, shown.closed_for) == (True, False, None)
    assert (shown.opens_at, shown.reads_at, shown.answer_by) == (MONDAY_9, MONDAY_9, TUESDAY_18)
    reader = thread.responsible()
    assert reader
    assert reader.id == clinician.id


def test_a_closure_moves_what_is_told_and_is_named(hands):
    away = Closure(
        id="a", starts_on=MONDAY, ends_on=MONDAY, kind="vacation", name="closure.vacation"
    )
    hands.clinician.set_hours(changed(closures=[away]))
    _, client = go_to(hands, FRIDAY_23_04)
    shown = hands.thread(client).boundary()
    assert (shown.reads_at, shown.answer_by) == (TUESDAY_9, WEDNESDAY_18)
    assert shown.moved_by == [away]


def test_what_waits_goes_by_urgency_until_it_is_answered(hands):
    hands.clinician.set_hours(FRAME)
    clinician, client = go_to(hands, FRIDAY_23_04)
    theirs = hands.thread(client)
    calm, urgent = theirs.write("Something small."), theirs.write("Please call.", attention=3)
    first, second = clinician.waiting()
    assert [(one.entry_id, one.attention) for one in (first, second)] == [(urgent, 3), (calm, 1)]
    assert first.due_at == second.due_at == TUESDAY_18
    assert first.space_id == theirs.id
    hands.thread(clinician).reply("I will.")
    assert clinician.waiting() == []


def test_all_that_waits_is_listed_however_many_pages_it_takes(hands):
    theirs = hands.thread(hands.client)
    sent = {theirs.queue(Text(text=str(n)), attention=1) for n in range(PAGE + 1)}
    theirs.send()
    waiting = hands.clinician.waiting()
    assert {one.entry_id for one in waiting} == sent
    assert len(waiting) == PAGE + 1
    assert {one.due_at for one in waiting} == {None}  # nobody has set hours


def test_what_is_wrong_is_named_beside_its_field_and_nothing_is_kept(hands):
    wrong = changed(zone="Mars/Olympus", hours=[[(540, 500)], *FRAME.hours[1:]])
    with pytest.raises(sdk.ProblemError) as refused:
        hands.clinician.set_hours(wrong)
    assert refused.value.slug == ProblemSlug.MALFORMED
    assert {"zone", "hours.0.0"} <= refused.value.problem.fields.keys()
    assert hands.clinician.hours().set_by == "nobody"


def test_only_a_custodian_sets_the_practice_s_hours_and_no_client_has_any(hands):
    client = hands.client
    refusals = [
        lambda: hands.clinician.set_practice_hours(FRAME),
        lambda: client.set_hours(FRAME),
        lambda: client.set_practice_hours(FRAME),
        client.hours,
        client.drop_hours,
        client.practice_hours,
        client.waiting,
    ]
    for refusal in refusals:
        with pytest.raises(sdk.ProblemError) as refused:
            refusal()
        assert refused.value.slug == ProblemSlug.NOT_PERMITTED


def test_nobody_from_outside_a_thread_learns_when_it_is_read(hands):
    hands.clinician.set_hours(FRAME)
    colleague = hands.take(hands.practice.hire())
    with pytest.raises(sdk.ProblemError) as refused:
        sdk.Thread(colleague.connection, hands.practice.care.id).boundary()
    assert refused.value.slug == ProblemSlug.NOT_FOUND
