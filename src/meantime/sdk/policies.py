"""Policies of a practice: what is prepared, published and in force, by the server's word.

What counts in a thread is what a clinician has signed there (`policy_walk`).
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import msgspec

from meantime.agreement.changes import difference
from meantime.agreement.defaults import default_document
from meantime.agreement.document import policy_hash
from meantime.agreement.shapes import Fault
from meantime.protocol import canonical
from meantime.sdk.agreement_errors import DraftChanged, FaultyPolicy
from meantime.sdk.errors import ProblemError, StrangeAnswer
from meantime.sdk.policy_documents import fetch_version, history, keep_document
from meantime.sdk.policy_facts import (
    PRACTICE,
    facts_now,
    faults_now,
    live_facts,
    of_clinician,
    practice_fact,
)
from meantime.sdk.policy_walk import sign_version
from meantime.sdk.progress import unseen
from meantime.wire.policies import NewPolicy, Published
from meantime.wire.policy_drafts import Draft, DraftChange, DraftRevision
from meantime.wire.practices import Practice
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.agreement.changes import Difference
    from meantime.agreement.document import Document, Facts
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.published import Published as Version
    from meantime.sdk.progress import Progress
    from meantime.sdk.signing import Signed
    from meantime.wire.policies import PolicyVersion, Scope

MOST_BYTES = 48 * 1024  # of a document: a post holds it with the automatic replies beside it


class Policies:
    """What somebody of the practice can do with policies.

    A `Scope` says for whom: `policy_facts.PRACTICE`, `of_clinician`, `of_thread`. Each function
    raises ProblemError `not-permitted` to whoever may not decide about it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._http = connection.http

    def usual(self, scope: Scope = PRACTICE) -> Document:
        """Return the texts of the content around the facts that act now."""
        return default_document(facts_now(self._http, self._acting(scope)))

    def beginning(self, scope: Scope = PRACTICE) -> Document:
        """Return what a new version begins with: the one in force, with what acts now in it.

        Where the scope has none, the practice's; where that has none, what is usual.
        """
        version = self.in_force(scope) or self.in_force(PRACTICE)
        if version is None:
            return self.usual(scope)
        document = deepcopy(version.document)
        live = live_facts(self._http, self._acting(scope))
        details = self._http.get("/practice", Practice).details
        acting = {"practice": practice_fact(details), **live}
        document["facts"] = cast("Facts", {**document["facts"], **acting})
        return document

    def draft(self, scope: Scope = PRACTICE) -> Draft:
        """Return what is being prepared; its document is None where that is nothing yet.

        A thread's own is kept on this device alone, with the revision 0.
        """
        if scope.scope_kind == "thread":
            kept = self._connection.local.noted(_place(scope))
            return Draft(
                **_named(scope),
                revision=0,
                document=msgspec.json.decode(kept) if kept else None,
                changed_by=self._connection.account.id if kept else "",
                changed_at=None,
            )
        return self._http.get("/policies/draft", Draft, **_named(scope))

    def save_draft(self, scope: Scope, document: Document, revision: int) -> int:
        """Keep a draft in place of the one of `revision`, 0 for the first; return its own.

        Raises DraftChanged, with what another has made of it; ProblemError `malformed` for what
        has not the shape of a document.
        """
        if scope.scope_kind == "thread":
            self._connection.local.note(_place(scope), canonical.encode(document))
            return 0
        change = DraftChange(**_named(scope), document=dict(document), revision=revision)
        with self._telling_of_others(scope):
            return self._http.put("/policies/draft", change, DraftRevision).revision

    def check(self, scope: Scope, document: Document) -> list[Fault]:
        """Return what keeps a document from being published, by its place; empty if nothing."""
        found = faults_now(document, live_facts(self._http, self._acting(scope)))
        is_long = not found and len(canonical.encode(document)) > MOST_BYTES
        return [Fault("", "large")] if is_long else found

    def publish(  # noqa: PLR0913  as they are said at once
        self,
        scope: Scope,
        document: Document,
        *,
        revision: int = 0,
        after: int | None = None,
        agree_again: bool = False,
        holds_until: datetime | None = None,
    ) -> Version:
        """Make a version of a document, for ever; the same once more is the version that there is.

        `revision` is the draft's that it was made from, and `after` the version of the scope, 0 for
        none: where another was published since, that raises DraftChanged. With `agree_again`
        clients have to sign anew, and until `holds_until` (aware) the version before still counts.
        It stands in no thread yet: `sign` brings it. Raises FaultyPolicy before anything is
        published, DraftChanged, ProblemError `policy-drifted`.
        """
        if wrong := self.check(scope, document):
            raise FaultyPolicy(wrong)
        is_of_thread = scope.scope_kind == "thread"  # its words are for those in it alone
        keep_document(self._connection, document)
        new = NewPolicy(
            **_named(scope),
            agree_again=agree_again,
            holds_until=holds_until,
            document=None if is_of_thread else dict(document),
            hash=policy_hash(document) if is_of_thread else "",
            valid_months=document["facts"]["valid_months"],
            revision=revision,
            after=after,
        )
        with self._telling_of_others(scope):
            made = self._http.post("/policies", new, Published)
        if made.hash != policy_hash(document):
            raise StrangeAnswer("The server has published something else.")
        return self.version(made.version)

    def version(self, number: int) -> Version:
        """Return a version with its document. As `fetch_version`."""
        return fetch_version(self._connection, number)

    def history(self, scope: Scope | None = None) -> Iterator[PolicyVersion]:
        """Yield the versions, newest first, without words; of one scope, or all."""
        return history(self._http, **(_named(scope) if scope else {}))

    def in_force(self, scope: Scope = PRACTICE) -> Version | None:
        """Return the newest version of a scope, None if there is none."""
        newest = self.newest(scope)
        return self.version(newest) if newest else None

    def newest(self, scope: Scope = PRACTICE) -> int:
        """Return the number of the newest version of a scope, 0 if there is none."""
        found = next(self.history(scope), None)
        return found.version if found else 0

    def difference(self, old: int, new: int, locale: str) -> Difference:
        """Return what is not the same in two versions, in words."""
        return difference(self.version(old).document, self.version(new).document, locale)

    def sign(self, version: Version, tell: Progress = unseen) -> Signed:
        """Sign a version in each thread of mine where it is in force. As `sign_version`."""
        return sign_version(self._connection, version, tell)

    def _acting(self, scope: Scope) -> Scope:
        """Return whose hours act: a thread goes by those of who answers for it, the caller."""
        is_of_thread = scope.scope_kind == "thread"
        return of_clinician(self._connection.account.id) if is_of_thread else scope

    @contextmanager
    def _telling_of_others(self, scope: Scope) -> Iterator[None]:
        """Raise DraftChanged, with their draft, where somebody else was quicker."""
        try:
            yield
        except ProblemError as refused:
            if refused.slug != ProblemSlug.DRAFT_CHANGED:
                raise
            raise DraftChanged(self.draft(scope)) from refused


def _named(scope: Scope) -> dict[str, Any]:
    return msgspec.structs.asdict(scope)


def _place(scope: Scope) -> str:
    return f"policy-draft/{scope.scope_id}"
