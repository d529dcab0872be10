"""What each type of space allows (section 4)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """What a type of space allows; the first role of `root` founds it."""

    root: tuple[str, ...]
    posting: set[str]
    seating: set[str]
    holding: set[str]  # keys
    roles: set[str]
    invited_as: str = ""


RULES = {
    "care": Rules(
        ("clinician", "practice"),
        posting={"client", "clinician", "practice"},
        seating={"clinician", "practice", "invite"},
        holding={"client", "clinician", "observer", "practice"},
        roles={"client", "clinician", "observer", "practice", "invite"},
        invited_as="client",
    ),
    "team": Rules(
        ("member", "practice"),
        posting={"member", "practice"},
        seating={"member", "practice"},
        holding={"member", "observer", "practice"},
        roles={"member", "observer", "practice"},
    ),
    "practice": Rules(
        ("custodian",),
        posting=set(),
        seating={"custodian", "invite"},
        holding={"custodian"},
        roles={"custodian", "staff", "invite"},
        invited_as="staff",
    ),
    "own": Rules(("owner",), posting={"owner"}, seating=set(), holding={"owner"}, roles={"owner"}),
}
SWAPS = [{"staff", "custodian"}, {"clinician", "observer"}, {"member", "observer"}]
