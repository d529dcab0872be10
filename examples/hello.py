"""Found a practice, invite a client, and let both write: `python examples/hello.py URL`.

URL is a server's; the set-up code that `meantime init` printed there is asked for.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from meantime import sdk
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
        therapist.choose_night("clinician")  # who is woken by an urgent message out of hours
        invited = therapist.invite_client("Tom Hale", sdk.Inviter(mia.name, mia.credential))
        with sdk.knock(url, invited.link) as invitation:
            client, recovery_code = invitation.accept(tom, Path(device))
        with client:
            client.thread(invited.space_id).write("Hello, does this work?")
        therapist.thread(invited.space_id).reply("It does. Until Tuesday.")
    with sdk.connect(url, tom.login, tom.password, Path(device)) as client:
        for message in client.thread(invited.space_id).read():
            print(f"{message.name}: {message.text}")
