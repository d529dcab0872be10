"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class PolicyIncomplete(Problem):
    """`fields` says where something is missing or must not stand, and what."""

    status, slug, title = 409, ProblemSlug.POLICY_INCOMPLETE, "The policy is not complete"


class PolicyDrifted(Problem):
    """`fields` names the facts that are no longer those by which the server acts."""

    status, slug, title = 409, ProblemSlug.POLICY_DRIFTED, "The policy says what is not so"


class PolicySuperseded(Problem):
    """`version` is the one to agree to, 0 if none is in force."""

    status, slug, title = 409, ProblemSlug.POLICY_SUPERSEDED, "Another version is in force"


class DraftChanged(Problem):
    """Somebody else has changed or published the draft; `revision` is the one that is kept now."""

    status, slug, title = 409, ProblemSlug.DRAFT_CHANGED, "Somebody else has changed the draft"


class ConsentStale(Problem):
    """Somebody has decided again since; what they decided last counts."""

    status, slug, title = 409, ProblemSlug.CONSENT_STALE, "A later decision is known already"


class MessagingOff(Problem):
    """`code` says why a client's message is not taken, as `wire.policies.Why`."""

    status, slug, title = 409, ProblemSlug.MESSAGING_OFF, "Messages are not taken here now"
