"""Records of clients who do not exist, as different as records can be, and the same by seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from meantime.fhir import record as parts
from meantime.fhir import requested
from meantime.protocol.agreement_posts import Consent
from meantime.protocol.note_posts import (
    Addendum,
    Contact,
    Cosigned,
    Facts,
    Line,
    Note,
    Reader,
    SafetyFact,
    Section,
)
from meantime.protocol.posts import File, Profile
from meantime.protocol.request_posts import Disclosed, RequestKind
from meantime.protocol.safety_posts import Answer, Attempt, SafetyEvent
from tests.fhir.chance import DAY, SEATS, START
from tests.fhir.filled import Filling

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["client", "guardian", "clinician"]
Pick = Literal["", "call", "time", "neither"]
What = Literal["extended", "granted", "part", "denied", "withdrawn", "disagrees", "replies"]
WORDS: tuple[What, ...] = get_args(What)
Look = Literal["opened", "copied", "emergency"]


class Maker(Filling):
    """Makes up one record from a seed."""

    def record(self) -> parts.Record:
        messages = self.some(self.message, 12)
        ids = [each.entry.id for each in messages]
        meetings = self.some(self.meeting, 3)
        return parts.Record(
            thread="thread",
            practice="practice-space",
            made_at=START + 400 * DAY,
            client=self.client(),
            practice_name=self.one(("Elm Street", "", " ")),
            people=self.people(),
            messages=tuple(messages),
            contacts=tuple(self.some(self.contact, 3)),
            answers=tuple(self.some(lambda: self.answered(ids), 3)),
            measures=tuple(self.some(self.filled, 3)),
            agreements=tuple(self.some(self.agreement, 5)),
            notes=tuple(self.some(lambda: self.note(ids, [each.id for each in meetings]), 3)),
            plans=tuple(self.some(self.plan, 3)),
            alerts=tuple(self.some(lambda: self.alert(ids), 3)),
            late=tuple(self.late(each) for each in ids if self.random.random() < 0.2),
            offers=tuple(self.some(self.offer, 2)),
            meetings=tuple(meetings),
            happenings=tuple(self.some(self.happening, 2)),
            seen=tuple(self.some(self.seen, 3)),
            requests=tuple(self.some(lambda: self.request(ids), 2)),
            disclosures=tuple(self.some(self.disclosing, 2)),
        )

    def request(self, ids: Sequence[str]) -> requested.RecordRequest:
        kind = self.one(get_args(RequestKind))
        words = self.some(lambda: self.word(self.one(WORDS)), 3)
        about = self.one((*ids, "", "nobody's"))
        return requested.RecordRequest(self.signed(), kind, about, self.text(), tuple(words))

    def word(self, what: What) -> requested.RequestWord:
        return requested.RequestWord(self.signed(), what, self.text())

    def disclosing(self) -> requested.Disclosing:
        what, purpose = self.text(), self.text()
        told = Disclosed("2027-03-08", self.text(), what, purpose, "court", self.text())
        return requested.Disclosing(self.signed(), told)

    def client(self) -> parts.Client:
        profile = Profile(
            name="Jo Kim",
            pronouns=self.one(("", "they/them")),
            birth_date=self.one(("", "2001-12-31", "2001-02-30", "last spring")),
            phone=self.one(("", "+1 555 0104", " ")),
            address=self.text(),
            emergency=self.text(),
            language=self.one(("", "en", "es", "Español")),
        )
        name = self.one(("Jo Kim", "", " "))
        return parts.Client(SEATS, name, self.one((profile, None)))

    def people(self) -> tuple[parts.Person, ...]:
        return (
            parts.Person("anna", "clinician", "Anna Weiss", "LMFT"),
            parts.Person("sam", "observer", self.one(("Sam", "")), ""),
            parts.Person("practice", "practice", ""),
            parts.Person("mum", "guardian", self.one(("Mum Kim", ""))),
            parts.Person("kim", "client", "Kim"),
        )

    def message(self) -> parts.Message:
        entry = self.signed()
        is_file = self.random.random() < 0.2
        file = File(key="k", hash="h", size=self.one((0, 9)), name=self.text(), mime="image/png")
        return parts.Message(
            entry=entry,
            kind="file" if is_file else self.one(("message", "promise", "in_session", "unknown")),
            text=self.one((self.text(), "")),
            attention=self.random.randint(0, 3),
            re=self.one(("", "entry-1", "entry-2", "nowhere")),
            to=self.one((SEATS, ("anna", "sam"), ())),
            earlier=tuple(self.some(self.text, 2)),
            changes=tuple(self.some(lambda: self.signed(entry.author), 2)),
            is_withdrawn=self.random.random() < 0.2,
            fault=self.one(("", "", "destroyed", "withheld", "nokey")),
            writer=self.one(("", "sam")),
            file=file if is_file else None,
        )

    def contact(self) -> parts.OutsideContact:
        post = Contact(
            at=self.one((START, 2**60)),
            way=self.one(("call", "voicemail", "sms", "mail", "in_person", "other")),
            direction=self.one(("in", "out")),
            text="Said.",
            minutes=self.one((0, 5)),
            asked=self.one((0, 1)),
        )
        texts = tuple(self.some(self.text, 1))
        return parts.OutsideContact(self.signed("anna"), post, self.one((self.text(), "")), texts)

    def answered(self, ids: Sequence[str]) -> parts.Answered:
        answer: Answer = self.one(("yes", "unsure", "no", "misread"))
        return parts.Answered(self.signed("jo"), self.one((*ids, "nowhere")), answer)

    def agreement(self) -> parts.Agreement:
        role: Role = self.one(("client", "guardian", "clinician"))
        author = {"client": "jo", "guardian": "mum", "clinician": "anna"}[role]
        post = Consent(
            decision=self.one(("permit", "withdraw")),
            version=self.one((1, 2)),
            text=self.text(),
            name="Jo Kim",
            hash="hash-of-policy",
            locale=self.one(("en", "es")),
            role=role,
            at=START + self.random.randrange(DAY),
            on=self.one(("", "2027-03-05")),
        )
        return parts.Agreement(self.signed(author), post)

    def note(self, ids: Sequence[str], meetings: Sequence[str]) -> parts.SignedNote:
        facts = Facts(
            since=START,
            until=START + DAY,
            entries=[*ids[:3], "nowhere"],
            from_client=2,
            from_team=1,
            themes=["sleep"],
            safety=[SafetyFact(of="entry-1", at=START, attention=3)],
            measures=["PHQ-9: 11"],
            minutes=20,
            week="2027-03-01",
            policy=2,
            readers=[Reader("Anna Weiss", "clinician")],
        )
        post = Note(
            note="n",
            kind=self.one(("progress", "summary")),
            format="dap",
            on="2027-03-05",
            name="Anna Weiss",
            sections=[Section("data", self.text() or "-", self.text()), Section("plan", "P", "")],
            facts=self.one((facts, None)),
            lines=[Line(each, self.text()) for each in ids[:2]],
            late=self.one((0, 1)),
            appointment=self.one((*meetings, "", "nowhere")),
        )
        added = Addendum(of="n", text=self.text(), what=self.one(("more", "late", "error")))
        signs = Cosigned(of="n", hash="h", name="Sam", credential=self.one(("", "PsyD")))
        return parts.SignedNote(
            self.signed("anna"),
            post,
            tuple((self.signed("anna"), added) for _ in range(self.random.randint(0, 2))),
            tuple((self.signed("sam"), signs) for _ in range(self.random.randint(0, 1))),
            is_struck=self.random.random() < 0.2,
        )

    def plan(self) -> parts.Plan:
        lines = tuple(("Warning signs", each) for each in self.some(self.text, 3))
        return parts.Plan(self.signed("jo"), lines)

    def alert(self, ids: Sequence[str]) -> parts.Alert:
        event = SafetyEvent(
            alert="a",
            of="m",
            outcome=self.one(("reached", "not_reached", "moved_session", "false_alarm")),
            attempts=[Attempt(self.one((START, 2**60)), "call", self.text())],
            note=self.text(),
        )
        ended = self.one(((self.signed("anna"), event), None))
        self.count += 1
        name = f"alert-{self.count}"
        return parts.Alert(name, self.one((*ids, "nowhere")), "jo", START + DAY, ended)

    def late(self, message: str) -> parts.LatePromise:
        kept_at = self.one((0, START + 3 * DAY))
        return parts.LatePromise(message, "anna", START, START + DAY, kept_at)

    def offer(self) -> parts.Offer:
        pick: Pick = self.one(("", "call", "time", "neither"))
        outcome = self.one(("", "talked", "booked", "declined", "not_reached"))
        return parts.Offer(self.signed("anna"), self.text(), START, pick, outcome)

    def meeting(self) -> parts.Meeting:
        self.count += 1
        at = START + self.count * DAY
        return parts.Meeting(f"m-{self.count}", "anna", at, at + 3_000_000, self.one((True, False)))

    def happening(self) -> parts.Happening:
        return parts.Happening(self.signed("anna"), self.one(("export", "destroyed", "bridge")))

    def seen(self) -> parts.Seen:
        self.count += 1
        began = self.one((START + self.count * DAY, 0))
        kind: Look = self.one(("opened", "copied", "emergency"))
        day = f"2027-03-{self.count % 27 + 1:02}"
        ended = began and began + 5000
        return parts.Seen(
            self.one(("anna", f"nobody-{self.count}")), kind, "clinician", day, began, ended
        )
