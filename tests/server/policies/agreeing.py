"""A practice that publishes policies, and people who agree to them, by real requests."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from meantime.agreement.defaults import default_document
from meantime.agreement.document import policy_hash
from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.sealing import generation_key
from meantime.protocol.sessions import Consent, sign_consent
from tests.bodies import DETAILS
from tests.server.boundaries.test_frames_set import HOURS, WINDOWS, frame
from tests.world import ok

if TYPE_CHECKING:
    from datetime import datetime

    import httpx2

    from tests.space import Space
    from tests.world import Person, Practice, World

FACTS: dict[str, Any] = {
    "practice": {name: DETAILS[name] for name in ("name", "phone", "country")},
    "zone": "America/New_York",
    "hours": HOURS,
    "windows": WINDOWS,
    "reply_within": {"unit": "days", "n": 2},
    "allowance": {"characters": 1500, "messages_a_week": 5},
    "night": "clinician",
    "fee": {"plan": "included", "amount": 0, "currency": "USD", "included": 4},
    "retention_years": 7,
    "records_contact": "The office",
    "valid_months": 12,
    "programs": [],
    "ai_tool_purpose": {"en": "", "es": ""},
}
FILLED = "I choose to write to my therapist between our sessions."
TYPED_NAME = "Rosalind Penhaligon"
OF_PRACTICE = {"scope_kind": "practice", "scope_id": ""}


def document(**facts: Any) -> Any:
    """Return a document that can be published, with some facts of its own."""
    return deepcopy(default_document({**FACTS, **facts}))  # type: ignore[typeddict-item]


def of_clinician(person: Person) -> dict[str, str]:
    return {"scope_kind": "clinician", "scope_id": person.id}


def of_thread(space: Space) -> dict[str, str]:
    return {"scope_kind": "thread", "scope_id": space.id}


def listed(person: Person, **params: Any) -> Any:
    """Return the versions that somebody sees, the newest first."""
    return ok(person.api.get("/policies", params=params))["policies"]


def refusal(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


class Agreeing:
    """`practice` with hours, its `owner`, `clinician` and `client`, and their thread `care`."""

    def __init__(self, world: World, practice: Practice | None = None) -> None:
        self.world = world
        self.practice = practice or world.practice()
        self.care: Space = self.practice.care
        self.owner, self.clinician = self.practice.owner, self.practice.clinician
        self.client = self.practice.client
        ok(self.owner.api.put("/frames/practice", json=frame()))
        self.hashes: dict[int, str] = {}

    def try_publish(self, person: Person | None = None, **said: Any) -> httpx2.Response:
        """Publish for the practice, unless something else is said."""
        body = {**OF_PRACTICE, "agree_again": True, **said}
        if "hash" not in body:
            body.setdefault("document", document())
        return (person or self.owner).api.post("/policies", json=body)

    def publish(self, person: Person | None = None, **said: Any) -> int:
        """Publish, and return the version."""
        published = ok(self.try_publish(person, **said))
        self.hashes[published["version"]] = published["hash"]
        version: int = published["version"]
        return version

    def change(self, words: str, **said: Any) -> int:
        """Publish with other words in a section that everybody ticks."""
        changed = document()
        changed["sections"][0]["text"]["en"] += f" {words}."
        return self.publish(document=changed, **said)

    def decide(self, decision: str = "offer", space: Space | None = None) -> Any:
        body = {"decision": decision, "review_on": self.day(30)}
        return ok(self.clinician.api.put(f"/spaces/{(space or self.care).id}/candidacy", json=body))

    def set_state(self, state: str, at_latest: str | None = None) -> Any:
        body = {"state": state, "at_latest": at_latest}
        return ok(self.clinician.api.put(f"/spaces/{self.care.id}/messaging", json=body))

    def day(self, days: int) -> str:
        """Return a local day so many days from now."""
        now: datetime = self.world.clock.now().astimezone(ZoneInfo(DETAILS["zone"]))
        return (now.date() + timedelta(days=days)).isoformat()

    def seal(self, person: Person, space: Space | None = None) -> str:
        """Post a sealed consent, as each person does before anything else; return its id."""
        care = space or self.care
        post = {
            "type": "consent",
            "decision": "permit",
            "version": 1,
            "text": FILLED,
            "name": TYPED_NAME,
        }
        key = generation_key(care.state, person.account, care.state.gen)
        entry = flows.write_post(person.account, care.state, key, post, at=self.world.now_ms)
        care.send(person, entry)
        entry_id: str = entry.id
        return entry_id

    def body(self, person: Person, version: int, **said: Any) -> dict[str, Any]:
        """Return a consent to send, signed over whatever is said."""
        facts = {
            "locale": "en",
            "role": "client",
            "decision": "permit",
            "at": self.world.now_ms,
            "care_space": self.care.id,
            "policy_hash": self.hashes.get(version, policy_hash(document())),
            "practice_space": self.practice.id,
            **said,
        }
        entry_id = facts.pop("entry_id", None) or self.seal(person)
        at = facts.pop("at")
        signed = Consent(version=version, at_ms=at, **facts)
        return {
            "version": version,
            "locale": facts["locale"],
            "role": facts["role"],
            "decision": facts["decision"],
            "at": at,
            "signature": b64(sign_consent(person.account, signed)),
            "entry_id": entry_id,
        }

    def try_sign(self, person: Person, body: dict[str, Any], space: Space | None = None) -> Any:
        return person.api.post(f"/spaces/{(space or self.care).id}/consents", json=body)

    def sign(self, person: Person, version: int, **said: Any) -> Any:
        """Agree to a version, which the server must take; return what it keeps."""
        return ok(self.try_sign(person, self.body(person, version, **said)))

    def agreed(self) -> int:
        """Publish, offer and agree, so that the client may write; return the version."""
        version = self.publish()
        self.decide()
        self.sign(self.client, version)
        return version

    def agreement(self, person: Person | None = None, space: Space | None = None) -> Any:
        shown = (person or self.client).api.get(f"/spaces/{(space or self.care).id}/agreement")
        return ok(shown)

    def why(self, person: Person | None = None) -> str:
        """Return why the client may not write, "" if they may, as they are told and as it is."""
        author = person or self.client
        told = self.agreement(author)
        assert told["may_write"] is (told["why"] == "")
        entry = self.care.write(author, attention=1)
        answer = author.api.post(self.care.path, json=entry.wire)
        if answer.status_code == 201:
            self.care.follow(entry)
            assert told["why"] == ""
            return ""
        assert refusal(answer) == (409, "messaging-off")
        assert answer.json()["code"] == told["why"]
        return str(told["why"])
