"""A practice on whose ladder people stand, and how tests look at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete

from meantime.server.safety.tables import ladders
from tests.running import poll
from tests.server.boundaries.test_frames_set import frame
from tests.server.swept import swept
from tests.world import USUAL_STEPS, ok

MINUTE = timedelta(minutes=1)
NOON = datetime(2027, 3, 1, 16, tzinfo=UTC)  # a Monday, at 11:00 in New York
NIGHT = datetime(2027, 3, 2, 4, 4, tzinfo=UTC)  # that night, at 23:04
MORNING = datetime(2027, 3, 2, 14, tzinfo=UTC)  # Tuesday, at 9:00: the next review window
USUAL = USUAL_STEPS


def ladder(night="clinician", on_call=(), steps=USUAL):
    return {"steps": steps, "night": night, "on_call": [person.id for person in on_call]}


def refusal(answer):
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def stamp(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


class Team:
    """`practice`, its `clinician`, `cover`, `owner` and `client`, with hours from 9 to 18."""

    def __init__(self, world, letters):
        self.world = world
        self.letters = letters
        self.practice = world.practice()
        self.care = self.practice.care
        self.clinician, self.owner = self.practice.clinician, self.practice.owner
        self.client = self.practice.client
        self.cover = self.practice.hire()
        self.practice.seat_in(self.care, self.clinician, self.cover, "clinician")
        self.names = {
            getattr(self, name).id: name for name in ("clinician", "cover", "owner", "client")
        }
        ok(self.owner.api.put("/frames/practice", json=frame()))
        ok(self.choose())

    def at(self, when):
        """Go to an instant; whoever is signed in opens a new sign-in, if theirs would be over."""
        self.world.clock.set(when)
        for person in (self.clinician, self.owner, self.cover, self.client):
            person.sign_in()

    def choose(self, **chosen):
        return self.owner.api.put("/safety/ladder", json=ladder(**chosen))

    def forget_choice(self):
        """Leave the practice as one whose clients came before it could choose."""
        mine = delete(ladders).filter_by(practice_id=self.practice.id)
        self.world.server.write(lambda unit: unit.db.execute(mine) and None)

    def later(self, minutes):
        """Let time pass, a minute at a time as ladders climb, and return the alert's steps."""
        for _ in range(minutes):
            self.world.clock.advance(MINUTE)
            swept(self.world)
        return self.steps()

    def write(self, **marks):
        entry = self.care.post(self.client, **{"attention": 3, **marks})
        swept(self.world)
        return entry

    def alerts(self, person=None, **params):
        """Return alerts, once what tells of them has left: unless the mail server holds it."""
        found: list[Any] = []

        def is_settled():
            found[:] = ok((person or self.owner).api.get("/alerts", params=params))["alerts"]
            states = {step["state"] for alert in found for step in alert["steps"]}
            return self.letters.is_holding or "waiting" not in states

        poll(is_settled, 20)
        return found

    def alert(self):
        """Return the newest alert."""
        return max(self.alerts(), key=lambda each: each["opened_at"])

    def steps(self, alert=None):
        """Return (rung, whom, state) of the steps of the newest alert."""
        return [
            (step["rung"], [self.names[each] for each in step["account_ids"]], step["state"])
            for step in (alert or self.alert())["steps"]
        ]

    def promise(self, person=None):
        who = person or self.client
        return ok(who.api.get(f"/spaces/{self.care.id}/safety"))

    def mails_to(self, person, count):
        """Return how many urgent mails somebody has got, once those are `count`."""
        mine = lambda: sum(mail["To"] == person.login for mail in self.letters.mails)  # noqa: E731
        poll(lambda: mine() >= count, 20)
        return mine()

    def chart(self):
        """Return a chart of the clinician's."""
        return self.practice.found(self.clinician, "team", "chart")

    def note(self, chart=None):
        """Return where a note about an alert stands, written now."""
        chart = chart or self.chart()
        return {"chart_id": chart.id, "note_id": chart.post(self.clinician).id}

    def close(self, alert, who=None, outcome="reached", **note):
        body = {"outcome": outcome, **(note or self.note())}
        return (who or self.clinician).api.post(f"/alerts/{alert['id']}/closing", json=body)

    def acknowledge(self, alert, who=None):
        return (who or self.clinician).api.put(f"/alerts/{alert['id']}/acknowledgement")


def jump(team, minutes):
    """Let minutes pass at once, and then what was due."""
    team.at(team.world.clock.now() + minutes * MINUTE)
    swept(team.world)
