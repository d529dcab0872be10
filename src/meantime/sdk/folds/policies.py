"""What the care team has signed to be said by itself: the newest policy of a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Policy
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.folds.opened import Opened

Texts = dict[str, dict[str, str]]  # id of a reply: its text by language

SIGNERS: Final = frozenset({"clinician", "practice"})
LANGUAGES: Final = ("en", "es")


def newest_policy(log: Sequence[Opened]) -> Policy | None:
    """Return the policy that counts at the end of a log; a client's never does."""
    return next((post for post in signed_policies(log) if not about(post)), None)


def signed_policies(log: Sequence[Opened]) -> Iterator[Policy]:
    """Yield the policies that a clinician or the practice has signed, the newest first."""
    people = fold_people(log)
    for opened in reversed(log):
        if isinstance(opened.post, Policy) and people.role(opened.entry.author) in SIGNERS:
            yield opened.post


def about(policy: Policy) -> str:
    """Return the other thread of which a policy speaks to a guardian, "" for the one it is in."""
    said = policy.policy.get("about")
    return said if isinstance(said, str) else ""


def texts_of(policy: Policy | None) -> Texts:
    """Return the automatic replies of a policy that are whole; of two with one id, the first."""
    found: Texts = {}
    for notice in policy.notices if policy else ():
        id_, text = notice.get("id"), notice.get("text")
        if isinstance(id_, str) and isinstance(text, dict) and id_ not in found:
            words = {key: said for key, said in text.items() if isinstance(said, str)}
            if all(words.get(language) for language in LANGUAGES):
                found[id_] = words
    return found


def values_of(policy: Policy | None) -> dict[str, str]:
    """Return the names and numbers that were signed with a policy."""
    signed = policy.policy if policy else {}
    return {key: said for key, said in signed.items() if isinstance(said, str)}
