"""A client in a thread of the bench, who joins by invitation and writes there from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.keys import make_account
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import advance
from meantime.sdk.http import Http
from meantime.sdk.locks import new_account
from meantime.sdk.sign_in import open_sign_in
from meantime.wire.accounts import AccountCreated
from meantime.wire.spaces import Appended, Entry

if TYPE_CHECKING:
    from bench.letters import Thread
    from bench.practice import Practice

PASSWORD = "correct horse battery staple"  # noqa: S105  nobody's


def join(practice: Practice, thread: Thread, login: str) -> Http:
    """Return a connection of a new client in a thread, who writes in the thread from now on."""
    at = practice.http.now_ms()
    until = at + 3_600_000
    invited = flows.invite_client(practice.owner, thread.state, [], until=until, at=at)
    path = f"/spaces/{thread.state.space}/entries"
    for entry in invited.entries:
        practice.http.post(path, Entry(**entry.wire), Appended)
        advance(thread.state, entry)
    http, account = Http(practice.http.origin), make_account()
    open_sign_in(http, join_account(invited.code), "service")
    http.post("/accounts", new_account(account, login, PASSWORD)[0], AccountCreated)
    joining = flows.join(account, thread.state, invited.code, http.now_ms())
    http.post(path, Entry(**joining.wire), Appended)
    advance(thread.state, joining)
    open_sign_in(http, account, "service")
    thread.clinician = account
    thread.key = generation_key(thread.state, account, thread.state.gen)
    return http
