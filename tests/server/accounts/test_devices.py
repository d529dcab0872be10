"""The list of devices, and ending one."""

from datetime import timedelta

from sqlalchemy import select, update

from meantime.server.accounts.tables import sign_ins
from tests.server.accounts.people import NOWHERE, audited, is_signed_out, member
from tests.world import ok


def test_a_person_sees_the_own_devices_newest_first_and_nobody_elses(world):
    ana = member(world)
    first = ana.person.sign_in_id
    world.clock.advance(timedelta(seconds=1))
    ana.person.sign_in()
    listed = ok(ana.person.api.get("/sign-ins"))["sign_ins"]
    assert [(d["id"], d["is_this"]) for d in listed] == [
        (ana.person.sign_in_id, True),
        (first, False),
    ]
    assert listed[0].keys() == {
        "id", "device", "address", "created_at", "last_seen_at", "is_this",
    }  # fmt: skip
    assert listed[0]["address"] == "127.0.0.1"


def test_a_device_that_is_not_used_leaves_the_list_unless_it_can_still_append(world):
    ana = member(world)
    ana.person.sign_in()
    offline = ana.person.sign_in_id
    ok(ana.person.api.post("/append-tokens"))
    world.clock.advance(world.server.settings.sign_in_idle)
    ana.person.sign_in()
    listed = ok(ana.person.api.get("/sign-ins"))["sign_ins"]
    assert [d["id"] for d in listed] == [ana.person.sign_in_id, offline]


def test_a_revoked_device_is_out_at_once_with_its_append_token(world):
    ana = member(world)
    lost_id, lost = ana.person.sign_in_id, ana.person.api
    worker = world.client(ok(lost.post("/append-tokens"))["token"])
    assert lost.get("/me").is_success
    ana.person.sign_in()
    assert ana.person.api.delete(f"/sign-ins/{lost_id}").status_code == 204
    assert is_signed_out(lost.get("/me"))
    entry = ana.invited.space.write(ana.person).wire
    assert is_signed_out(lost.post(ana.invited.space.path, json=entry))
    assert is_signed_out(worker.post(ana.invited.space.path, json=entry))
    assert audited(world, ana.invited.practice.id)[-1] == ("sign_in.revoked", lost_id)


def test_the_stream_of_a_revoked_device_says_bye(world):
    ana = member(world)
    lost_id, lost = ana.person.sign_in_id, ana.person.api
    ana.person.sign_in()
    with lost.stream("GET", "/events") as stream:
        said = stream.iter_lines()
        assert next(said) == "event: hello"
        ana.person.api.delete(f"/sign-ins/{lost_id}")
        assert "event: bye" in list(said)


def test_ending_all_others_leaves_this_device(world):
    ana = member(world)
    others = [ana.person.api, ana.person.sign_in()]
    this = ana.person.sign_in()
    assert this.delete("/sign-ins").status_code == 204
    assert all(is_signed_out(other.get("/me")) for other in others)
    assert [d["is_this"] for d in ok(this.get("/sign-ins"))["sign_ins"]] == [True]


def test_nobody_ends_the_device_of_another(world):
    ana, ben = member(world), member(world)
    owner = ana.invited.practice.owner
    for id_ in (ana.person.sign_in_id, NOWHERE, "%00", "x" * 500):
        for stranger in (ben.person, owner):
            answer = stranger.api.delete(f"/sign-ins/{id_}")
            assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    assert ana.person.api.get("/me").is_success


def test_a_revoked_device_stays_revoked_and_cannot_be_found_again(world):
    ana = member(world)
    gone = ana.person.sign_in_id
    ana.person.sign_in()
    ana.person.api.delete(f"/sign-ins/{gone}")
    assert ana.person.api.delete(f"/sign-ins/{gone}").status_code == 404


def test_use_is_written_down_once_a_minute(world):
    ana = member(world)

    def last_seen(unit):
        found = select(sign_ins.c.last_seen_at).where(sign_ins.c.id == ana.person.sign_in_id)
        return unit.db.execute(found).scalar_one()

    seen_at = world.server.read(last_seen)
    world.clock.advance(timedelta(seconds=50))
    ok(ana.person.api.get("/me"))
    assert world.server.read(last_seen) == seen_at
    world.clock.advance(timedelta(seconds=20))
    ok(ana.person.api.get("/me"))
    assert world.server.read(last_seen) >= seen_at + timedelta(seconds=70)


def test_what_another_process_revoked_is_noticed_within_seconds(world):
    ana = member(world)
    ok(ana.person.api.get("/me"))

    def revoke_behind_the_servers_back(unit):
        unit.db.execute(
            update(sign_ins)
            .where(sign_ins.c.id == ana.person.sign_in_id)
            .values(revoked_at=unit.now)
        )

    world.server.write(revoke_behind_the_servers_back)
    world.clock.advance(timedelta(seconds=5))
    assert is_signed_out(ana.person.api.get("/me"))


def test_sign_ins_that_are_long_over_are_forgotten(world):
    ana = member(world)
    world.clock.advance(timedelta(days=61))
    ana.person.sign_in()

    def how_many(unit):
        return len(
            unit.db.execute(select(sign_ins).where(sign_ins.c.seat_id == ana.person.id)).all()
        )

    assert world.server.read(how_many) == 1
