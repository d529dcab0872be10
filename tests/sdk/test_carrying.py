"""Somebody's keys are known to others: they come again, and what was theirs alone comes along."""

import pytest

from meantime import sdk
from meantime.protocol.posts import Profile, Text
from meantime.sdk.attachments import Marks
from meantime.sdk.carrying import carry_own
from meantime.sdk.own_spaces import own_space
from meantime.sdk.private_notes import change_private, private_notes, write_private
from meantime.sdk.progress import unseen
from tests.sdk.networks import killed_at
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.office import said
from tests.sdk.test_leaving import still_seated


@pytest.fixture
def back(office, olga):
    """Return anna under a new account, whom the practice knows."""
    person = office.hands.join(olga.invite_staff().code, newcomer("Anna Weiss"))
    olga.introduce(person.id, ANNA)
    return person


def held(hands, account, device, line=None):
    """Return whoever holds these keys, signed in on a device."""
    folder = hands.folder / device
    return hands.enter_context(sdk.connect_by_key(hands.http(line), account, folder))


def notes(person, space_id):
    return [(note.text, note.on) for note in private_notes(person.connection, space_id)]


def test_the_old_card_is_nowhere_and_the_new_one_has_all(office, olga, back, hands, spaces):
    mine, thread = office.anna.connection, office.theirs.id
    write_private(mine, thread, "A hunch.", on="2027-03-09")
    change_private(mine, private_notes(mine, thread)[0], "A better hunch.")
    before = notes(office.anna, thread)
    assert olga.dismiss(office.anna.id, back.id).is_whole
    old = held(hands, mine.account, "the old phone")  # what is theirs alone is served still
    carried = carry_own(old.connection, back.connection, unseen)
    assert (carried.posts, carried.lost) == (2, 0)
    assert notes(back, thread) == before
    assert said(back) == (["Said before."], ["A plan."], "Jo Kim")
    again = carry_own(old.connection, back.connection, unseen)
    assert (again.posts, again.lost) == (0, 0)
    assert still_seated(office, spaces, office.anna.id) == []
    assert still_seated(office, spaces, back.id) == spaces


def test_a_client_s_journal_comes_along_with_its_times(office):
    first = office.jo.keep("Kept for me.")
    again = office.hands.join(
        office.anna.add_client(Profile(name="Jo Kim")).invite(ANNA).code, newcomer("Jo")
    )
    assert carry_own(office.jo.connection, again.connection, unseen).posts == 1
    (kept,) = again.journal().entries()
    assert (kept.id, kept.moment.text) == (first.id, "Kept for me.")


@pytest.mark.parametrize("step", [2, 6, 9])
def test_what_broke_off_is_done_again_without_doubles(office, hands, line, step):
    for n in range(3):
        office.jo.keep(f"Kept {n}.")
    account = office.sam.connection.account
    where = held(hands, account, "s", line)
    with killed_at(line, step):
        carry_own(office.jo.connection, where.connection, unseen)
    there = held(hands, account, "another")
    carry_own(office.jo.connection, there.connection, unseen)
    kept = [each.moment.text for each in there.journal().entries()]
    assert sorted(kept) == ["Kept 0.", "Kept 1.", "Kept 2."]


def test_what_cannot_be_carried_is_counted(office, back, letter):
    own = own_space(office.anna.connection, "private")
    own.attach(letter, Marks(attention=0))
    own.post(Text(text="Beside it."))
    carried = carry_own(office.anna.connection, back.connection, unseen)
    assert (carried.posts, carried.lost) == (1, 1)


def test_an_account_is_not_carried_into_itself(office):
    with pytest.raises(sdk.SdkError):
        carry_own(office.anna.connection, office.anna.connection, unseen)
