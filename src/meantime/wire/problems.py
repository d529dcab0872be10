"""The stable names of everything the API can refuse (RFC 9457 `type` is `/problems/<slug>`)."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class ProblemSlug(StrEnum):
    """One refusal each; `docs/problems/<slug>.md` explains it to the person who meets it."""

    MALFORMED = "malformed"  # 422: the request has not the shape that the route asks for
    NOT_SIGNED_IN = "not-signed-in"  # 401: no, an old or a revoked token
    NOT_FOUND = "not-found"  # 404: absent, or not yours to see: the two look the same
    NOT_PERMITTED = "not-permitted"  # 403: seen, but this needs another role
    METHOD_NOT_ALLOWED = "method-not-allowed"  # 405
    TOO_LARGE = "too-large"  # 413
    TOO_MANY_ATTEMPTS = "too-many-attempts"  # 429: `retry_after_seconds`
    UNAVAILABLE = "unavailable"  # 503: disk full, database gone; nothing was stored, try again
    INTERNAL = "internal"  # 500

    UNLOCK_REFUSED = "unlock-refused"  # 401: unknown login or wrong password, alike
    SIGN_IN_REFUSED = "sign-in-refused"  # 401: unknown id, bad signature, used nonce, late clock
    LOGIN_TAKEN = "login-taken"  # 409
    LOCKS_NEEDED = "locks-needed"  # 409: two locks at least, one of them a recovery code
    SETUP_REFUSED = "setup-refused"  # 403: unknown, used or expired set-up code

    INVALID_ENTRY = "invalid-entry"  # 422: `code` is the verifier's
    HEAD_MOVED = "head-moved"  # 409: `head_seq`; fetch, sign again under the same id
    WRONG_SEAT = "wrong-seat"  # 409: the entry is signed by another seat than the sign-in's
    INVITATION_EXPIRED = "invitation-expired"  # 409: by the server's clock
    BLOB_DAMAGED = "blob-damaged"  # 422: a file is not what its address says; begin again
    TIME_TAKEN = "time-taken"  # 409: the clinician has another appointment then
    NIGHT_NOT_CHOSEN = "night-not-chosen"  # 409: no client is invited before the practice has
    LADDER_GAP = "ladder-gap"  # 409: `reasons` says who on the ladder could not help, and why
    MODEL_REFUSED = "model-refused"  # 409: the law of the practice's place; `fields` names it
    NOTE_MISSING = "note-missing"  # 409: what came of an alert is not written in a chart yet
    ALERT_CLOSED = "alert-closed"  # 409: it was closed with another outcome or note
    POLICY_INCOMPLETE = "policy-incomplete"  # 409: `fields` says where, and what is missing
    POLICY_DRIFTED = "policy-drifted"  # 409: `fields` names the facts by which nobody acts
    POLICY_SUPERSEDED = "policy-superseded"  # 409: `version` is the one to agree to
    DRAFT_CHANGED = "draft-changed"  # 409: `revision` is the one that somebody else has left
    CONSENT_STALE = "consent-stale"  # 409: the same person has decided something later
    MESSAGING_OFF = "messaging-off"  # 409: `code` says why a client's message is not taken
    ROLLOUT_NOT_READY = "rollout-not-ready"  # 409: `fields` names what the phase still waits for
    PILOT_FULL = "pilot-full"  # 409: `count` of `most` clients; `code` is the phase
    RECORD_KEPT = "record-kept"  # 409: `code` says what keeps a record from being destroyed
    REASON_MISSING = "reason-missing"  # 403: why somebody opens a record is not in its chart yet
    EMERGENCIES_SPENT = "emergencies-spent"  # 409: `most` for one person and client in a day
    ANSWER_MISSING = "answer-missing"  # 409: the client cannot read yet what came of a request
    REQUEST_SETTLED = "request-settled"  # 409: `code` says why a request cannot be changed so
    FEE_DIFFERS = "fee-differs"  # 409: not what the plan that was agreed to says; `fields` does
    FEE_SETTLED = "fee-settled"  # 409: `code` says why money cannot be changed so
    NOT_IN_ROSTER = "not-in-roster"  # 409: a card that the practice does not know today


class ProblemBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`application/problem+json`. Unknown members are ignored, so that new ones may come."""

    type: str
    title: str
    status: int
    detail: str = ""
    code: str = ""
    head_seq: int = -1
    retry_after_seconds: int = 0
    revision: int = -1
    version: int = -1
    count: int = -1
    most: int = -1
    fields: dict[str, str] = {}
    reasons: dict[str, str] = {}
