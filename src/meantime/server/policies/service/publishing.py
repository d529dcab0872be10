"""Publishing a version of a policy: whole, true, and for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from meantime.agreement.document import policy_hash, read_document
from meantime.agreement.faults import faults
from meantime.protocol import canonical
from meantime.protocol.encoding import HASH_BYTES
from meantime.server.accounts.service.fields import read_bytes
from meantime.server.kit.problems import Malformed
from meantime.server.policies.problems import DraftChanged, PolicyIncomplete
from meantime.server.policies.queries import drafts
from meantime.server.policies.queries import versions as queries
from meantime.server.policies.queries.rows import write_holds
from meantime.server.policies.rules.versions import following, wrong_hold
from meantime.server.policies.service.drafts import forget_draft
from meantime.server.policies.service.facts import demand_true
from meantime.server.policies.service.scopes import counting_before, scope_of
from meantime.wire import policies as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Scope


class Words(NamedTuple):
    """What a version says, as its row keeps it; "" for the words that the server may not see."""

    hash: str
    locales: str
    valid_months: int
    document: str


def publish(unit: Unit, new: wire.NewPolicy) -> wire.Published:
    """Publish a version; the same words again are the version that there is.

    But where they ask for a new agreement, as it did not: then they are a version that does.

    Raises PolicyIncomplete, PolicyDrifted, DraftChanged, Malformed, and as `scope_of`.
    """
    scope = scope_of(unit, new)
    words = read_words(new)
    # Before anything that it depends on is read: who publishes meanwhile has this number first.
    number = queries.next_version(unit, scope.practice_id)
    newest = queries.newest_of(unit, scope)
    is_asked_now = newest is not None and new.agree_again and not newest.agree_again
    if newest is not None and newest.hash == words.hash and not is_asked_now:
        return wire.Published(version=newest.version, hash=newest.hash)
    if wrong := wrong_hold(new.holds_until, unit.now, agree_again=new.agree_again):
        raise Malformed(fields={"holds_until": wrong})
    demand_newest(unit, scope, new.after, newest.version if newest else 0)
    if scope.scope_kind != "thread":
        demand_true(unit, scope, read_document(new.document))
        forget_draft(unit, scope, new.revision)
    return store(unit, scope, new, words, number)


def demand_newest(unit: Unit, scope: Scope, after: int | None, newest: int) -> None:
    """Raise DraftChanged where somebody has published since: that would be undone unseen."""
    if after is not None and after != newest:
        draft = drafts.draft_of(unit, scope)
        raise DraftChanged(revision=draft.revision if draft else 0)


def read_words(new: wire.NewPolicy) -> Words:
    """Return what is to be published. Raises Malformed, PolicyIncomplete."""
    if (new.document is None) != (new.scope_kind == "thread"):
        raise Malformed(fields={"document": "is needed, but of a thread's own the hash alone"})
    if new.document is None:
        read_bytes("hash", new.hash, HASH_BYTES)
        return Words(new.hash, "", new.valid_months, "")
    wrong: dict[str, str] = {}
    for each in faults(new.document):
        wrong.setdefault(each.where or "document", each.reason)
    if wrong:
        raise PolicyIncomplete(fields=wrong, reasons=wrong)
    document = read_document(new.document)
    return Words(
        policy_hash(document),
        " ".join(document["locales"]),
        document["facts"]["valid_months"],
        canonical.encode(document).decode(),
    )


def store(
    unit: Unit, scope: Scope, new: wire.NewPolicy, words: Words, number: int
) -> wire.Published:
    before = queries.in_force(unit, counting_before(unit, scope))
    version = following(
        before and queries.as_rules(before),
        number,
        agree_again=new.agree_again,
        holds_until=new.holds_until,
    )
    values: dict[str, Any] = {
        **scope._asdict(),
        **words._asdict(),
        "version": number,
        "agree_again": new.agree_again,
        "agreed_as": version.agreed_as,
        "holds": write_holds(version),
        "published_by": unit.caller.seat_id,
        "published_at": unit.now,
    }
    queries.insert_version(unit, values)
    unit.audit("policy.published", subject=words.hash)
    return wire.Published(version=number, hash=words.hash)
