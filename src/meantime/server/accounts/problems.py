"""What unlocking and signing in can be refused for."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class UnlockRefused(Problem):
    """The same for a login that nobody has and for a wrong password."""

    status, slug, title = 401, ProblemSlug.UNLOCK_REFUSED, "That login and password do not fit"


class TooManyAttempts(Problem):
    """`retry_after_seconds` is how long to wait; the right password works after it."""

    status, slug, title = 429, ProblemSlug.TOO_MANY_ATTEMPTS, "Too many attempts; wait a little"


class SignInRefused(Problem):
    """The same for an unknown id, a bad signature, a used or old nonce and a clock far off."""

    status, slug, title = 401, ProblemSlug.SIGN_IN_REFUSED, "This sign-in was not accepted"


class LoginTaken(Problem):
    status, slug, title = 409, ProblemSlug.LOGIN_TAKEN, "This e-mail has an account already"


class LocksNeeded(Problem):
    status, slug, title = 409, ProblemSlug.LOCKS_NEEDED, "Two locks are needed, one a recovery code"
