"""Roll messaging out: vendors, a pilot, a survey, a review: `python examples/rollout.py URL`.

URL is a server's; the set-up code that `meantime init` printed there is asked for.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.reviews import Verdict
from meantime.sdk.vendors import VendorWords
from meantime.wire.practices import PracticeDetails

url, code = sys.argv[1], input("Set-up code: ")
details = PracticeDetails(
    name="Elm Street", phone="+1 555 0100", address="", zone="UTC", country="US", locale="en"
)
mia = sdk.Newcomer("mia@example.org", "a stone in the shoe", "Mia Lund", "LCSW")
tom = sdk.Newcomer("tom@example.org", "rain on a tin roof", "Tom")

with TemporaryDirectory() as device:
    therapist, _ = sdk.found_practice(url, code, details, mia, Path(device))
    with therapist:
        therapist.introduce(therapist.id, sdk.Inviter(mia.name, mia.credential))
        therapist.choose_night("clinician")
        therapist.rollout.choose("foundation")  # from now on no client comes before the pilot
        host = VendorWords("host", "Harbor Hosting", "Sealed messages", date(2025, 1, 31))
        therapist.vendors.add(host)  # the server keeps the kind and the days; the rest is sealed
        therapist.rollout.tick("rollout.p1.restore", note="Read one thread after 40 minutes.")
        shown = therapist.rollout.show()
        for task in shown.phases[0].tasks:
            if task.done:
                print(f"Done: {task.id}, by {task.by}")

        pilot = therapist.rollout.choose("pilot", "The rest is done by Friday.")
        case = therapist.add_client(Profile(name="Tom Hale"))
        invited = case.invite(sdk.Inviter(mia.name, mia.credential))
        print(f"{therapist.rollout.show().taken} of {pilot.phases[1].most} places taken")

        until = datetime.now(UTC) + timedelta(days=14)
        asked = therapist.surveys.open("survey.client.pilot", until)
        with sdk.knock(url, invited.link) as invitation:
            client, _ = invitation.accept(tom, Path(device))
        with client:
            client.surveys.answer(client.surveys.rounds()[0], {"sv.c.keep": "keep"})
        keep = therapist.surveys.report(asked).tallies["sv.c.keep"]
        print(f"{keep.n} has answered: {'shown' if keep.is_shown else 'too few to be shown'}")

        due = therapist.reviews.look()
        row = therapist.reviews.file(
            due, {"rollout.q.policy": Verdict("It is early.", "Nothing changes.")}
        )
        print(f"Filed. The next review is {(row.next_on - row.held_on).days} days later.")
