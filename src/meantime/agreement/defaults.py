"""The document that a practice begins with: the texts of the content around its own facts."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from meantime.agreement.variables import CONSENT, POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.agreement.document import ConsentSection, Document, Facts, Flag


def default_document(facts: Facts) -> Document:
    """Return the texts of the content around these facts."""
    policy, consent = deepcopy((POLICY, CONSENT))
    variants = consent["variants"].items()
    return {
        "v": 1,
        "locales": list(policy["locales"]),
        "facts": facts,
        "sections": [
            {
                "id": section["id"],
                "element": section["element"],
                "ack": _flag(section["ack"]),
                "title": section["title"],
                "text": section["text"],
            }
            for section in policy["sections"]
        ],
        "fee_text": policy["settings"]["billing"]["plans"][facts["fee"]["plan"]],
        "card": policy["card"]["text"],
        "consent": {
            "sections": [_consent_section(each) for each in consent["sections"]],
            "statements": [
                {"id": each["id"], "required": _flag(each["required"]), "text": each["text"]}
                for each in consent["statements"]
            ],
            "variants": [
                {"id": name, "sections": [_consent_section(each) for each in variant["add"]]}
                for name, variant in variants
            ],
        },
    }


def _consent_section(given: Mapping[str, Any]) -> ConsentSection:
    return {"id": given["id"], "initial": _flag(given["initial"]), "text": given["text"]}


def _flag(given: object) -> Flag:
    return 1 if given else 0
