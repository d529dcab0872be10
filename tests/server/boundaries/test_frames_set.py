"""Setting hours, over HTTP: what is kept, what counts for whom, what is refused and why."""

from tests.world import ok

WEEKEND: list[list[list[int]]] = [[], []]
HOURS = [[[540, 720], [780, 1080]]] * 5 + WEEKEND
WINDOWS = [[540, 960]] * 5 + WEEKEND


def frame(**changes):
    usual = {
        "zone": "America/New_York",
        "hours": HOURS,
        "windows": WINDOWS,
        "reply_within": {"unit": "days", "n": 2},
        "closures": [],
        "allowance": {"characters": 1500, "messages_a_week": 5},
    }
    return {**usual, **changes}


def closure(starts_on, ends_on, **changes):
    usual = {"id": "c", "kind": "vacation", "name": "vacation", "cover_id": ""}
    return {**usual, "starts_on": starts_on, "ends_on": ends_on, **changes}


def refusal(answer):
    return answer.status_code, answer.json()["type"], answer.json().get("fields")


def test_before_anybody_sets_hours_the_usual_ones_are_offered_and_nobody_s(world):
    shown = ok(world.practice().clinician.api.get("/frames/mine"))
    assert shown["set_by"] == "nobody"
    assert shown["frame"]["zone"] == "America/New_York"
    assert shown["frame"]["hours"][0] == [[540, 1080]]


def test_a_clinician_s_own_hours_come_before_the_practice_s(world):
    practice = world.practice()
    practices, own = frame(), frame(zone="America/Chicago")
    ok(practice.owner.api.put("/frames/practice", json=practices))
    assert ok(practice.clinician.api.get("/frames/mine")) == {
        "frame": practices,
        "set_by": "practice",
    }
    ok(practice.clinician.api.put("/frames/mine", json=own))
    assert ok(practice.clinician.api.get("/frames/mine")) == {"frame": own, "set_by": "clinician"}
    assert ok(practice.hire().api.get("/frames/mine"))["set_by"] == "practice"


def test_only_a_custodian_sets_the_practice_s_hours_and_no_client_sets_any(world):
    practice = world.practice()
    for person, whose in ((practice.clinician, "practice"), (practice.client, "mine")):
        answer = person.api.put(f"/frames/{whose}", json=frame())
        assert refusal(answer)[:2] == (403, "/problems/not-permitted")


def test_own_hours_are_dropped_once_or_twice_and_the_practice_s_count_again(world):
    practice = world.practice()
    practices = frame(zone="America/Denver")
    ok(practice.owner.api.put("/frames/practice", json=practices))
    for person in (practice.clinician, colleague := practice.hire()):
        ok(person.api.put("/frames/mine", json=frame()))
    for _ in range(2):
        assert practice.clinician.api.delete("/frames/mine").status_code == 204
    assert ok(practice.clinician.api.get("/frames/mine")) == {
        "frame": practices,
        "set_by": "practice",
    }
    assert ok(colleague.api.get("/frames/mine"))["set_by"] == "clinician"
    assert refusal(practice.client.api.delete("/frames/mine"))[0] == 403


def test_every_slip_is_refused_with_a_reason_beside_its_field(world):
    clinician = world.practice().clinician
    slips = [
        (frame(zone="Mars/Olympus"), "zone", "unknown"),
        (frame(hours=[[[540, 500]], *HOURS[1:]]), "hours.0.0", "order"),
        (frame(hours=[[[540, 720], [700, 800]], *HOURS[1:]]), "hours.0.1", "overlap"),
        (frame(hours=[[]] * 7, windows=[[]] * 7), "hours", "none"),
        (frame(windows=[[1200], *WINDOWS[1:]]), "windows.0.0", "outside_hours"),
        (frame(closures=[closure("2026-05-03", "2026-05-01")]), "closures.0", "order"),
        (frame(closures=[closure("2026-01-01", "2199-01-01")]), "closures", "never_open"),
        (frame(reply_within={"unit": "days", "n": 0}), "reply_within", "range"),
        (
            frame(closures=[closure("2026-05-01", "2026-05-03", name="x" * 101)]),
            "closures.0",
            "long",
        ),
    ]
    for wrong, field, reason in slips:
        answer = clinician.api.put("/frames/mine", json=wrong)
        status, kind, fields = refusal(answer)
        assert (status, kind) == (422, "/problems/malformed"), field
        assert answer.json()["reasons"][field] == reason
        assert fields.keys() == answer.json()["reasons"].keys()
    assert ok(clinician.api.get("/frames/mine"))["set_by"] == "nobody"


def test_whoever_is_away_names_a_colleague_who_covers(world):
    practice = world.practice()
    away = closure("2026-05-01", "2026-05-03", cover_id=practice.owner.id)
    kept = frame(closures=[away])
    ok(practice.clinician.api.put("/frames/mine", json=kept))
    assert ok(practice.clinician.api.get("/frames/mine"))["frame"] == kept


def test_nobody_covers_who_is_not_of_the_practice_or_away_themselves(world):
    ours, theirs = world.practice(), world.practice()
    gone = ours.hire()
    ours.dismiss(gone)
    people = [ours.clinician, ours.client, theirs.clinician, gone]
    for cover_id in [*(person.id for person in people), "nobody", "x" * 43]:
        away = closure("2026-05-01", "2026-05-03", cover_id=cover_id)
        answer = ours.clinician.api.put("/frames/mine", json=frame(closures=[away]))
        status, kind, fields = refusal(answer)
        assert (status, kind, list(fields)) == (422, "/problems/malformed", ["closures.0.cover_id"])


def test_the_practice_s_own_closures_name_no_cover(world):
    practice = world.practice()
    away = closure("2026-05-01", "2026-05-03", cover_id=practice.clinician.id)
    answer = practice.owner.api.put("/frames/practice", json=frame(closures=[away]))
    assert list(refusal(answer)[2]) == ["closures.0.cover_id"]


def test_public_holidays_are_listed_by_country_and_state_in_both_languages(world):
    clinician = world.practice().clinician

    def holidays(place, locale="en"):
        asked = {"place": place, "year": 2026, "locale": locale}
        listed = ok(clinician.api.get("/holidays", params=asked))["holidays"]
        return {each["on"]: each["name"] for each in listed}

    assert holidays("US")["2026-11-26"] == "Thanksgiving Day"
    assert holidays("US", "es")["2026-11-26"] == "Día de Acción de Gracias"
    assert holidays("US", "es")["2026-07-03"] == "Día de la Independencia (día de descanso)"
    assert holidays("US-VT", "es")["2026-03-03"] == "Town Meeting Day"  # nobody has named it yet
    assert holidays("ES", "es")["2026-10-12"] == "Fiesta Nacional de España"
    assert "2026-04-20" in holidays("US-ME")  # Patriots' Day
    assert "2026-04-20" not in holidays("US")


def test_an_unknown_place_or_year_is_refused(world):
    clinician = world.practice().clinician
    for asked in ({"place": "QQ", "year": 2026}, {"place": "US", "year": 12026}):
        answer = clinician.api.get("/holidays", params=asked)
        assert refusal(answer)[:2] == (422, "/problems/malformed")
