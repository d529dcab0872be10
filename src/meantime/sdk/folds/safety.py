"""What a thread says of safety: the plan, the words to notice, what was noticed and answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.protocol.fee_posts import FeeDispute
from meantime.protocol.homework_posts import HomeworkAnswer
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Amend, Text
from meantime.protocol.safety_posts import ModelChoice, SafetyAnswer, SafetyPlan, SafetyWords
from meantime.screening.model.model import MODEL
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from meantime.protocol.safety_posts import Answer, PlanLine
    from meantime.sdk.folds.opened import Opened

URGENT: Final = 3  # attention
FOR_EVER: Final = 2**53  # ms; later than any post is shown
CARE_TEAM: Final = frozenset({"clinician", "practice"})
PLAN_WRITERS: Final = CARE_TEAM | {"client"}


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version of a safety plan, whole. `at` is its author's claim in ms.

    `crossed` are the versions that others had saved by then, and from which it was not made.
    """

    id: str
    author: str
    name: str
    role: str
    at: int
    received_at: datetime
    lines: tuple[PlanLine, ...]
    crossed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to "Are you safe right now?"; `id` is that of its entry, `at` a claim in ms."""

    id: str
    answer: Answer
    at: int
    is_before: bool  # sending: it stands in the message itself


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What a client's own device noticed in a message of theirs, and all that they answered.

    `noticed` are the ids of the rules as they were then, of its corrections too.
    """

    message_id: str
    noticed: tuple[str, ...] = ()
    answers: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Urgent:
    """An entry of a client that alerts; `re` is the message of theirs that it corrects, or "".

    `is_answered` is whether the care team has answered it, or what the client wrote after it.
    """

    id: str
    received_at: datetime
    re: str
    is_answered: bool


def fold_urgent(log: Sequence[Opened]) -> list[Urgent]:
    """Return what alerts, oldest first. Nothing that a client writes later undoes one."""
    people = fold_people(log)
    entries = [
        o for o in log if o.entry.attention == URGENT and people.role(o.entry.author) == "client"
    ]
    if not entries:
        return []
    answered = _answered_up_to(log)
    authors = {opened.entry.id: opened.entry.author for opened in log}
    return [
        Urgent(
            id=entry.id,
            received_at=opened.received_at,
            re=entry.re if authors.get(entry.re) == entry.author else "",
            is_answered=entry.seq <= answered.get(entry.author, -1),
        )
        for opened in entries
        for entry in (opened.entry,)
    ]


def _answered_up_to(log: Sequence[Opened]) -> dict[str, int]:
    """Return up to which seq each client's entries are answered by the care team."""
    entries = {opened.entry.id: opened.entry for opened in log}
    answered: dict[str, int] = {}
    for said in fold_messages(log, "", FOR_EVER):
        asked = entries.get(said.re)
        if asked and said.role in CARE_TEAM and not said.is_withdrawn:
            answered[asked.author] = max(asked.seq, answered.get(asked.author, -1))
    return answered


def fold_plans(log: Sequence[Opened]) -> list[PlanVersion]:
    """Return every version of the safety plan, oldest first; the last one stands."""
    people = fold_people(log)
    versions: list[PlanVersion] = []
    for opened in log:
        entry, post = opened.entry, opened.post
        role = people.role(entry.author)
        if isinstance(post, SafetyPlan) and role in PLAN_WRITERS:
            versions.append(
                PlanVersion(
                    id=entry.id,
                    author=entry.author,
                    name=people.name(entry.author),
                    role=role,
                    at=entry.at,
                    received_at=opened.received_at,
                    lines=tuple(post.lines),
                    crossed=_crossed(entry.author, post.base, versions),
                )
            )
    return versions


def fold_words(log: Sequence[Opened]) -> SafetyWords:
    """Return what the care team has set beside the rules; a client cannot change it."""
    people = fold_people(log)
    for opened in reversed(log):
        if isinstance(opened.post, SafetyWords) and people.role(opened.entry.author) in CARE_TEAM:
            return opened.post
    return SafetyWords(words=[])


def fold_model_choice(log: Sequence[Opened], client: str) -> ModelChoice | None:
    """Return whether `client` wants the model to look, None if they have not said."""
    for opened in reversed(log):
        if isinstance(opened.post, ModelChoice) and opened.entry.author == client:
            return opened.post
    return None


def fold_by_model(log: Sequence[Opened]) -> frozenset[str]:
    """Return the messages in which the model of their writer's device found something."""
    return frozenset(
        opened.entry.re if isinstance(opened.post, Amend) else opened.entry.id
        for opened in log
        if isinstance(opened.post, Amend | Text | CheckInAnswer | HomeworkAnswer | FeeDispute)
        and MODEL in opened.post.noticed
    )


def fold_own_words(log: Sequence[Opened]) -> dict[str, OwnWord]:
    """Return what each message's client was shown and has answered, by the id of the message.

    An answer counts only for a message of the same author, and only behind it.
    """
    people = fold_people(log)
    found: dict[str, OwnWord] = {}
    authors: dict[str, str] = {}
    for opened in log:
        entry, post = opened.entry, opened.post
        authors[entry.id] = entry.author
        if people.role(entry.author) != "client":
            continue
        if isinstance(post, Text | Moment | CheckInAnswer | HomeworkAnswer | FeeDispute) and (
            post.noticed or post.answer
        ):
            said = (Said(entry.id, post.answer, entry.at, is_before=True),) if post.answer else ()
            found[entry.id] = OwnWord(entry.id, tuple(post.noticed), said)
        elif isinstance(post, Amend) and post.noticed and authors.get(entry.re) == entry.author:
            before = found.get(entry.re, OwnWord(entry.re))
            every = dict.fromkeys([*before.noticed, *post.noticed])
            found[entry.re] = replace(before, noticed=tuple(every))
        elif isinstance(post, SafetyAnswer) and authors.get(post.ref) == entry.author:
            before = found.get(post.ref, OwnWord(post.ref))
            later = Said(entry.id, post.answer, entry.at, is_before=False)
            found[post.ref] = replace(before, answers=(*before.answers, later))
    return found


def _crossed(author: str, base: str | None, before: Sequence[PlanVersion]) -> tuple[str, ...]:
    """Nothing is said to have crossed where it is not known from which version one was made."""
    ids = [version.id for version in before]
    if base is None or (base and base not in ids):
        return ()
    since = before[ids.index(base) + 1 :] if base else before
    return tuple(version.id for version in since if version.author != author)
