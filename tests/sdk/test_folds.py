"""From the log to what people see: names, corrections, postponed words, what is gone."""

from datetime import timedelta

import pytest

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.posts import Amend, Event, Purpose, SeatName, Text, Unknown, write_post
from meantime.protocol.sealing import generation_key
from meantime.protocol.writing import seat
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.opened import Opened
from meantime.sdk.founding import found_alone
from meantime.server.notices.service import list_notices

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def ours(hands):
    return hands.thread(hands.clinician)


@pytest.fixture
def theirs(hands):
    return hands.thread(hands.client)


def seen(thread):
    return [m.text for m in thread.read() if m.text != "Welcome."]


def soon(hands, **span):
    return hands.world.now_ms + timedelta(**span) // timedelta(milliseconds=1)


def test_a_correction_stands_in_place_of_the_first_wording_which_stays(ours, theirs):
    said = ours.write("At tne.")
    ours.correct(said, "At ten.")
    message = theirs.read()[-1]
    assert (message.text, message.earlier, message.is_withdrawn) == ("At ten.", ("At tne.",), False)


def test_what_is_withdrawn_shows_no_words_and_stays_in_the_record(ours, theirs):
    ours.withdraw(ours.write("To somebody else."))
    message = theirs.read()[-1]
    assert (message.text, message.is_withdrawn) == ("", True)
    assert message.earlier == ("To somebody else.",)


def test_nobody_corrects_another(ours, theirs):
    said = ours.write("Mine.")
    theirs.sync().post(Amend(text="Yours."), re=said)
    assert seen(ours) == ["Mine."]


def test_a_postponed_message_is_seen_when_its_time_has_come(hands, ours, theirs):
    ours.write("Good morning.", show_at=soon(hands, hours=8))
    assert seen(ours) == ["Good morning."]
    assert seen(theirs) == []
    hands.world.clock.advance(timedelta(hours=8, seconds=1))
    assert seen(theirs) == ["Good morning."]


def test_what_is_taken_back_in_time_is_never_shown(hands, ours, theirs):
    ours.withdraw(ours.write("Too harsh.", show_at=soon(hands, hours=8)))
    said = ours.write("A first wording.", show_at=soon(hands, hours=8))
    ours.correct(said, "A better one.")
    hands.world.clock.advance(timedelta(hours=9))
    assert seen(theirs) == ["A better one."]
    assert theirs.messages()[-1].earlier == ()


def test_a_correction_in_time_keeps_the_notice_and_a_withdrawal_takes_it_back(hands, ours):
    def waiting():
        kept = hands.world.server.read(list_notices, hands.practice.id)
        return [each for each in kept if each.seat_id == hands.practice.client.id]

    before = len(waiting())
    said = ours.write("A first wording.", show_at=soon(hands, hours=8))
    assert len(waiting()) == before + 1
    ours.correct(said, "A better one.")
    assert len(waiting()) == before + 1
    ours.withdraw(said)
    assert len(waiting()) == before


def test_a_client_s_correction_asks_as_the_message_did_and_a_withdrawal_for_nothing(ours, theirs):
    said, quiet = theirs.write("Plese read.", attention=2), theirs.write("A tick.", attention=0)
    theirs.correct(said, "Please read.")
    theirs.withdraw(said)
    theirs.correct(quiet, "Two ticks.")
    changes = [o.entry.attention for o in ours.sync().opened() if isinstance(o.post, Amend)]
    assert changes == [2, 0, 0]


def test_a_correction_may_ask_for_more_than_its_message(ours, theirs):
    said = theirs.write("I feel low.")
    theirs.post(Amend(text="I feel very low."), re=said, attention=3)
    theirs.correct(said, "I feel really low.")
    assert ours.read()[-1].attention == 3


def test_what_is_corrected_too_late_was_seen(hands, ours, theirs):
    said = ours.write("A first wording.", show_at=soon(hands, minutes=5))
    hands.world.clock.advance(timedelta(minutes=6))
    ours.correct(said, "A better one.")
    assert theirs.read()[-1].earlier == ("A first wording.",)


def test_a_colleague_takes_back_what_somebody_gone_had_planned(hands, ours, theirs):
    practice = hands.practice
    gone = practice.hire()
    ours.append_newest(
        lambda state: flows.add_seat(
            practice.clinician.account,
            state,
            seat(gone.account.card, "clinician"),
            [2, state.gen],  # the second has the purpose, without which all stays closed
            hands.world.now_ms,
        )
    )
    its_author = hands.thread(hands.take(gone))
    planned = its_author.write("See you.", show_at=soon(hands, hours=8))
    ours.sync().withdraw(planned)
    assert its_author.read()[-1].text == "See you."  # not while they are here
    ours.append_newest(
        lambda state: flows.remove(practice.clinician.account, state, [gone.id], state.seq)
    )
    ours.withdraw(planned)
    hands.world.clock.advance(timedelta(hours=9))
    assert "See you." not in seen(theirs)


def test_a_name_is_given_by_its_bearer_or_by_whoever_seated_them(hands, ours, theirs):
    def name(thread, who, text):
        thread.sync().post(SeatName(id=who, name=text, credential=""))
        return thread.people().name(who)

    clinician, client = hands.clinician.id, hands.client.id
    assert name(ours, client, "Jo K.") == "Jo K."
    assert name(theirs, client, "Jo") == "Jo"
    assert name(ours, clinician, "Anna") == "Anna"
    assert name(theirs, clinician, "Nobody") == "Anna"


def test_a_kind_of_post_that_is_not_known_yet_is_not_dropped(hands, ours, theirs):
    state, account = ours.state, hands.clinician.connection.account
    key = generation_key(state, account, state.gen)
    ours.append(flows.write_post(account, state, key, {"type": "haiku", "lines": 3}, at=1))
    message = theirs.read()[-1]
    assert isinstance(message.post, Unknown)
    assert message.post.type == "haiku"


def test_what_cannot_be_opened_marks_one_entry_and_no_more(hands, ours, theirs):
    state, account = ours.state, hands.clinician.connection.account
    ours.append(flows.write_post(account, state, bytes(32), {"type": "text", "text": "x"}, at=1))
    ours.write("Readable.")
    assert [m.fault for m in theirs.read()][-2:] == ["aead", ""]


def test_a_destroyed_post_is_told_from_a_withheld_one(hands):
    practice = hands.practice
    care = practice.care
    first = care.post(practice.clinician, "Long ago.")
    care.post(practice.clinician, "Later.")
    key = generation_key(care.state, practice.secret, care.state.gen)
    event = write_post(Event(what="destroyed", upto=first.seq))
    care.send(practice.seat, flows.write_post(practice.secret, care.state, key, event, at=1))
    now = hands.world.clock.now()
    log = [
        Opened(entry, now, None, "absent" if entry.kind == "post" else "")
        for entry in care.entries[:-1]
    ]
    log.append(Opened(care.entries[-1], now, Event(what="destroyed", upto=first.seq)))
    faults = [m.fault for m in fold_messages(log, hands.client.id, hands.world.now_ms)]
    assert faults[-3:] == ["destroyed", "withheld", ""]


def test_everybody_is_told_who_came_and_with_which_history(hands, ours, theirs):
    colleague = hands.practice.hire()
    ours.append_newest(
        lambda state: flows.add_seat(
            hands.practice.clinician.account,
            state,
            seat(colleague.account.card, "observer"),
            [2, state.gen],
            hands.world.now_ms,
        )
    )
    change = theirs.sync().changes()[-1]
    assert (change.did, change.who, change.role) == ("seated", colleague.id, "observer")
    assert change.since == next(o.entry.at for o in ours.opened() if o.entry.gen == 2)
    assert [c.did for c in theirs.changes() if c.who == hands.client.id] == ["joined"]


def test_a_space_of_ones_own_is_ones_own(hands):
    journal = found_alone(hands.client.connection, "journal")
    journal.post(Text(text="Only for me."))
    again = hands.take(hands.practice.client, device="another").space(journal.id)
    assert again.purpose() == Purpose(of="journal", about="")
    assert [o.post.text for o in again.opened() if isinstance(o.post, Text)] == ["Only for me."]
    with pytest.raises(sdk.ProblemError):
        hands.clinician.space(journal.id)
