"""Publish a policy, agree to it, and prove it without a server: `python examples/agreement.py URL`.

URL is a server's; the set-up code that `meantime init` printed there is asked for.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from meantime import sdk
from meantime.agreement.candidacy import CHECKLIST
from meantime.protocol.posts import Profile
from meantime.sdk.candidacy import Judgement, decide
from meantime.sdk.consent_paper import read_paper, write_paper
from meantime.sdk.consent_verdict import verify_proof
from meantime.sdk.policy_facts import PRACTICE
from meantime.wire.practices import PracticeDetails

url, code = sys.argv[1], input("Set-up code: ")
details = PracticeDetails(
    name="Elm Street", phone="+1 555 0100", address="", zone="UTC", country="US", locale="en"
)
mia = sdk.Newcomer("mia@example.org", "a stone in the shoe", "Mia Lund", "LCSW")
tom = sdk.Newcomer("tom@example.org", "rain on a tin roof", "Tom")
suits = {  # the answers that speak for messages; a clinician answers each after some thought
    item.id: next(answer for answer, effect in item.effect.items() if effect == "proceed")
    for item in CHECKLIST.items
}

with TemporaryDirectory() as device:
    therapist, _ = sdk.found_practice(url, code, details, mia, Path(device))
    with therapist:
        therapist.choose_night("clinician")  # a policy says who is woken, and when you read
        therapist.set_practice_hours(therapist.practice_hours().frame)
        version = therapist.policies.publish(PRACTICE, therapist.policies.usual())
        print(f"Published: version {version.version}")

        case = therapist.add_client(Profile(name="Tom Hale"))
        invited = case.invite(sdk.Inviter(mia.name, mia.credential))  # with the policy in it
        with sdk.knock(url, invited.link) as invitation:
            client, _ = invitation.accept(tom, Path(device))
        with client:
            thread = client.thread(invited.space_id)
            try:
                thread.write("Hello, does this work?")
            except sdk.MessagesOff as off:
                print(f"Not yet: {off.code}")
            decide(therapist.caseload()[0], Judgement(suits))
            reading = thread.agreement.read("en")
            print(f"Tom reads {len(reading.text.split())} words")
            thread.agreement.give(reading, "Tom Hale", reading.to_tick)
            thread.send_held(thread.held()[0].id)

        ours = therapist.thread(invited.space_id)
        ours.agreement.review(ours.agreement.read("en").today, "video", "en")
        print(f"Mia reads: {ours.sync().messages()[-1].text}")
        [signed] = [each for each in ours.agreement.signed() if each.post.role == "client"]
        paper = write_paper(ours.agreement.proof(signed))  # a PDF, with its proof attached

verdict = verify_proof(read_paper(paper), "en")  # which asks nobody
print("The signature is good." if verdict.is_good else "This proves nothing.")
