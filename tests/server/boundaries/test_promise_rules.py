"""The rules of promises against a plain count, over posts in any order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meantime.server.boundaries.rules.promises import Outcome, Post, outcome, state_of

START = datetime(2026, 3, 9, 9, tzinfo=UTC)
DUE = 20


def at(hour):
    return START + timedelta(hours=hour)


PROMISE = Post("promise", "", 1, at(0), at(2))


@st.composite
def posts(draw):
    """Draw posts of the care team: said now or later, acknowledging, rewording or withdrawing."""
    drawn: list[Post] = []
    for n in range(draw(st.integers(0, 6))):
        received = draw(st.integers(1, 30))
        shown = received + draw(st.integers(0, 10))
        before = ["", "promise", *(post.entry_id for post in drawn)]
        amends = draw(st.sampled_from(before))
        drawn.append(Post(f"p{n}", amends, draw(st.integers(0, 1)), at(received), at(shown)))
    return drawn


def withdrawals(others, entry_id):
    return [p.received_at for p in others if p.amends == entry_id and not p.attention]


@given(others=posts())
def test_the_first_reply_that_clients_saw_in_time_keeps_a_promise(others):
    keeping = []
    for post in others:
        was_seen = all(gone >= post.shown_at for gone in withdrawals(others, post.entry_id))
        is_reply = post.attention == 1 and post.amends == ""
        if was_seen and is_reply and PROMISE.shown_at < post.shown_at <= at(DUE):
            keeping.append(post.shown_at)
    gone = withdrawals(others, "promise")
    expected = Outcome(min(keeping, default=None), min(gone, default=None))
    assert outcome(PROMISE, at(DUE), others) == expected


@given(others=posts(), order=st.randoms(use_true_random=False))
def test_the_order_in_which_posts_are_read_changes_nothing(others, order):
    mixed = order.sample(others, len(others))
    assert outcome(PROMISE, at(DUE), mixed) == outcome(PROMISE, at(DUE), others)


@given(others=posts(), now=st.integers(0, 40), later=st.integers(0, 40))
def test_what_a_promise_has_come_to_stays_so(others, now, later):
    came = outcome(PROMISE, at(DUE), others)

    def state(hour):
        return state_of(at(DUE), came.kept_at, came.withdrawn_at, at(hour))

    if state(now) != "due":
        assert state(now + later) == state(now)
    assert (state(DUE + 1) == "due") is False


@given(others=posts())
def test_what_says_nothing_never_breaks_or_keeps_a_promise(others):
    silent = Post("silent", "", 0, at(3), at(3))
    assert outcome(PROMISE, at(DUE), [*others, silent]) == outcome(PROMISE, at(DUE), others)
