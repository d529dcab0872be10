"""A client writes what may need attention, and somebody ends the alert: `safety.py URL`.

URL is a server's; the set-up code that `meantime init` printed there is asked for.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from meantime import sdk
from meantime.protocol.safety_posts import Attempt, PlanLine
from meantime.sdk.alerts import Ending
from meantime.wire.practices import PracticeDetails
from meantime.wire.safety import Ladder

url, code = sys.argv[1], input("Set-up code: ")
details = PracticeDetails(
    name="Elm Street", phone="+1 555 0100", address="", zone="UTC", country="US", locale="en"
)
mia = sdk.Newcomer("mia@example.org", "a stone in the shoe", "Mia Lund", "LCSW")
tom = sdk.Newcomer("tom@example.org", "rain on a tin roof", "Tom")

with TemporaryDirectory() as device:
    therapist, _ = sdk.found_practice(url, code, details, mia, Path(device))
    with therapist:
        steps = therapist.ladder().ladder.steps  # who is woken, and when: the usual ones
        therapist.set_ladder(Ladder(steps, night="on_call", on_call=[therapist.id]))
        invited = therapist.invite_client("Tom Hale", sdk.Inviter(mia.name, mia.credential))
        with sdk.knock(url, invited.link) as invitation:
            client, recovery_code = invitation.accept(tom, Path(device))
        with client:
            thread = client.thread(invited.space_id)
            thread.save_plan([PlanLine("sp.ask", "name", "My brother")])
            text = "I am going to kill myself tonight."
            noticed = thread.notice(text)  # on this device alone; sending does not wait for it
            said = thread.write(text)
            print(f"Noticed: {', '.join(noticed.words)} ({noticed.tier})")
            thread.answer_safety(said, "unsure")
        for alert in therapist.alerts.every("open"):
            therapist.alerts.take(alert.id)
            tried = [Attempt(thread.now_ms(), "phone", "He answered.")]
            ending = Ending("reached", tried, "He is with his brother tonight.")
            print(f"Closed: {therapist.alerts.close(alert.id, ending).outcome}")
