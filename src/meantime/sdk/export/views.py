"""What people see of a space, folded from its entries. Each part names the entry that says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from meantime.protocol.fee_posts import FeeDispute
from meantime.protocol.posts import Amend, Event
from meantime.protocol.reply_posts import Margin
from meantime.sdk.export.request_views import disclosures_view, requests_view
from meantime.sdk.folds.agenda import fold_agenda
from meantime.sdk.folds.changes import fold_changes
from meantime.sdk.folds.consents import fold_consents
from meantime.sdk.folds.contacts import fold_contacts
from meantime.sdk.folds.messages import fold_messages
from meantime.sdk.folds.notes import fold_notes
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.safety import FOR_EVER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.notes import Beside
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.folds.record_requests import Request

View = dict[str, Any]  # Any: JSON

AMENDABLE: Final = ("messages", "notes", "contacts")


def people_view(log: Sequence[Opened]) -> list[View]:
    """Return who sits or sat in a space, by the names that were said there."""
    return [
        {
            "id": each.id,
            "role": each.role,
            "name": each.name,
            "credential": each.credential,
            "by": each.by,
            "left_seq": each.left_seq,
        }
        for each in fold_people(log).by_id.values()
    ]


@dataclass(frozen=True, slots=True)
class Sight:
    """By whose eyes a space is seen, and when: with "" all that was or ever will be shown.

    `said` is what each post says as it was sealed, by the id of its entry. `requests` are those of
    this thread, `amended` the ids of requests to amend, by the entry that each is about.
    """

    practice_id: str
    viewer: str
    now_ms: int
    said: Mapping[str, Any]
    requests: Sequence[Request] = ()
    amended: Mapping[str, Sequence[str]] = field(default_factory=dict)


def views_of(purpose: str, log: Sequence[Opened], sight: Sight) -> View:
    """Return what a space shows."""
    people = fold_people(log)
    view: View = {"changes": _changes(log)}
    if purpose in {"thread", "journal", "chart"}:
        shown = fold_messages(log, sight.viewer, sight.now_ms if sight.viewer else FOR_EVER)
        view["messages"] = [_message(each) for each in shown if _is_message(each, purpose)]
    if purpose == "thread":
        view["agenda"] = _agenda(log)
        view["consents"] = _consents(log, people, sight)
        view["requests"] = requests_view(sight.requests, people, sight.said)
    if purpose == "chart":
        view["notes"] = _notes(log, people, sight)
        view["contacts"] = _contacts(log, people)
        view["margins"] = _margins(log, people)
        view["disclosures"] = disclosures_view(log, people, sight.said)
    for each in (one for name in AMENDABLE for one in view.get(name, ())):
        each["amendments"] = list(sight.amended.get(each["entry"], ()))
    return view


def _is_message(message: Message, purpose: str) -> bool:
    if isinstance(message.post, FeeDispute):
        return False  # it stands under a heading of its own
    return purpose != "chart" or bool(message.wordings)


def _message(one: Message) -> View:
    return {
        "entry": one.id,
        "author": one.author,
        "name": one.name,
        "role": one.role,
        "at": one.at,
        "received_at": one.received_at.isoformat(),
        "show_at": one.show_at,
        "attention": one.attention,
        "re": one.re,
        "type": "" if one.post is None else _type(one.post),
        "text": one.text,
        "earlier": list(one.earlier),
        "withdrawn": one.is_withdrawn,
        "until": one.until,
        "writer": one.writer or _acting(one),
        "fault": one.fault,
    }


def _acting(one: Message) -> str:
    """Return the custodian whose hands the practice says that its seat has borrowed."""
    return one.post.by if isinstance(one.post, Event) and one.role == "practice" else ""


def _type(post: object) -> str:
    """Return the type of a post, also of one that this version does not know."""
    config = getattr(post, "__struct_config__", None)
    return str((config and config.tag) or getattr(post, "type", ""))


def _changes(log: Sequence[Opened]) -> list[View]:
    ids = {opened.entry.seq: opened.entry.id for opened in log}
    return [
        {
            "entry": ids[each.seq],
            "author": each.by,
            "at": each.at,
            "did": each.did,
            "who": each.who,
            "role": each.role,
            "since": each.since,
        }
        for each in fold_changes(log)
    ]


def _agenda(log: Sequence[Opened]) -> list[View]:
    return [
        {
            "entry": each.id,
            "author": each.author,
            "name": each.name,
            "at": each.at,
            "text": each.text,
            "about": each.about,
            "done": each.is_done,
        }
        for each in fold_agenda(log)
    ]


def _consents(log: Sequence[Opened], people: People, sight: Sight) -> list[View]:
    """Return the decisions whose own signatures hold; others stand among the entries alone."""
    return [
        {
            "entry": each.entry.id,
            "author": each.seat,
            "name": people.name(each.seat),
            "at": each.post.at,
            "about": each.space,
            "said": sight.said[each.entry.id],
        }
        for each in fold_consents(log, sight.practice_id)
    ]


def _notes(log: Sequence[Opened], people: People, sight: Sight) -> list[View]:
    return [
        {
            "entry": note.id,
            "author": note.author,
            "name": people.name(note.author),
            "at": note.at,
            "said": sight.said[note.id],
            "addenda": [_beside(each, people, sight) for each in note.addenda],
            "cosigned": [_beside(each, people, sight) for each in note.cosigned],
            "struck": note.is_struck,
            "again": note.again,
        }
        for note in fold_notes(log, people)
    ]


def _beside(one: Beside, people: People, sight: Sight) -> View:
    return {
        "entry": one.id,
        "author": one.author,
        "name": people.name(one.author),
        "at": one.at,
        "said": sight.said[one.id],
    }


def _contacts(log: Sequence[Opened], people: People) -> list[View]:
    return [
        {
            "entry": each.id,
            "author": each.author,
            "name": people.name(each.author),
            "at": each.at,
            "noted_at": each.noted_at,
            "way": each.way,
            "direction": each.direction,
            "text": each.text,
            "earlier": list(each.earlier),
            "minutes": each.minutes,
        }
        for each in fold_contacts(log)
    ]


def _margins(log: Sequence[Opened], people: People) -> list[View]:
    """Return the words for the team beside messages, with those before and those taken back."""
    found: dict[str, View] = {}
    for opened in log:
        entry, post = opened.entry, opened.post
        if isinstance(post, Margin):
            found[entry.id] = {
                "entry": entry.id,
                "author": entry.author,
                "name": people.name(entry.author),
                "at": entry.at,
                "of": post.of,
                "text": post.text,
                "earlier": [],
            }
        elif isinstance(post, Amend) and entry.re in found:
            _reword(found[entry.re], entry.author, post.text)
    return list(found.values())


def _reword(said: View, author: str, text: str) -> None:
    if said["author"] == author and said["text"] != text:
        said["earlier"].append(said["text"])
        said["text"] = text
