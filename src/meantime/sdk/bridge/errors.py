"""What can go wrong between the bridge and a record system. None of it quotes a note."""

from __future__ import annotations

from meantime.sdk.errors import SdkError


class BridgeError(SdkError):
    """All below."""


class NotConnected(BridgeError):
    """Nobody has said yet where notes go."""

    def __init__(self) -> None:
        super().__init__("No record system is named yet. `meantime bridge connect` names one.")


class UnsafePlace(BridgeError):
    """An address to which nothing of a client goes."""


class NotARecordSystem(BridgeError):
    """Something answered that is no FHIR R4 server, or takes no documents."""


class TokenRefused(BridgeError):
    """The record system does not let this program in. `code` is its word for why."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"The record system does not let the bridge in [{code}]. Check the client id, its "
            "secret or key, and what it may do."
        )
        self.code = code


class Away(BridgeError):
    """No answer, or "later"; what was not sent is sent next time. `after` are seconds to wait."""

    def __init__(self, after: float = 0) -> None:
        super().__init__("The record system does not answer now. The next run goes on from here.")
        self.after = after


class Refused(BridgeError):
    """The record system does not take this: the same would be refused again."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(f"{status}: {why}" if why else str(status))
        self.status = status
