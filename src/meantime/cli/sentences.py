"""What a person reads when something failed: plain words, and a way to help in each."""

from __future__ import annotations

from typing import Final

from meantime.cli.card import locale_here
from meantime.cli.settled_words import SETTLED
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import ProblemError, SdkError, Unreachable
from meantime.sdk.held import MessagesOff
from meantime.wire.problems import ProblemSlug

CRISIS: Final = (
    "If somebody is in danger, do not wait for a message: call your local emergency number, "
    "or your practice. `meantime` is not an emergency service."
)

CHANGED: Final = (
    "This conversation was changed in a way your app cannot confirm. We have stopped here to "
    "protect you. What you saw until now stays readable. Please call your practice."
)
OLDER: Final = (
    "The server shows an older or different version of this conversation than this device saw "
    "before. We have stopped here to protect you. Please call your practice."
)
INVITATION: Final = (
    "We cannot confirm that this invitation comes from your therapist. Ask them for a new one."
)
NO_KEY: Final = "You have not been given the key to these messages. Ask your practice for it."
UNREADABLE: Final = "This message cannot be read."

BY_CODE: Final = {
    "rollback": OLDER,
    "fork": OLDER,
    "unknownspace": INVITATION,
    "proof": INVITATION,
    "noinvite": INVITATION,
    "expired": INVITATION,
    "used": ("This invitation was used already. If that was not you, call your therapist at once."),
    "commit": NO_KEY,
    "seal": NO_KEY,
    "nokey": NO_KEY,
    "aead": UNREADABLE,
    "pad": UNREADABLE,
    "post": UNREADABLE,
    "version": "Please update the app.",
    "suite": "The server asked for weaker protection; sign-in stopped.",
    "identity": (
        "The server named another account than this device knows for this address; "
        "sign-in stopped. Please call your practice."
    ),
    "code": (
        "This code does not read right. Check each group; a recovery code is not an invitation."
    ),
    "login": "This does not look like an e-mail address that can be used here.",
}

BY_SLUG: Final[dict[str, str]] = {
    ProblemSlug.UNLOCK_REFUSED: (
        "Address and password do not fit together. If a passkey opens your account: passkeys work "
        "in a browser alone, and `meantime locks recover` sets a password with the recovery code."
    ),
    ProblemSlug.SIGN_IN_REFUSED: (
        "The server did not accept this sign-in. Is this device's clock right?"
    ),
    ProblemSlug.NOT_SIGNED_IN: "This sign-in has ended. Sign in again.",
    ProblemSlug.NOT_FOUND: "There is nothing here that you may see.",
    ProblemSlug.NOT_PERMITTED: "Your role in the practice does not allow this.",
    ProblemSlug.UNAVAILABLE: "The server cannot store anything just now. Try again soon.",
    ProblemSlug.LOGIN_TAKEN: "This e-mail address already has an account here.",
    ProblemSlug.LOCKS_NEEDED: "An account needs two ways in, one of them a recovery code.",
    ProblemSlug.SETUP_REFUSED: (
        "This set-up code is not known, or was used. `meantime init` prints a new one."
    ),
    ProblemSlug.INVITATION_EXPIRED: "This invitation has run out. Ask for a new one.",
    ProblemSlug.REASON_MISSING: (
        "The reason is not in the client's chart yet, or is too old. Begin again; nothing is open."
    ),
    ProblemSlug.EMERGENCIES_SPENT: (
        "This record was opened for the same person too often within a day. Let a colleague in."
    ),
    ProblemSlug.NOT_IN_ROSTER: "Somebody in this space is not in the practice today.",
    ProblemSlug.TIME_TAKEN: ("That time is not free. `meantime appointments slots` shows what is."),
    ProblemSlug.NIGHT_NOT_CHOSEN: (
        "Before a client is invited, a custodian chooses who is told of an urgent message out of "
        "hours."
    ),
    ProblemSlug.PILOT_FULL: (
        "This phase of the roll-out has no place for another client. A custodian can let somebody "
        "in beside the others, and says why."
    ),
    ProblemSlug.RECORD_KEPT: "The record is kept. Nothing was destroyed.",
    ProblemSlug.ROLLOUT_NOT_READY: "Something of the phase before is not done yet.",
    ProblemSlug.LADDER_GAP: (
        "Whoever is told of urgent messages must be able to read them: as a clinician of each "
        "conversation, or as a custodian."
    ),
    ProblemSlug.MODEL_REFUSED: (
        "The law of where the practice is does not allow the model. It stays off; the rules go on."
    ),
    ProblemSlug.NOTE_MISSING: "Write what came of it into the chart first.",
    ProblemSlug.ALERT_CLOSED: "Somebody has closed this alert already, in another way.",
    ProblemSlug.TOO_LARGE: "This is too long for one message.",
    ProblemSlug.BLOB_DAMAGED: "The file did not arrive as it was sent. Send it again.",
}


def told(error: Exception) -> str | None:
    """Return all that is said when a command fails with `error`; None if it is our own mistake."""
    if isinstance(error, ProtocolError | SdkError):
        return f"{sentence(error)}\n\n{CRISIS}"
    return None


def sentence(error: ProtocolError | SdkError) -> str:
    """Return in plain words what happened."""
    if isinstance(error, ProblemError):
        return _of_problem(error)
    if isinstance(error, MessagesOff):
        return error.told(error.code, locale_here())
    if isinstance(error, Unreachable):
        return "The server does not answer. What you wrote is kept; the next command sends it."
    if isinstance(error, ProtocolError):
        return f"{BY_CODE.get(error.code, CHANGED)} [{error.code}]"
    return str(error)


def _of_problem(error: ProblemError) -> str:
    problem = error.problem
    if problem.slug == ProblemSlug.TOO_MANY_ATTEMPTS:
        minutes = max(1, round(problem.retry_after_seconds / 60))
        return f"Too many attempts. Try again in {minutes} min."
    if problem.slug == ProblemSlug.INVALID_ENTRY:
        return f"The server refused this as not in order [{problem.code}]."
    if problem.slug == ProblemSlug.FEE_SETTLED and problem.code in SETTLED:
        return SETTLED[problem.code]
    if problem.fields:
        reasons = [f"{name}: {reason}" for name, reason in problem.fields.items()]
        return "\n".join([f"{problem.title}.", *reasons])
    known = BY_SLUG.get(problem.slug)
    return known or f"{problem.title}. {problem.detail}".strip()
