"""Meantime from Python: sign in, read and write, invite. Everything is sealed on this device.

with meantime.sdk.connect("https://meantime.example", login, password) as me:
for thread in me.threads():
for message in thread.read():
print(message.name, message.text)
thread.write("...")
"""

from meantime.sdk.doors import (
    Invitation,
    Newcomer,
    connect,
    connect_by_code,
    connect_by_key,
    default_folder,
    found_practice,
    knock,
    open_here,
)
from meantime.sdk.errors import (
    InvitationUsed,
    ProblemError,
    SdkError,
    StrangeAnswer,
    Unreachable,
    UnsafeAddress,
    WeakPassword,
)
from meantime.sdk.held import MessagesOff
from meantime.sdk.person import Person
from meantime.sdk.threads import Thread
from meantime.sdk.welcome import Inviter

__all__ = [
    "Invitation",
    "InvitationUsed",
    "Inviter",
    "MessagesOff",
    "Newcomer",
    "Person",
    "ProblemError",
    "SdkError",
    "StrangeAnswer",
    "Thread",
    "Unreachable",
    "UnsafeAddress",
    "WeakPassword",
    "connect",
    "connect_by_code",
    "connect_by_key",
    "default_folder",
    "found_practice",
    "knock",
    "open_here",
]
