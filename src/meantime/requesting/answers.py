"""What an answer to a request has to say; ids of grounds, exceptions and kinds of disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from meantime.protocol.request_posts import RecordAnswer, RequestKind

Lack = Literal["outcome", "ground", "text", "amendment", "accounting"]

# Why a request may be denied. Source: 45 CFR 164.524(a)(1)-(3), 164.526(a)(2).
GROUNDS: Final[dict[RequestKind, frozenset[str]]] = {
    "access": frozenset(
        {"psychotherapy_notes", "legal_proceeding", "confidential_source", "research"}
        | {"custody", "not_held", "danger", "harm_to_other", "representative"}
    ),
    "amendment": frozenset({"not_created", "not_in_record", "not_accessible", "accurate"}),
    "accounting": frozenset(),
}
# Those that somebody else of the profession looks at again, if asked. 164.524(a)(3)-(4).
REVIEWABLE: Final = frozenset({"danger", "harm_to_other", "representative"})
# What lets access wait. Source: 45 CFR 171.201-204 and 171.301; there is no blanket delay.
EXCEPTIONS: Final = frozenset({"harm", "privacy", "security", "infeasible", "upkeep", "manner"})
# What a client is told of on request. Source: 45 CFR 164.528(a)(1) with 164.512 and 164.404.
ACCOUNTABLE: Final = frozenset(
    {"court", "abuse_report", "serious_threat", "public_health", "oversight", "law_enforcement"}
    | {"death", "research", "workers_compensation", "government", "required_by_law", "mistake"}
)
# What may be noted as well and is not accounted for: it stands in 164.528(a)(1)(i)-(ix).
NOT_ACCOUNTABLE: Final = frozenset(
    {"treatment", "payment", "operations", "to_client", "authorised", "involved_in_care"}
)


def lacks(kind: RequestKind, answer: RecordAnswer) -> Lack | None:
    """Say what an answer that ends a request lacks, None if it is whole.

    One that lacks something counts for nothing. What is denied, in whole or in part, has one of the
    listed grounds and is explained.
    """
    if answer.outcome != "granted":
        if not GROUNDS[kind]:
            return "outcome"
        if answer.ground not in GROUNDS[kind]:
            return "ground"
        if not answer.text.strip():
            return "text"
    if kind == "amendment" and answer.outcome != "denied" and not answer.amendment.strip():
        return "amendment"
    return "accounting" if kind == "accounting" and answer.accounting is None else None


def lacks_to_wait(kind: RequestKind, answer: RecordAnswer) -> Literal["exception", "text"] | None:
    """Say what an extension lacks beside the day on which it ends, None if it is whole.

    Source: 45 CFR 164.524(b)(2)(iii) for the reason in writing; 45 CFR 171.200 for the exception.
    """
    if kind == "access" and answer.exception not in EXCEPTIONS:
        return "exception"
    return None if answer.text.strip() else "text"
