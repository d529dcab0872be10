"""DocumentReference and Composition: signed notes, summaries, and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    LOINC,
    US_CORE,
    Json,
    coding,
    concept,
    identifier,
    instant,
    kept,
    narrative,
    plain_text,
    resource,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Signed, SignedNote
    from meantime.protocol.note_posts import Addendum, Facts

PROGRESS: Final = coding(LOINC, "11506-3", "Progress note")
CLINICAL: Final = coding(
    f"{US_CORE}/CodeSystem/us-core-documentreference-category", "clinical-note"
)
RESTRICTED: Final = coding(f"{HL7}/v3-Confidentiality", "R", "restricted")
TITLES: Final = {"progress": "Progress note", "summary": "Summary of messages"}
ADDENDA: Final = {"more": "Addendum", "late": "Late entry", "error": "Written in error"}


def map_documents(index: Index) -> Iterator[Json]:
    """Yield each note as a document and by its sections, and every addendum as a document."""
    for note in index.record.notes:
        yield _document(index, note)
        yield _composition(index, note)
        for entry, post in note.addenda:
            yield _addendum(index, note, entry, post)


def _document(index: Index, note: SignedNote) -> Json:
    entry, post = note.entry, note.post
    text = "\n\n".join(f"{title}\n{text}" for title, text, _ in _sections(note))
    meeting, signers = index.meeting(post.appointment), [each.author for each, _ in note.cosigned]
    context = kept({"period": {"start": post.on}, "related": [meeting] if meeting else []})
    fields: Json = {
        "masterIdentifier": identifier("entry", entry.id),
        "status": "entered-in-error" if note.is_struck else "current",
        "docStatus": _standing(note),
        "type": concept(PROGRESS),
        "category": [concept(CLINICAL)],
        "subject": index.patient,
        "date": instant(entry.received_at),
        "author": [index.person(entry.author)],
        "authenticator": index.person(signers[-1]) if signers else None,
        "custodian": index.practice,
        "description": _title(note),
        "securityLabel": [concept(RESTRICTED)],
        "content": [{"attachment": plain_text(_title(note), text)}],
        "context": context,
    }
    id_ = index.id("DocumentReference", entry.id)
    return resource("DocumentReference", id_, fields, "documentreference")


def _composition(index: Index, note: SignedNote) -> Json:
    entry = note.entry
    author = index.person(entry.author)
    signed = [("legal", entry), *(("professional", each) for each, _ in note.cosigned)]
    fields: Json = {
        "identifier": identifier("entry", entry.id),
        "status": _standing(note),
        "type": concept(PROGRESS),
        "subject": index.patient,
        "date": instant(entry.received_at),
        "author": [author],
        "title": _title(note),
        "confidentiality": "R",
        "attester": [_attested(index, mode, each) for mode, each in signed],
        "custodian": index.practice,
        "section": _parts(index, note),
    }
    return resource("Composition", index.id("Composition", entry.id), fields)


def _attested(index: Index, mode: str, entry: Signed) -> Json:
    return {"mode": mode, "time": instant(entry.received_at), "party": index.person(entry.author)}


def _addendum(index: Index, note: SignedNote, entry: Signed, post: Addendum) -> Json:
    title = ADDENDA[post.what]
    appends: Json = {"code": "appends", "target": index.to("DocumentReference", note.entry.id)}
    fields: Json = {
        "masterIdentifier": identifier("entry", entry.id),
        "status": "current",
        "docStatus": "final",
        "type": concept(PROGRESS),
        "category": [concept(CLINICAL)],
        "subject": index.patient,
        "date": instant(entry.received_at),
        "author": [index.person(entry.author)],
        "relatesTo": [appends],
        "description": f"{title}: {_title(note)}",
        "securityLabel": [concept(RESTRICTED)],
        "content": [{"attachment": plain_text(title, post.text)}],
    }
    id_ = index.id("DocumentReference", entry.id)
    return resource("DocumentReference", id_, fields, "documentreference")


def _standing(note: SignedNote) -> str:
    if note.is_struck:
        return "entered-in-error"
    if note.post.cosign and not note.cosigned:
        return "preliminary"
    return "amended" if note.addenda else "final"


def _title(note: SignedNote) -> str:
    late = ", written late" if note.post.late else ""
    return f"{TITLES[note.post.kind]}, {note.post.on}{late}"


def _parts(index: Index, note: SignedNote) -> list[Json]:
    """Return the sections; those about messages point to the messages that the record has."""
    found = []
    for title, text, about in _sections(note):
        entries = [ref for one in dict.fromkeys(about) if (ref := index.message(one))]
        found.append(kept({"title": title, "text": narrative(text.split("\n")), "entry": entries}))
    return found


def _sections(note: SignedNote) -> Iterator[tuple[str, str, list[str]]]:
    """Yield title, text and messages of all that a reader of the note sees, in its order."""
    post, facts = note.post, note.post.facts
    for each in post.sections:
        yield words(each.title) or "-", each.text, []
    if post.lines:
        said = "\n".join(each.text for each in post.lines)
        yield "Lines", said, [each.of for each in post.lines]
    if facts:
        yield "Counted", "\n".join(_counted(facts)), facts.entries
    for _, added in note.addenda:
        yield ADDENDA[added.what], added.text, []
    for _, signed in note.cosigned:
        who = ", ".join(each for each in (signed.name, signed.credential) if each)
        yield "Co-signed", f"{who}. {signed.text}", []


def _counted(facts: Facts) -> Iterator[str]:
    yield f"From {instant(facts.since)} until before {instant(facts.until)}, secure messages."
    yield f"{facts.from_client} from the client, {facts.from_team} from the team."
    yield f"{facts.answered} answered, {facts.waiting} waiting, {facts.files} files."
    if facts.themes:
        yield f"Themes: {', '.join(facts.themes)}."
    for each in facts.safety:
        yield f"Of concern at {instant(each.at)}, attention {each.attention}: {each.outcome or '-'}"
    if facts.measures:
        yield f"Measures: {', '.join(facts.measures)}."
    if facts.minutes:
        yield f"{facts.minutes} minutes in the seven days from {facts.week or '-'}."
    if facts.policy:
        yield f"Under version {facts.policy} of the policy."
    if facts.readers:
        readers = ", ".join(f"{each.name} ({each.role})" for each in facts.readers)
        yield f"Could be read by: {readers}."
