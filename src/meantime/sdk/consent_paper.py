"""A consent on paper: a tagged PDF to read and to keep for years, with its proof attached.

Only saving needs typst and only opening needs pypdf, so they are loaded when that is asked for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from meantime import content
from meantime.agreement.document import read_document
from meantime.protocol.errors import ProtocolError
from meantime.sdk.consent_proof import NoProof, filled_of, read_proof
from meantime.sdk.consent_verdict import proof_words, values_of, verify_proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typst import PDFStandard

    from meantime.agreement.filled import Filled
    from meantime.sdk.consent_proof import Proof
    from meantime.sdk.replies import Locale

ATTACHED: Final = "consent.json"
MOST_PDF_BYTES: Final = 8 * 1024 * 1024
FOR_ARCHIVES: Final[list[PDFStandard]] = ["a-3a", "ua-1"]  # kept for years, and read aloud

Part = dict[str, Any]  # a heading with its texts, as the template takes them


def write_paper(raw: bytes) -> bytes:
    """Return a PDF of a saved consent, in the language in which it was signed. Raises NoProof."""
    import typst  # noqa: PLC0415  it is large

    given = {"paper": json.dumps(_paper(raw)), "proof": raw.decode()}
    source = files(content).joinpath("consent.typ").read_bytes()
    try:
        return typst.compile(source, sys_inputs=given, pdf_standards=FOR_ARCHIVES)
    except typst.TypstError:  # letters that no font here has, as in a name
        return typst.compile(source, sys_inputs=given)


def read_paper(pdf: bytes) -> bytes:
    """Return the saved consent that is attached to a PDF. Raises NoProof."""
    from pypdf import PdfReader  # noqa: PLC0415  only for this

    if len(pdf) > MOST_PDF_BYTES:
        raise NoProof
    try:
        attached = PdfReader(BytesIO(pdf)).attachments.get(ATTACHED, [])
    except Exception:  # noqa: BLE001  a file of anybody's: whatever it breaks, it is no proof
        raise NoProof from None
    if len(attached) != 1:
        raise NoProof
    return bytes(attached[0])


def _paper(raw: bytes) -> dict[str, Any]:  # Any: JSON
    """Return all words of the paper. Raises NoProof where the document cannot be filled."""
    proof = read_proof(raw)
    said = proof.consent
    locale: Locale = "es" if said.locale == "es" else "en"
    try:
        filled = filled_of(proof)
        practice = read_document(proof.document.encode())["facts"]["practice"]
        day = datetime.fromtimestamp(said.at / 1000, UTC)
    except (ProtocolError, ValueError, LookupError, OverflowError, OSError):
        raise NoProof from None
    return {
        "title": proof_words().title[said.decision][locale],
        "author": practice["name"],
        "country": practice["country"],
        "lang": locale,
        "on": [day.year, day.month, day.day],
        "parts": [
            _part("signed", locale, _signed(proof, locale)),
            *(_filled(proof, filled, locale) if filled else ()),
            _part("check", locale, _how(raw, proof, locale)),
        ],
    }


def _signed(proof: Proof, locale: Locale) -> Iterator[str]:
    words, known = proof_words().signed, values_of(proof, locale)
    names = ["name", "at", "version", *(["review"] if proof.consent.on else [])]
    yield from (words[name][locale].format(**known) for name in names)


def _filled(proof: Proof, filled: Filled, locale: Locale) -> Iterator[Part]:
    """Yield policy and consent with what was ticked of them; a clinician ticks nothing."""
    ticks = proof.consent.ticks if proof.consent.role != "clinician" else None
    policy = [
        {
            "title": _ticked(each["title"], each["id"], ticks, each["ack"], locale),
            "text": each["text"],
        }
        for each in filled["sections"]
    ]
    yield {**_part("policy", locale, ()), "texts": policy}
    yield _part(
        "consent",
        locale,
        (
            _ticked(each["text"], each["id"], ticks, each["initial"], locale)
            for each in filled["consent"]
        ),
    )
    yield _part(
        "statements",
        locale,
        (_ticked(each["text"], each["id"], ticks, 1, locale) for each in filled["statements"]),
    )


def _ticked(text: str, id_: str, ticks: list[str] | None, mark: int, locale: Locale) -> str:
    """Return a text behind its box, if it had one."""
    if ticks is None or not mark:
        return text
    return proof_words().signed["ticked" if id_ in ticks else "open"][locale].format(text=text)


def _how(raw: bytes, proof: Proof, locale: Locale) -> Iterator[str]:
    yield proof_words().how[locale]
    yield from verify_proof(raw, locale).proven
    signature = proof.consent.signature
    half = len(signature) // 2  # it is wider than the paper
    yield f"mt1/consent\n{signature[:half]}\n{signature[half:]}"
    yield f"BLAKE2b-256\n{proof.consent.hash}"


def _part(name: str, locale: Locale, texts: Iterator[str] | tuple[()]) -> Part:
    shown = [{"title": "", "text": text} for text in texts]
    return {"title": proof_words().parts[name][locale], "texts": shown}
