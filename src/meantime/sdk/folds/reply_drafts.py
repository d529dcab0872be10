"""Replies that wait for release: what became of each, and whether what was released is the same.

Source: protocol.md section 7, People and Replying.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from meantime.protocol.posts import Amend, Text
from meantime.protocol.reply_posts import DraftBack, ReplyDraft
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

State = Literal["waiting", "released", "back", "replaced", "withdrawn"]
Since = Literal["gone", "answered", "newer"]
Verdict = Literal["fits", "again", "altered", "not_theirs", "no_draft", "unreadable"]

CARE_TEAM = {"clinician", "practice"}


@dataclass(frozen=True, slots=True)
class DraftReply:
    """A draft of an answer to the message `of`; `at` in ms, by the server's time.

    `by` is who released it or sent it back, `why` the reason for the latter, `release` the message
    that it became. `since` says what happened to `of` meanwhile: its author took it back (`gone`),
    it was answered otherwise, or they have written more (`newer`).
    """

    id: str
    hash: str
    author: str
    text: str
    of: str
    before: str
    at: int
    state: State = "waiting"
    by: str = ""
    why: str = ""
    release: str = ""
    since: tuple[Since, ...] = ()


def fold_drafts(
    chart: Iterable[Opened], messages: Sequence[Message], people: People
) -> list[DraftReply]:
    """Return the drafts of a chart, oldest first; `messages` and `people` are those of its thread.

    Only its author takes a draft back or puts another in its place; only a clinician of the thread
    sends one back or releases it. A release that was withdrawn is none.
    """
    log = list(chart)
    verdicts = check_releases(log, messages, people)
    releases = {
        message.post.draft: message
        for message in messages
        if isinstance(message.post, Text) and verdicts.get(message.id) == "fits"
    }
    drafts: dict[str, DraftReply] = {}
    for opened in log:
        _take_in(drafts, opened, people)
    return [_closed(each, releases.get(each.hash), messages, people) for each in drafts.values()]


def check_releases(
    chart: Iterable[Opened], messages: Iterable[Message], people: People
) -> dict[str, Verdict]:
    """Return by its id whether each message that names another writer is what they wrote.

    It `fits` in every word; another did so before it (`again`); its words are `altered`; the draft
    is another's (`not_theirs`); there is `no_draft` of that hash; or it is `unreadable` here.
    """
    known = {opened.entry.hash: opened for opened in chart if opened.entry.kind == "post"}
    verdicts: dict[str, Verdict] = {}
    released: set[str] = set()
    for message in messages:
        post = message.post
        if not isinstance(post, Text) or not (post.by or post.draft) or message.is_withdrawn:
            continue
        if people.role(message.author) != "clinician":
            continue  # nobody else's word for who wrote something counts
        verdict = _verdict(known.get(post.draft), post.by, message.text)
        verdicts[message.id] = "again" if verdict == "fits" and post.draft in released else verdict
        if verdict == "fits":
            released.add(post.draft)
    return verdicts


def _verdict(opened: Opened | None, by: str, words: str) -> Verdict:
    if opened is not None and opened.post is None:
        return "unreadable"
    if opened is None or not isinstance(opened.post, ReplyDraft):
        return "no_draft"
    if opened.entry.author != by:
        return "not_theirs"
    return "fits" if opened.post.text == words else "altered"


def _take_in(drafts: dict[str, DraftReply], opened: Opened, people: People) -> None:
    entry, post = opened.entry, opened.post
    if isinstance(post, ReplyDraft):
        _replace(drafts, post.before, entry.author)
        at = to_ms(opened.received_at)
        drafts[entry.id] = DraftReply(
            entry.id, entry.hash, entry.author, post.text, post.of, post.before, at
        )
    elif isinstance(post, Amend) and not post.text and _is_open(drafts, entry.re, entry.author):
        drafts[entry.re] = replace(drafts[entry.re], state="withdrawn")
    elif isinstance(post, DraftBack) and people.role(entry.author) == "clinician":
        sent = drafts.get(post.of)
        if sent is not None and sent.state == "waiting" and sent.author != entry.author:
            drafts[post.of] = replace(sent, state="back", by=entry.author, why=post.why)


def _replace(drafts: dict[str, DraftReply], before: str, author: str) -> None:
    if _is_open(drafts, before, author):
        drafts[before] = replace(drafts[before], state="replaced")


def _is_open(drafts: dict[str, DraftReply], draft: str, author: str) -> bool:
    """Tell whether this is a draft of that author's of which something is still to become."""
    found = drafts.get(draft)
    return found is not None and found.author == author and found.state in {"waiting", "back"}


def _closed(
    draft: DraftReply, release: Message | None, messages: Sequence[Message], people: People
) -> DraftReply:
    """Return a draft as it stands beside its thread."""
    if release is not None:
        return replace(draft, state="released", by=release.author, why="", release=release.id)
    return replace(draft, since=_since(draft, messages, people))


def _since(draft: DraftReply, messages: Sequence[Message], people: People) -> tuple[Since, ...]:
    seqs = {message.id: message.seq for message in messages}
    asked = next((message for message in messages if message.id == draft.of), None)
    if asked is None:
        return ()
    standing = [message for message in messages if not message.is_withdrawn]
    is_answered = any(
        people.role(each.author) in CARE_TEAM and seqs.get(each.re, -1) >= asked.seq
        for each in standing
    )
    is_newer = any(
        each.author == asked.author and each.attention > 0 and each.seq > asked.seq
        for each in standing
    )
    found: dict[Since, bool] = {
        "gone": asked.is_withdrawn,
        "answered": is_answered,
        "newer": is_newer,
    }
    return tuple(name for name, is_so in found.items() if is_so)
