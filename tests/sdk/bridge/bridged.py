"""The bridge between an office and a small FHIR server that can be ill (`tests.fhir.endpoint`)."""

from __future__ import annotations

import base64
from dataclasses import replace
from hashlib import sha256

from meantime.fhir.record import Client, Record, Signed, SignedNote
from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from meantime.protocol.note_posts import Addendum, Cosigned, Note, NoteDraft, Section
from meantime.protocol.posts import Event
from meantime.sdk.bridge.fhir_server import FhirServer
from meantime.sdk.bridge.kept import PatientOf, Place, Settings, keep_settings, settings_of
from meantime.sdk.bridge.outbound import make_client
from meantime.sdk.bridge.pushing import Pusher
from meantime.sdk.bridge.running import How, run_once
from meantime.sdk.bridge.tokens import Tokens
from meantime.sdk.local import Local
from meantime.sdk.note_counting import notes_of
from meantime.sdk.notes import sign_note
from tests.fhir.clients import ANNA, AT, SUE
from tests.fhir.kept import CLIENT, SECRET
from tests.fhir.systems import MRN

DAY = "2026-01-05"
AT_ONCE = (0.0,) * 3


class Made:
    """Notes about jo that stand in no chart, and the bridge that sends them: no server of ours."""

    id, name = "thread", "Jo Kim"

    def __init__(self, system):
        self.system = system
        self.notes = []
        self.events = set()
        self.place = Place(system.base, f"{system.base}/token", CLIENT, "system/*.cruds", SECRET)
        self.key = ""
        self.wanted = PatientOf(MRN, "17")
        self.forget()

    def forget(self):
        """Begin with an empty machine."""
        self.local = Local(None, make_account())

    def record(self):
        people = (ANNA, SUE)
        return Record(
            "thread", "practice", 0, Client((), self.name), "Elm", people, notes=tuple(self.notes)
        )

    def tell(self, event_id):
        self.events.add(event_id)
        return ""

    def sign(self, name="n1", said="Slept badly.", **more):
        post = Note(
            note=name,
            kind="progress",
            format="dap",
            on=DAY,
            name="Anna Weiss",
            credential="LMFT",
            sections=[Section(id="data", title="Data", text=said)],
            **more,
        )
        self.notes.append(SignedNote(signed(name), post))
        return self.notes[-1].entry

    def add(self, note, what="more"):
        """Put something beside a note."""
        n = next(n for n, each in enumerate(self.notes) if each.entry is note)
        post = Addendum(of=note.id, text="And dreamt.", what=what)
        added = (*self.notes[n].addenda, (signed(f"added to {note.id}"), post))
        self.notes[n] = replace(self.notes[n], addenda=added, is_struck=what == "error")

    def cosign(self, note):
        n = next(n for n, each in enumerate(self.notes) if each.entry is note)
        post = Cosigned(of=note.id, hash=note.hash, name="Sue Stone", credential="PsyD")
        self.notes[n] = replace(self.notes[n], cosigned=((signed("signed", "sue"), post),))

    def run(self, real=None, **how):
        """Send what waits; return what became of it. Raises Away."""
        with make_client(is_inside=False, real=real) as client:
            server = FhirServer(self.place.base, Tokens(self.place, self.key, client), client)
            pusher = Pusher(server, self.local, self.place.base, pauses=AT_ONCE, **how)
            return pusher.push(self, self.wanted)


def signed(id_, author="anna"):
    return Signed(id_, b64(sha256(id_.encode()).digest()), author, AT, AT, b64(b"s" * 64))


class Bridged:
    """`owner` runs the bridge; `office.anna` signs notes about jo."""

    def __init__(self, office, system):
        self.office, self.system, self.owner = office, system, office.owner
        self.local = self.owner.connection.local
        self.case_id = office.case.id
        place = Place(system.base, f"{system.base}/token", CLIENT, "system/*.cruds", SECRET)
        keep_settings(self.local, Settings(place, "", {self.case_id: PatientOf(MRN, "17")}))

    def set(self, **changes):
        settings = settings_of(self.local)
        for name, value in changes.items():
            setattr(settings, name, value)
        keep_settings(self.local, settings)

    def sign(self, name="n1", said="Slept badly.", **more):
        """Sign a note; return it as the chart has it."""
        case = self.office.case
        sections = [Section(id="data", title="Data", text=said)]
        post = NoteDraft(note=name, space=case.id, format="dap", on=DAY, sections=sections, **more)
        id_ = sign_note(case, post)
        return next(each for each in notes_of(self.office.case) if each.id == id_)

    def run(self, **how):
        return run_once(self.owner.connection, How(**{"pauses": AT_ONCE, **how}))

    def outcome(self, **how):
        """Run once; return what became of jo."""
        report = self.run(**how)
        return next(each for each in report.outcomes if each.client == self.case_id)

    def told(self):
        """Return how often jo was told in the thread that notes go to the record system."""
        log = self.office.jo.thread(self.case_id).opened()
        return sum(each.post == Event(what="bridge", by="Olga Brandt") for each in log)


def text_of(document):
    return base64.b64decode(document["content"][0]["attachment"]["data"]).decode()
