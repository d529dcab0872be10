"""Communication: what was said in the thread, and outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    Json,
    annotation,
    coding,
    concept,
    identifier,
    instant,
    kept,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Message, OutsideContact

PRIORITIES: Final = ("routine", "routine", "urgent", "stat")  # by attention
KINDS: Final = {
    "message": "Message between sessions",
    "promise": "Promise of an answer",
    "file": "File",
    "redirect": "Offer to talk instead of writing",
    "pick": "Answer to an offer to talk",
    "in_session": "To be answered in the session",
    "unknown": "Entry of a kind that this version does not know",
}
MEDIA: Final = {
    "call": ("PHONE", "telephone"),
    "voicemail": ("PHONE", "telephone"),
    "sms": ("ONLINEWRIT", "online written"),
    "mail": ("EMAILWRIT", "email"),
    "in_person": ("FACE", "face-to-face"),
}
FAULTS: Final = {
    "destroyed": "The words were destroyed at the end of their retention.",
    "withheld": "The server gave no words.",
}
UNREAD: Final = "The words cannot be read in this copy."


def map_conversation(index: Index) -> Iterator[Json]:
    """Yield the messages, and the contacts outside of the conversation."""
    for message in index.record.messages:
        yield _message(index, message)
    for contact in index.record.contacts:
        yield _contact(index, contact)


def _message(index: Index, message: Message) -> Json:
    entry, answers = message.entry, index.message(message.re)
    fields: Json = {
        "identifier": [identifier("entry", entry.id)],
        "inResponseTo": [answers] if answers else [],
        "status": "entered-in-error" if message.is_withdrawn else "completed",
        "category": [concept(text=KINDS[message.kind])],
        "priority": PRIORITIES[message.attention],
        "medium": [concept(coding(f"{HL7}/v3-ParticipationMode", "WRITTEN", "written"))],
        "subject": index.patient,
        "sent": instant(entry.at),
        "received": instant(entry.received_at),
        "sender": index.person(entry.author),
        "recipient": _recipients(index, message.to),
        "payload": _payload(message),
        "note": _notes(message),
    }
    return resource("Communication", index.id("Communication", entry.id), fields)


def _recipients(index: Index, to: tuple[str, ...]) -> list[Json]:
    """Return each once: a client who came back with new keys has had two seats."""
    found: list[Json] = []
    for each in (index.person(seat) for seat in to):
        if each not in found:
            found.append(each)
    return found


def _payload(message: Message) -> list[Json]:
    if message.file is not None and not message.is_withdrawn:
        about = kept({"title": words(message.file.name), "size": message.file.size or None})
        return [{"contentAttachment": about}] if about else []
    said = words(message.text)
    return [{"contentString": said}] if said else []


def _notes(message: Message) -> list[Json]:
    """Return what was said before it was changed, and why nothing is left to read."""
    notes = [annotation(f"Earlier: {text}") for text in message.earlier if words(text)]
    if message.fault:
        notes.append(annotation(FAULTS.get(message.fault, UNREAD)))
    if message.is_withdrawn:
        notes.append(annotation("Taken back by its author."))
    return notes


def _contact(index: Index, contact: OutsideContact) -> Json:
    entry, post = contact.entry, contact.post
    is_in, author = post.direction == "in", index.person(entry.author)
    way = MEDIA.get(post.way)
    medium = [concept(coding(f"{HL7}/v3-ParticipationMode", *way))] if way else []
    notes = [f"Earlier: {text}" for text in contact.earlier if words(text)]
    notes += [f"{post.minutes} minutes"] * bool(post.minutes)
    notes += ["Asked to write in the conversation instead"] * bool(post.asked)
    fields: Json = {
        "identifier": [identifier("entry", entry.id)],
        "status": "completed" if contact.text else "entered-in-error",
        "category": [concept(text="Contact outside of the conversation")],
        "medium": medium,
        "subject": index.patient,
        "sent": instant(post.at),
        "sender": index.patient if is_in else author,
        "recipient": [author if is_in else index.patient],
        "payload": [{"contentString": words(contact.text)}] if words(contact.text) else [],
        "note": [annotation(each, entry.at, author) for each in notes],
    }
    return resource("Communication", index.id("Communication", entry.id), fields)
