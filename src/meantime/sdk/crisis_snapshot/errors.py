"""Why a snapshot is not opened, each with a way out."""

from __future__ import annotations

from meantime.sdk.errors import SdkError


class NotASnapshot(SdkError):
    """The file is none, or is of a later version."""

    def __init__(self) -> None:
        super().__init__(
            "This file is no crisis snapshot that this Meantime can read, or its beginning and its "
            "end are both damaged. Try the file of the night before."
        )


class WrongSecret(SdkError):
    """What was typed opens no custodian's account of that night."""

    def __init__(self) -> None:
        super().__init__(
            "This opens no custodian's account as it was that night. A password that was changed "
            "since then counts as it was before; the printed recovery code works as well."
        )


class NoKeyInside(SdkError):
    """The practice's own log, which opens all others, is damaged or does not name this person."""

    def __init__(self) -> None:
        super().__init__(
            "What opens the conversations cannot be read in this file, or the person who opens it "
            "was no custodian that night. Try the file of the night before, or another custodian."
        )


class NoneThere(SdkError):
    """The server has made no snapshot yet."""

    def __init__(self) -> None:
        super().__init__("The server has made no crisis snapshot yet. It makes one every night.")


class CameDamaged(SdkError):
    """What came is not what the file says of itself; nothing was kept."""

    def __init__(self) -> None:
        super().__init__(
            "The snapshot came damaged, and was not kept. Try again; if it stays so, tell whoever "
            "runs the server that its disk may be failing."
        )
