"""A small FHIR R4 server in a process of its own, as strict as it can be, and ill when told so.

It gives out tokens, keeps patients and documents on the disk, knows conditional create and
versions, and checks what it is given by the models of `fhir.resources` and by our own table.
Run as `python -m tests.fhir.endpoint FOLDER PORT`.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import sys
import threading
import time
import warnings
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fhir.resources.R4B.documentreference import DocumentReference
from fhir.resources.R4B.patient import Patient
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from meantime.fhir.resources import check_resource
from meantime.fhir.values import check_values

MODELS: dict[Any, Any] = {"DocumentReference": DocumentReference, "Patient": Patient}
Answer = tuple[int, Any, dict[str, str]]  # status, body, headers

CLIENT, SECRET = "bridge", "it is: a secret/+%"
INTERACTIONS = [{"code": code} for code in ("read", "search-type", "create", "update")]
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


class Handler(BaseHTTPRequestHandler):
    endpoint: Endpoint

    def do_GET(self):
        self.meet("GET")

    def do_POST(self):
        self.meet("POST")

    def do_PUT(self):
        self.meet("PUT")

    def meet(self, method):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path)
        with self.endpoint.lock:
            if path.path.startswith("/_"):
                self.answer(200, self.control(path.path, body), {})
                return
            what = f"{method} {path.path.removeprefix('/fhir/')}"
            self.endpoint.state["asked"].append(what)
            fault = self.endpoint.fault_for(what)
            told = self.struck(fault) or self.done(method, path, body)
            self.endpoint.keep()
        self.leave(fault.get("do"), fault.get("seconds", 0))
        self.answer(*told)

    def struck(self, fault):
        """Return what is answered without doing anything, None to go on."""
        match fault.get("do"):
            case int(status):
                return status, fault.get("says", outcome("ill")), fault.get("headers", {})
            case "refuse":
                return 422, outcome("No room for <b>this</b>.\x07"), {}
        return None

    def leave(self, do, seconds):
        """Act after the deed, before the answer: lose it, take long, or die."""
        if do == "slow":
            time.sleep(seconds)
        if do == "die":
            os._exit(1)
        if do == "lose":
            self.close_connection = True
            self.connection.close()

    def done(self, method, path, body):
        endpoint, place = self.endpoint, path.path.removeprefix("/fhir/")
        if place == "token" and method == "POST":
            form = parse_qs(body.decode())
            return *endpoint.grant(form, self.headers.get("Authorization", "")), {}
        if place == "metadata":
            documents = {"type": "DocumentReference", "interaction": INTERACTIONS}
            rest = [{"mode": "server", "resource": [documents]}]
            return 200, {"fhirVersion": "4.0.1", "rest": rest}, {}
        if place == ".well-known/smart-configuration":
            return 200, {"token_endpoint": f"{endpoint.base}/token"}, {}
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if endpoint.state["tokens"].get(token, 0) < time.time():
            return 401, outcome("token"), {}
        return self.resource(method, place, path.query, body)

    def resource(self, method, place, query, body):
        endpoint = self.endpoint
        if method == "POST":
            unless = self.headers.get("If-None-Exist", "")
            return endpoint.create(json.loads(body), unless)
        if method == "PUT":
            return endpoint.update(place, json.loads(body), self.headers.get("If-Match", ""))
        if query:
            found = endpoint.find(place, parse_qs(query)["identifier"][0])
            bundle = {"resourceType": "Bundle", "type": "searchset"}
            return 200, {**bundle, "entry": [{"resource": each} for each in found]}, {}
        known = endpoint.state["resources"].get(place)
        return (200, known, {}) if known else (404, outcome("not known"), {})

    def control(self, path, body):
        """Do what a test says: look, begin anew, or be ill."""
        state = self.endpoint.state
        if path == "/_reset":
            state |= json.loads(json.dumps({**FRESH, **USUAL}))
        if body:
            state |= json.loads(body)
        self.endpoint.keep()
        return state

    def answer(self, status, said, headers):
        content = json.dumps(said).encode() if said else b""
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/fhir+json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:
            pass  # the answer was to be lost

    def log_message(self, *args):
        del args


def outcome(*said):
    issues = [{"severity": "error", "code": "invalid", "diagnostics": each} for each in said]
    return {"resourceType": "OperationOutcome", "issue": issues}


def identifiers(resource):
    return [*resource.get("identifier", []), resource.get("masterIdentifier", {})]


if __name__ == "__main__":
    Handler.endpoint = Endpoint(Path(sys.argv[1]), int(sys.argv[2]))
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
