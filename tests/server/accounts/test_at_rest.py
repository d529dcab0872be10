"""What a thief of the database finds."""

from sqlalchemy import select

from meantime.protocol.encoding import unb64
from meantime.server.kit.database import metadata
from tests.server.accounts.people import from_somewhere, member, unlock
from tests.world import ok


def everything(unit):
    """Return every value in every table, as bytes."""
    return b"\n".join(
        value if isinstance(value, bytes) else str(value).encode()
        for table in metadata.sorted_tables
        for row in unit.db.execute(select(table))
        for value in row
    )


def test_no_email_token_proof_or_code_is_in_any_table(world):
    ana = member(world)
    token = ana.person.api.headers["Authorization"].split()[1]
    append = ok(ana.person.api.post("/append-tokens"))["token"]
    ok(unlock(from_somewhere(world), ana.login, ana.lock("password")["auth"]))
    unlock(from_somewhere(world), "somebody.else@example.org", ana.lock("password")["auth"])
    stored = world.server.read(everything)
    assert ana.person.id.encode() in stored  # so the search would find what is there
    for text in (ana.login, ana.login.split("@")[0], "somebody.else"):
        assert text.encode() not in stored
    for secret in (token, append, ana.lock("password")["auth"], ana.lock("recovery")["auth"]):
        assert secret.encode() not in stored
        assert unb64(secret) not in stored
    assert ana.invited.code not in stored
