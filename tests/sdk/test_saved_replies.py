"""Saved replies: the practice's, one's own, and what may never be sent."""

from datetime import timedelta

import pytest

from meantime.protocol.reply_posts import Named
from meantime.replying.contents import REPLIES
from meantime.sdk.errors import ProblemError
from meantime.sdk.naming import naming
from meantime.sdk.own_spaces import own_spaces
from meantime.sdk.reply_errors import FaultyReply, OpenSlots, UnchangedReply
from meantime.sdk.saved_replies import ReplyWords, refuse_unchanged
from meantime.wire.appointments import NewAppointment
from tests.sdk.networks import sent_over
from tests.sdk.office import Office

OURS = ReplyWords("brief", {"en": "Ours, {first_name}.", "es": "La nuestra."}, "Any day")
MINE = ReplyWords("brief", {"en": "Mine, {first_name}, until {next_session}."})
SHIPPED = "reply.brief.hard_moment"


pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def desk(hands, network):
    return Office(hands, network)


def by_id(person):
    return {reply.id: reply for reply in person.saved_replies.every()}


def kept(person, words):
    reply_id = person.saved_replies.keep(words)
    return by_id(person)[reply_id]


def test_the_practice_s_are_read_by_all_and_one_s_own_by_nobody_else(desk):
    shared = desk.owner.saved_replies.keep(OURS, "practice")
    own = desk.anna.saved_replies.keep(MINE)
    assert {shared, own} <= set(by_id(desk.anna))
    assert by_id(desk.anna)[own].place == "personal"
    assert shared in by_id(desk.sam)
    assert own not in by_id(desk.sam)
    (private,) = own_spaces(desk.anna.connection, "private")
    for stranger in (desk.sam, desk.owner, desk.jo):
        with pytest.raises(ProblemError, match="not-found"):
            stranger.space(private.id)


def test_a_shipped_reply_is_changed_hidden_and_comes_back_as_it_was(desk):
    saved = desk.anna.saved_replies
    saved.keep(OURS, "practice", SHIPPED)
    saved.keep(MINE, reply_id=SHIPPED)
    assert by_id(desk.anna)[SHIPPED].text == MINE.text
    assert by_id(desk.sam)[SHIPPED].text == OURS.text
    saved.hide(by_id(desk.anna)[SHIPPED])
    assert by_id(desk.anna)[SHIPPED].is_hidden
    assert SHIPPED not in [reply.id for reply in saved.offered(desk.case)]
    saved.restore(by_id(desk.anna)[SHIPPED])
    assert by_id(desk.anna)[SHIPPED].text == OURS.text
    saved.restore(by_id(desk.anna)[SHIPPED], "practice")
    assert by_id(desk.sam)[SHIPPED].text == REPLIES.replies[0].text


def test_one_s_own_is_hidden_and_shown_again_with_its_words(desk):
    own = kept(desk.anna, MINE)
    desk.anna.saved_replies.hide(own)
    hidden = by_id(desk.anna)[own.id]
    assert hidden.is_hidden
    desk.anna.saved_replies.restore(hidden)
    assert by_id(desk.anna)[own.id] == own


def test_a_pinned_one_stands_first_for_its_client_alone(desk):
    saved = desk.anna.saved_replies
    last = saved.offered(desk.case)[-1]
    saved.pin(last, desk.case)
    assert saved.offered(desk.case)[0] == last
    saved.pin(last, desk.case, is_on=False)
    assert saved.offered(desk.case)[0] != last


def test_where_safety_is_at_stake_safety_replies_alone_are_offered(desk):
    saved = desk.anna.saved_replies
    assert {reply.category for reply in saved.offered(desk.case)} > {"safety"}
    desk.theirs.write("I am not well.", attention=2)
    assert {reply.category for reply in saved.offered(desk.case)} == {"safety"}
    desk.anna.thread(desk.case.id).reply("I am calling you.")
    assert {reply.category for reply in saved.offered(desk.case)} > {"safety"}
    desk.theirs.write("I want to end it.", attention=3)
    desk.anna.thread(desk.case.id).reply("I am calling you.")  # the alert is open all the same
    assert {reply.category for reply in saved.offered(desk.case)} == {"safety"}


def test_a_reply_is_filled_from_what_is_known_and_what_is_not_stays_open(desk):
    saved, case = desk.anna.saved_replies, desk.case
    own = kept(desk.anna, MINE)
    assert saved.fill(own, case, "en") == "Mine, Jo, until our next session."
    soon = desk.hands.world.clock.now() + timedelta(days=2)
    noon = soon.replace(hour=12, minute=0, second=0, microsecond=0)
    booked = desk.anna.appointments.book(case.id, NewAppointment(noon, "UTC", 50))
    assert saved.fill(own, case, "en").endswith(f"until {noon:%A} at noon.")
    shipped = by_id(desk.anna)["reply.brief.overwhelmed"]
    filled = saved.fill(shipped, case, "es")
    assert "Jo" in filled
    thread = desk.anna.thread(case.id)
    with pytest.raises(OpenSlots) as refused:
        thread.reply(filled)
    assert refused.value.slots == ("una técnica que practicaron",)
    assert not thread.outbox.rows()
    thread.add_skill("el ejercicio de respirar")
    filled = saved.fill(shipped, desk.case, "es")
    thread.reply(filled, named=[naming(booked)])
    assert desk.theirs.read()[-1].text == filled


@pytest.mark.parametrize("open_text", ["See {topic}.", "See [[one thing]]."])
def test_nothing_open_is_sent_promised_or_put_in_place_of_what_was_sent(desk, open_text):
    thread = desk.anna.thread(desk.case.id)
    sent = thread.reply("Whole.")
    with pytest.raises(OpenSlots):
        thread.write(open_text)
    with pytest.raises(OpenSlots):
        thread.promise(open_text, desk.hands.world.clock.now() + timedelta(days=1))
    with pytest.raises(OpenSlots):
        thread.correct(sent, open_text)
    desk.theirs.sync().write("A client may write {topic} as they like.")
    assert open_text not in [m.text for m in desk.theirs.read()]


@pytest.mark.usefixtures("database")
def test_a_reply_as_it_came_wants_an_explicit_yes():
    refuse_unchanged("Changed.", "As it came.")
    with pytest.raises(UnchangedReply):
        refuse_unchanged(" As it came.\n", "As it came.")


@pytest.mark.parametrize(
    ("text", "field"),
    [({"en": " "}, "text"), ({"en": "{names}"}, "en"), ({"es": "x" * 1001, "en": "a"}, "es")],
)
def test_what_cannot_be_filled_is_not_saved(desk, text, field):
    with pytest.raises(FaultyReply) as refused:
        desk.anna.saved_replies.keep(ReplyWords("brief", text))
    assert [*refused.value.fields] == [field]


def test_times_that_moved_after_a_reply_named_them_are_pointed_out(desk):
    case, calendar = desk.case, desk.anna.appointments
    soon = desk.hands.world.clock.now() + timedelta(days=2)
    booked = calendar.book(case.id, NewAppointment(soon, "UTC", 50))
    thread = desk.anna.thread(case.id)
    sent = thread.reply("See you then.", named=[naming(booked)])
    thread.reply("A lie.", named=[Named(appointment="nowhere/2026-01-01", at=0)])
    assert thread.named_again() == []
    moved = calendar.move(booked, soon + timedelta(days=1))
    (found,) = thread.named_again()
    assert (found.message.id, found.standing) == (sent, "moved")
    assert found.now_at == naming(moved).at
    corrected = thread.reply("A correction.", named=[naming(moved)])
    assert thread.named_again() == []
    thread.withdraw(corrected)
    calendar.cancel(moved)
    (found,) = thread.named_again()
    assert (found.standing, found.now_at) == ("cancelled", None)
    thread.withdraw(sent)
    assert thread.named_again() == []


def test_no_word_of_a_reply_or_a_skill_leaves_the_device_in_the_open(desk, network):
    desk.anna.saved_replies.keep(OURS, "practice")
    own = kept(desk.anna, MINE)
    desk.anna.saved_replies.pin(own, desk.case)
    thread = desk.anna.thread(desk.case.id)
    thread.add_skill("Box breathing")
    thread.reply(desk.anna.saved_replies.fill(own, desk.case, "en"))
    for words in (b"Ours,", b"Mine,", b"Box breathing", b"our next session"):
        assert words not in sent_over(network)
