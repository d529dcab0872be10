"""One version of a policy: the facts and texts that are signed together, as canonical JSON."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal, TypedDict, cast

from meantime.agreement.document_shape import shape_faults
from meantime.protocol import canonical
from meantime.protocol.encoding import HASH_BYTES, b64
from meantime.protocol.errors import demand

Flag = Literal[0, 1]
Words = dict[str, str]  # a text by its locale


class Practice(TypedDict):
    """`country` is ISO 3166-1 alpha-2, "" where nobody has said."""

    name: str
    phone: str
    country: str


class ReplyWithin(TypedDict):
    """By the end of the `n`th business day, or within `n` open hours."""

    unit: Literal["days", "hours"]
    n: int


class Allowance(TypedDict):
    """What is usual; 0 says nothing of it."""

    characters: int
    messages_a_week: int


class Fee(TypedDict):
    """`amount` is in minor units of `currency` (ISO 4217), `included` are replies a month."""

    plan: Literal["included", "per_message", "monthly", "limited"]
    amount: int
    currency: str
    included: int


class Facts(TypedDict):
    """What the server acts on. Hours and windows are minutes since local midnight, from Monday."""

    practice: Practice
    zone: str
    hours: list[list[list[int]]]
    windows: list[list[int]]
    reply_within: ReplyWithin
    allowance: Allowance
    night: Literal["on_call", "clinician", "nobody"]
    fee: Fee
    retention_years: int
    records_contact: str
    valid_months: int
    programs: list[str]
    ai_tool_purpose: Words


class Section(TypedDict):
    """A part of the policy; of those with `ack` each client ticks each."""

    id: str
    element: str
    ack: Flag
    title: Words
    text: Words


class ConsentSection(TypedDict):
    id: str
    initial: Flag
    text: Words


class Statement(TypedDict):
    """A box above the signature; where `required` is 0, refusing it blocks nothing."""

    id: str
    required: Flag
    text: Words


class Variant(TypedDict):
    """Sections of a consent that hold for some alone, such as `minor`.

    They are a list, for a key of canonical JSON is too short for some of their names.
    """

    id: str
    sections: list[ConsentSection]


class Consent(TypedDict):
    sections: list[ConsentSection]
    statements: list[Statement]
    variants: list[Variant]


class Document(TypedDict):
    v: Literal[1]
    locales: list[str]
    facts: Facts
    sections: list[Section]
    fee_text: Words
    card: Words
    consent: Consent


def read_document(given: object) -> Document:
    """Return a document of canonical bytes, or of the value that they spell.

    Whether it may be published is another question (`faults`). Raises ProtocolError: `json` for
    what has no canonical spelling, `fields` for what is too large or no document.
    """
    value = canonical.decode(given) if isinstance(given, bytes) else given
    canonical.encode(value)
    demand(not shape_faults(value), "fields")
    return cast("Document", value)


def policy_hash(document: Document) -> str:
    """Return base64url of BLAKE2b-256 over the canonical document: what `mt1/consent` signs."""
    return b64(blake2b(canonical.encode(document), digest_size=HASH_BYTES).digest())
