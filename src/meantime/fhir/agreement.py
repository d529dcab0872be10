"""Consent: who agreed to which version of the policy, in which words, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import (
    HL7,
    LOINC,
    OURS,
    Json,
    coding,
    concept,
    identifier,
    instant,
    kept,
    plain_text,
    resource,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fhir.index import Index
    from meantime.fhir.record import Agreement

KINDS: Final = {"permit": "permit", "withdraw": "deny"}


def map_agreements(index: Index) -> Iterator[Json]:
    """Yield the decisions of clients and guardians; a clinician's review stands in what it is of.

    Of each person only the newest decision is active.
    """
    every = decisions(index.record.agreements)
    for each in every:
        later = [one for one in every if one.entry.author == each.entry.author]
        newest = max(later, key=lambda one: (one.post.at, one.entry.received_at))
        yield _consent(index, each, is_active=newest is each)


def decisions(agreements: tuple[Agreement, ...]) -> list[Agreement]:
    """Return what clients and guardians decided, without the reviews of clinicians."""
    return [each for each in agreements if each.post.role != "clinician"]


def reviewed_by(review: Agreement, agreements: tuple[Agreement, ...]) -> list[Agreement]:
    """Return the decisions of which a clinician says that they went through them."""
    about = (review.post.version, review.post.hash)
    return [one for one in decisions(agreements) if (one.post.version, one.post.hash) == about]


def _consent(index: Index, agreed: Agreement, *, is_active: bool) -> Json:
    entry, post = agreed.entry, agreed.post
    text = plain_text(f"Policy, version {post.version}, as it was signed", post.text)
    text |= kept({"language": post.locale})
    fields: Json = {
        "identifier": [identifier("entry", entry.id)],
        "status": "active" if is_active else "inactive",
        "scope": concept(coding(f"{HL7}/consentscope", "treatment", "Treatment")),
        "category": [concept(coding(LOINC, "59284-0", "Consent Document"))],
        "patient": index.patient,
        "dateTime": instant(post.at or entry.at),
        "performer": [index.person(entry.author)],
        "organization": [index.practice],
        "sourceAttachment": text,
        "policy": [{"uri": f"{OURS}:policy:{post.version}:{post.hash}"}],
        "verification": _reviews(index, agreed),
        "provision": {"type": KINDS[post.decision]},
    }
    return resource("Consent", index.id("Consent", entry.id), fields)


def _reviews(index: Index, agreed: Agreement) -> list[Json]:
    every = index.record.agreements
    return [
        kept(
            {
                "verified": True,
                "verifiedWith": index.person(agreed.entry.author),
                "verificationDate": each.post.on or instant(each.post.at),
            }
        )
        for each in every
        if each.post.role == "clinician" and agreed in reviewed_by(each, every)
    ]
