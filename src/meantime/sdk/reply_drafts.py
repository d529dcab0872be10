"""A trainee's replies: written in the chart, released word for word in the thread, or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Amend, SeatName, Text
from meantime.protocol.reply_posts import DraftBack, ReplyDraft
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.reply_drafts import check_releases, fold_drafts

if TYPE_CHECKING:
    from collections.abc import Collection

    from meantime.sdk.cases import Case
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.reply_drafts import DraftReply, Since, Verdict
    from meantime.sdk.spaces import Space
    from meantime.sdk.threads import Thread

EVER: Final = 2**53 - 1  # ms: an answer that has yet to leave is an answer all the same


class NotWaiting(SdkError):
    """The draft waits no more: `draft` says what became of it."""

    def __init__(self, draft: DraftReply) -> None:
        super().__init__("This draft does not wait any more. Look again.")
        self.draft = draft


class Overtaken(SdkError):
    """Something happened to the message that the draft answers: `draft.since` says what."""

    def __init__(self, draft: DraftReply) -> None:
        super().__init__("Something happened since this draft was written. Look again.")
        self.draft = draft


def drafts_of(case: Case) -> list[DraftReply]:
    """Return the drafts that this device knows, oldest first. Raises SdkError without a chart."""
    thread, chart = _spaces(case)
    return fold_drafts(chart.opened(), _messages(thread), thread.people())


def verdicts_of(case: Case) -> dict[str, Verdict]:
    """Return by its id whether each message in another's name is what they wrote. As `drafts_of`.

    What this device has not fetched of the chart looks as if it were not there.
    """
    thread, chart = _spaces(case)
    return check_releases(chart.opened(), _messages(thread), thread.people())


def write_draft(case: Case, text: str, *, before: str = "") -> str:
    """Write an answer to the client's newest message that waits for release; return its id.

    `before` is the draft of mine that it takes the place of. Raises SdkError for whoever may write
    in the thread themselves, and as `Space.post`: then it is kept, and goes out later.
    """
    thread, chart = _spaces(case)
    if thread.my_role() != "observer":
        raise SdkError("You can answer here yourself: nobody has to release it.")
    return chart.post(ReplyDraft(text=text, of=thread.answered(), before=before))


def withdraw_draft(case: Case, draft_id: str) -> None:
    """Take back a draft of mine that was not released. Raises NotWaiting, and as `Space.post`."""
    _, chart = _spaces(case)
    draft = _find(case, draft_id)
    if draft.author != chart.me or draft.state not in {"waiting", "back"}:
        raise NotWaiting(draft)
    chart.post(Amend(text=""), re=draft_id)


def release_draft(
    case: Case, draft_id: str, *, show_at: int = 0, despite: Collection[Since] = ()
) -> str:
    """Say a draft in the thread, word for word, in its writer's name; return the message's id.

    Of two who release at once one is refused. `show_at` is the ms at which others see it, `despite`
    what may have happened since all the same. Nothing is kept to go out later. Raises NotWaiting,
    Overtaken, SdkError for all but clinicians of the thread, and as `Space.post_now`.
    """
    thread, chart = _spaces(case)
    _demand_clinician(thread)
    chart.sync()
    thread.sync()
    draft = _waiting(case, draft_id, despite)
    if naming := _naming(thread, draft.author):
        thread.post_now(naming)
    post = Text(text=draft.text, by=draft.author, draft=draft.hash)
    entry = thread.post_now(
        post,
        attention=1,
        re=thread.answered(),
        show_at=show_at,
        check=lambda: _waiting(case, draft_id, despite),
    )
    return entry.id


def send_back(case: Case, draft_id: str, why: str) -> None:
    """Send a draft back to its writer, with the reason. Raises as `release_draft`."""
    thread, chart = _spaces(case)
    _demand_clinician(thread)
    chart.sync()
    draft = _find(case, draft_id)
    if draft.state != "waiting":
        raise NotWaiting(draft)
    chart.post(DraftBack(of=draft_id, why=why))


def _naming(thread: Thread, writer: str) -> SeatName | None:
    """Return what says who the writer is to a client who came later: they lack the key to before.

    Only who has seated somebody may name them: None for everybody else, and where nobody has to.
    """
    named = thread.people().by_id.get(writer)
    if named is None or not named.name or named.by != thread.me:
        return None
    said_at = came_at = -1
    for opened in thread.opened():
        if isinstance(opened.post, SeatName) and opened.post.id == writer:
            said_at = opened.entry.seq
        added = opened.entry.seats.add if opened.entry.seats else ()
        if any(seat.role == "client" for seat in added):
            came_at = opened.entry.seq
    return (
        SeatName(id=writer, name=named.name, credential=named.credential)
        if said_at < came_at
        else None
    )


def _waiting(case: Case, draft_id: str, despite: Collection[Since]) -> DraftReply:
    draft = _find(case, draft_id)
    if draft.state != "waiting":
        raise NotWaiting(draft)
    if not set(draft.since) <= set(despite):
        raise Overtaken(draft)
    return draft


def _demand_clinician(thread: Thread) -> None:
    if thread.my_role() != "clinician":
        raise SdkError("Only who answers in the conversation releases a draft or sends it back.")


def _find(case: Case, draft_id: str) -> DraftReply:
    found = next((each for each in drafts_of(case) if each.id == draft_id), None)
    if found is None:
        raise SdkError("There is no such draft.")
    return found


def _messages(thread: Thread) -> list[Message]:
    return fold_messages(thread.opened(), thread.me, EVER)


def _spaces(case: Case) -> tuple[Thread, Space]:
    if case.thread is None or case.chart is None:
        raise SdkError("For this you need a seat in the conversation and in the chart.")
    return case.thread, case.chart
