"""A trainee's reply: it waits, is sent back or released word for word; nobody borrows a name."""

from typing import Final

import httpx2
import pytest

from meantime import sdk
from meantime.protocol.posts import Profile, Text
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.reply_drafts import (
    NotWaiting,
    Overtaken,
    drafts_of,
    release_draft,
    send_back,
    verdicts_of,
    withdraw_draft,
    write_draft,
)
from tests.sdk.networks import is_append
from tests.sdk.newcomers import ANNA, newcomer
from tests.sdk.office import Office

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the devices' side of things
WORDS: Final = "Said before is not said in vain."
KIM: Final = sdk.Inviter("Kim Osei", "PhD")


class Ward(Office):
    """The office with `sam` as a trainee whose replies `anna` and `kim` may release."""

    def __init__(self, hands, network):
        super().__init__(hands, network)
        self.case.share(self.sam.id, "observer")

    @property
    def trainee(self):
        (case,) = self.sam.caseload()
        return case

    def second(self):
        self.kim = self.hire(KIM)
        self.case.share(self.kim.id, "clinician")
        (case,) = self.kim.caseload()
        return case


@pytest.fixture
def ward(hands, network):
    return Ward(hands, network)


def honest(_, go_on):
    return go_on()


def losing(request, go_on):
    """Let the server store it, and its answer never arrive."""
    answer = go_on()
    if is_append(request):
        raise httpx2.ReadError("cut")
    return answer


def only(case):
    (draft,) = drafts_of(case)
    return draft


def test_a_draft_is_sent_back_written_anew_and_released_word_for_word(ward):
    first = write_draft(ward.trainee, "Well done.")
    send_back(ward.case, first, "Name what she did.")
    sent = only(ward.trainee)
    assert (sent.state, sent.by, sent.why) == ("back", ward.anna.id, "Name what she did.")
    second = write_draft(ward.trainee, WORDS, before=first)
    assert [each.state for each in drafts_of(ward.case)] == ["replaced", "waiting"]
    assert len(list(ward.anna.waiting())) == 1  # a draft is no answer
    said = release_draft(ward.case, second)
    assert list(ward.anna.waiting()) == []
    message = ward.theirs.read()[-1]
    assert (message.id, message.text, message.name) == (said, WORDS, "Anna Weiss")
    assert ward.theirs.people().name(message.post.by) == "Sam Stone"
    assert drafts_of(ward.trainee)[-1].state == "released"
    assert verdicts_of(ward.trainee) == {said: "fits"}


def test_whoever_may_only_read_releases_nothing_and_whoever_may_write_drafts_nothing(ward):
    draft = write_draft(ward.trainee, WORDS)
    for act in (
        lambda: release_draft(ward.trainee, draft),
        lambda: send_back(ward.trainee, draft, "?"),
    ):
        with pytest.raises(SdkError, match="Only who answers in the conversation"):
            act()
    with pytest.raises(SdkError, match="nobody has to release it"):
        write_draft(ward.case, "Mine.")


def test_of_two_who_release_at_once_one_is_refused(ward, network):
    draft, kims = write_draft(ward.trainee, WORDS), ward.second()
    annas = ward.case

    def quicker(request, go_on):
        if is_append(request):
            network.meet = honest
            release_draft(kims, draft)
        return go_on()

    network.meet = quicker
    with pytest.raises(NotWaiting) as refused:
        release_draft(annas, draft)
    assert (refused.value.draft.state, refused.value.draft.by) == ("released", ward.kim.id)
    assert [m.text for m in ward.theirs.read()].count(WORDS) == 1


def test_a_release_whose_answer_was_lost_is_not_made_twice(ward, network):
    draft, case = write_draft(ward.trainee, WORDS), ward.case
    network.meet = losing
    with pytest.raises(Unreachable):
        release_draft(case, draft)
    network.meet = honest
    with pytest.raises(NotWaiting):
        release_draft(case, draft)
    assert [m.text for m in ward.theirs.read()].count(WORDS) == 1


def test_what_was_taken_back_is_neither_released_nor_sent_back(ward):
    draft = write_draft(ward.trainee, WORDS)
    withdraw_draft(ward.trainee, draft)
    for act in (lambda: release_draft(ward.case, draft), lambda: send_back(ward.case, draft, "?")):
        with pytest.raises(NotWaiting) as refused:
            act()
        assert refused.value.draft.state == "withdrawn"


def test_nobody_takes_back_the_draft_of_another(ward):
    draft = write_draft(ward.trainee, WORDS)
    with pytest.raises(NotWaiting):
        withdraw_draft(ward.case, draft)
    assert only(ward.case).state == "waiting"


def test_a_client_who_came_after_the_trainee_is_told_their_name_with_the_reply(hands, network):
    office = Office(hands, network)
    case = office.anna.add_client(Profile(name="Max Orr"))
    code = case.invite(ANNA).code
    case.share(office.sam.id, "observer")
    max_ = hands.join(code, newcomer("Max"))
    theirs = max_.thread(case.id)
    theirs.write("Here I am.")
    assert theirs.people().name(office.sam.id) == ""  # it was said before there was a key for Max
    of = {each.id: each for each in office.sam.caseload()}
    draft = write_draft(of[case.id], WORDS)
    mine = {each.id: each for each in office.anna.caseload()}
    release_draft(mine[case.id], draft)
    assert (theirs.read()[-1].text, theirs.read()[-1].writer) == (WORDS, "Sam Stone")


def withdrawn(ward):
    ward.theirs.withdraw(ward.theirs.answered() or ward.theirs.messages()[-1].id)


def written_more(ward):
    ward.theirs.write("And another thing.")


def answered(ward):
    ward.anna.thread(ward.case.id).reply("I have answered this.")


@pytest.mark.parametrize(
    ("happens", "since"),
    [(withdrawn, "gone"), (written_more, "newer"), (answered, "answered")],
)
def test_what_happened_since_is_told_before_anything_is_released(ward, happens, since):
    draft = write_draft(ward.trainee, WORDS)
    happens(ward)
    with pytest.raises(Overtaken) as told:
        release_draft(ward.case, draft)
    assert told.value.draft.since == (since,)
    release_draft(ward.case, draft, despite=[since])
    assert ward.theirs.read()[-1].text == WORDS


def test_a_clinician_who_borrows_a_name_is_found_out_by_whoever_has_the_chart(ward):
    write_draft(ward.trainee, "Rest today.")
    other = write_draft(ward.trainee, "Walk a little.")
    drafts = {each.id: each for each in drafts_of(ward.case)}
    hash_of = {each.text: each.hash for each in drafts.values()}
    thread = ward.anna.thread(ward.case.id)

    def claim(text, by, draft):
        return thread.post(Text(text=text, by=by, draft=draft), attention=1)

    told = {
        claim("Rest, and take two.", ward.sam.id, hash_of["Rest today."]): "altered",
        claim("Rest today.", ward.owner.id, hash_of["Rest today."]): "not_theirs",
        claim("Rest today.", ward.sam.id, hash_of["Walk a little."]): "altered",
        claim("Rest today.", ward.sam.id, ward.case.thread.state.head): "no_draft",
        claim("Rest today.", ward.sam.id, ""): "no_draft",
        claim("Walk a little.", ward.sam.id, drafts[other].hash): "fits",
    }
    assert verdicts_of(ward.case) == told
    assert verdicts_of(ward.trainee) == told


def test_words_that_are_changed_after_the_release_are_not_the_writer_s_any_more(ward):
    said = release_draft(ward.case, write_draft(ward.trainee, WORDS))
    thread = ward.anna.thread(ward.case.id)
    thread.correct(said, "Other words.")
    assert verdicts_of(ward.trainee) == {said: "altered"}
    assert only(ward.trainee).state == "waiting"
