"""What is proven by a saved consent, what is wrong with it, and what it only claims: sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, convert

from meantime.content import load
from meantime.sdk.consent_proof import checks, read_proof

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.sdk.consent_proof import Proof
    from meantime.sdk.replies import Locale

Words = dict[str, str]  # by language


class ProofWords(Struct, frozen=True):
    """The content file `consent_proof`."""

    title: dict[str, Words]
    parts: dict[str, Words]
    signed: dict[str, Words]
    decisions: dict[str, Words]
    roles: dict[str, Words]
    languages: dict[str, Words]
    ways: dict[str, Words]
    people: dict[str, Words]
    proven: dict[str, Words]
    wrong: dict[str, Words]
    claimed: dict[str, Words]
    verdicts: dict[str, Words]
    how: Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """`is_good` if nothing is wrong. What is `claimed` is proven by nothing in the file."""

    is_good: bool
    proven: list[str]
    wrong: list[str]
    claimed: list[str]


@cache
def proof_words() -> ProofWords:
    """Return the content file `consent_proof`."""
    return convert(load("consent_proof"), ProofWords)


def verify_proof(raw: bytes, locale: Locale, *, is_on_paper: bool = False) -> Verdict:
    """Return what comes of a saved consent. It asks nobody. Raises NoProof.

    One that `is_on_paper` was attached to pages, of which nothing is known.
    """
    found, proof, words = checks(raw), read_proof(raw), proof_words()
    known = values_of(proof, locale)
    is_bare = proof.consent.decision == "withdraw"  # nothing was filled, so no text is proven
    return Verdict(
        is_good=all(found.values()),
        proven=[
            words.proven[name][locale].format(**known)
            for name, holds in found.items()
            if holds and name in words.proven and not (is_bare and name == "text")
        ],
        wrong=[words.wrong[name][locale] for name, holds in found.items() if not holds],
        claimed=[said[locale].format(**known) for said in _claims(proof, is_on_paper)],
    )


def values_of(proof: Proof, locale: Locale) -> Mapping[str, str]:
    """Return what goes into the sentences about a proof: each in one line, as it can be read."""
    said, words = proof.consent, proof_words()
    kind = next((each for each in ("minor", "couple") if each in said.variants), "one")
    both = {"minor", "couple"} <= set(said.variants)
    known = {
        "signer": proof.signer.id,
        "care_space": proof.care_space,
        "practice_space": proof.practice_space,
        "name": said.name,
        "version": str(said.version),
        "decision": words.decisions[said.decision][locale],
        "role": words.roles[said.role][locale],
        "language": words.languages.get(said.locale, {}).get(locale, said.locale),
        "at": instant(said.at),
        "ticks": ", ".join(said.ticks) or "-",
        "given": "; ".join(f"{name}: {value}" for name, value in said.given.items()) or "-",
        "on": said.on,
        "how": words.ways[said.how][locale] if said.how else "",
        "people": words.people["minors" if both else kind][locale],
    }
    return {name: in_sight(value) for name, value in known.items()}


def in_sight(text: str) -> str:
    """Return a text of anybody's without what would move, hide or turn the words around it."""
    plain = (" " if each.isspace() else each for each in text)
    return "".join(each if each.isprintable() else "\ufffd" for each in plain)


def instant(at_ms: int) -> str:
    """Return an instant in UTC to the second; the number alone where no calendar has it."""
    try:
        return f"{datetime.fromtimestamp(at_ms / 1000, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except (ValueError, OverflowError, OSError):
        return f"{at_ms} ms"


def _claims(proof: Proof, is_on_paper: bool) -> list[Words]:  # noqa: FBT001  a helper
    claimed = proof_words().claimed
    of_review = ["review"] if proof.consent.role == "clinician" else []
    filled = ["ticks", "given", "people"] if proof.consent.decision == "permit" else []
    pages = ["paper"] if is_on_paper else []
    return [claimed[name] for name in ("name", *filled, *of_review, *pages, "clock", "person")]
