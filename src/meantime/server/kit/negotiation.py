"""What a request says of the forms in which it takes an answer, and of those that it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

TAG: Final = re.compile(r'"[^"]*"')  # the same with `W/` before it: a proxy may have weakened it


def takes(accepted: str, encoding: str) -> bool:
    """Tell whether an `Accept-Encoding` of `accepted` takes a packed form.

    Source: RFC 9110, section 12.5.3.
    """
    weights: dict[str, float] = {}
    for each in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in each.split(";"))
        weights[name] = _weight(parameters)
    return weights.get(encoding, weights.get("*", 0)) > 0


def _weight(parameters: Iterable[str]) -> float:
    """Return the weight of an encoding; none where it cannot be read: unpacked is always right."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0
    return 1


def known_tag(if_none_match: str, tags: Iterable[str]) -> str | None:
    """Return the first of `tags` that an `If-None-Match` names, None if it names none.

    Source: RFC 9110, section 13.1.2.
    """
    named = set(TAG.findall(if_none_match))
    return next((tag for tag in tags if tag in named or if_none_match.strip() == "*"), None)
