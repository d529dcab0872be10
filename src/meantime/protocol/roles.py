"""What each type of space allows, by role (the table of protocol.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """One column of the table. The first role of `root` founds the space."""

    root: tuple[str, ...]
    roles: frozenset[str]
    posting: frozenset[str]
    seating: frozenset[str]
    holding_keys: frozenset[str]
    invited_as: str = ""


RULES = {
    "care": Rules(
        root=("clinician", "practice"),
        roles=frozenset({"client", "clinician", "observer", "practice", "invite"}),
        posting=frozenset({"client", "clinician", "practice"}),
        seating=frozenset({"clinician", "practice", "invite"}),
        holding_keys=frozenset({"client", "clinician", "observer", "practice"}),
        invited_as="client",
    ),
    "team": Rules(
        root=("member", "practice"),
        roles=frozenset({"member", "observer", "practice"}),
        posting=frozenset({"member", "practice"}),
        seating=frozenset({"member", "practice"}),
        holding_keys=frozenset({"member", "observer", "practice"}),
    ),
    "practice": Rules(
        root=("custodian",),
        roles=frozenset({"custodian", "staff", "invite"}),
        posting=frozenset(),
        seating=frozenset({"custodian", "invite"}),
        holding_keys=frozenset({"custodian"}),
        invited_as="staff",
    ),
    "own": Rules(
        root=("owner",),
        roles=frozenset({"owner"}),
        posting=frozenset({"owner"}),
        seating=frozenset(),
        holding_keys=frozenset({"owner"}),
    ),
}


def must_rotate(type_: str, removed: list[str], added: list[str]) -> bool:
    """Tell whether these roles leaving and coming call for a new generation of keys.

    Whoever leaves must not read on, and an open link must not read what it was not given.
    """
    holding = RULES[type_].holding_keys
    return any(role in holding for role in removed) or (
        type_ == "care" and "invite" in (*removed, *added)
    )


# The only changes of role that one entry may make to somebody who stays.
SWAPS = frozenset(
    {
        frozenset({"staff", "custodian"}),
        frozenset({"clinician", "observer"}),
        frozenset({"member", "observer"}),
    }
)
