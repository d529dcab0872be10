"""What the FHIR server of the tests keeps and knows: tokens, patients, documents, its faults."""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
import warnings
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from fhir.resources.R4B.documentreference import DocumentReference
from fhir.resources.R4B.patient import Patient
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from meantime.fhir.resources import check_resource
from meantime.fhir.values import check_values

if TYPE_CHECKING:
    from pathlib import Path

MODELS: dict[Any, Any] = {"DocumentReference": DocumentReference, "Patient": Patient}
Answer = tuple[int, Any, dict[str, str]]  # status, body, headers

CLIENT, SECRET = "bridge", "it is: a secret/+%"
FRESH: dict[str, Any] = {
    "resources": {},
    "tokens": {},
    "asked": [],
    "faults": [],
    "keys": None,
    "seen": [],
}
USUAL: dict[str, Any] = {"lives": 3600, "knows_conditions": True, "says_little": False}


class Endpoint:
    """All that it has and was asked for; on the disk after each change, as it may be killed."""

    def __init__(self, folder: Path, port: int) -> None:
        self.path = folder / "endpoint.json"
        self.base = f"http://localhost:{port}/fhir"
        self.lock = threading.RLock()
        self.state: Any = {**FRESH, **USUAL}
        if self.path.exists():
            self.state = json.loads(self.path.read_text())

    def keep(self) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(self.state))
        fresh.replace(self.path)

    def fault_for(self, what: str) -> Any:
        """Return the next fault if it is for such a request, and use it up."""
        waiting = self.state["faults"]
        for n, fault in enumerate(waiting):
            if what.startswith(fault["on"]):
                if fault.get("times", 1) > 1:
                    fault["times"] -= 1
                else:
                    del waiting[n]
                return fault
        return {}

    def find(self, kind: str, search: str) -> list[dict[str, Any]]:
        system, _, value = search.partition("|")
        wanted = {"system": system, "value": value}
        return [
            each
            for each in self.state["resources"].values()
            if each["resourceType"] == kind
            and any(one.items() >= wanted.items() for one in identifiers(each))
        ]

    def create(self, resource: Any, unless: str) -> Answer:
        kind = resource.get("resourceType")
        if unless and self.state["knows_conditions"]:
            known = self.find(kind, parse_qs(unless)["identifier"][0])
            if len(known) > 1:
                return 412, outcome("several match"), {}
            if known:
                return 200, {} if self.state["says_little"] else known[0], {}
        return self.store({**resource, "id": secrets.token_hex(8)}, 1, 201)

    def update(self, place: str, resource: Any, since: str) -> Answer:
        known = self.state["resources"].get(place)
        if known is None:
            return 404, outcome("not known"), {}
        version = int(known["meta"]["versionId"])
        if since and since != f'W/"{version}"':
            return 412, outcome("version conflict"), {}
        if place != f"{resource.get('resourceType')}/{resource.get('id')}":
            return 400, outcome("ids differ"), {}
        return self.store(resource, version + 1, 200)

    def store(self, resource: Any, version: int, status: int) -> Answer:
        if wrong := self.wrong(resource):
            return 422, outcome(*wrong), {}
        place = f"{resource['resourceType']}/{resource['id']}"
        kept = {**resource, "meta": {**resource.get("meta", {}), "versionId": str(version)}}
        self.state["resources"][place] = kept
        headers = {"Location": f"{self.base}/{place}/_history/{version}", "ETag": f'W/"{version}"'}
        return status, {} if self.state["says_little"] else kept, headers

    def wrong(self, resource: Any) -> list[str]:
        """Return all that is wrong with a resource, also where it leads nowhere."""
        kind = resource.get("resourceType")
        if kind not in MODELS:
            return ["no such kind"]
        found = [str(each) for each in (*check_resource("", resource), *check_values("", resource))]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of the library's own
                MODELS[kind].model_validate(resource)
        except ValueError as error:
            found.append(str(error))
        targets = [resource.get("subject"), *(o["target"] for o in resource.get("relatesTo", []))]
        led = [target["reference"] for target in targets if target]
        known = self.state["resources"]
        return found + [f"leads nowhere: {each}" for each in led if each not in known]

    def grant(self, form: Any, basic: str) -> tuple[int, dict[str, Any]]:
        """Answer at the token endpoint: by the secret, or by a signed claim that was never seen."""
        if form.get("grant_type") != ["client_credentials"] or not form.get("scope"):
            return 400, {"error": "invalid_request"}
        if not (self.knows_secret(basic) or self.knows_claim(form)):
            return 401, {"error": "invalid_client", "error_description": "who is this?"}
        token = secrets.token_hex(16)
        self.state["tokens"][token] = time.time() + self.state["lives"]
        return 200, {"access_token": token, "token_type": "bearer", "expires_in": 3600}

    def knows_secret(self, basic: str) -> bool:
        said = f"{CLIENT}:{'it+is%3A+a+secret%2F%2B%25'}"  # form-encoded, RFC 6749 section 2.3.1
        return basic == "Basic " + base64.b64encode(said.encode()).decode()

    def knows_claim(self, form: Any) -> bool:
        if not self.state["keys"]:
            return False
        try:
            keys = KeySet.import_key_set(self.state["keys"])
            claims = jwt.decode(form["client_assertion"][0], keys, algorithms=["RS384"]).claims
        except (JoseError, KeyError, ValueError):
            return False
        is_new = claims["jti"] not in self.state["seen"]
        self.state["seen"].append(claims["jti"])
        in_time = time.time() < claims["exp"] <= time.time() + 300
        is_ours = claims["iss"] == claims["sub"] == CLIENT
        return is_new and in_time and is_ours and claims["aud"] == f"{self.base}/token"


def outcome(*said):
    issues = [{"severity": "error", "code": "invalid", "diagnostics": each} for each in said]
    return {"resourceType": "OperationOutcome", "issue": issues}


def identifiers(resource):
    return [*resource.get("identifier", []), resource.get("masterIdentifier", {})]
