"""A small FHIR R4 server in a process of its own, as strict as it can be, and ill when told so.

It gives out tokens, keeps patients and documents on the disk, knows conditional create and
versions, and checks what it is given by the models of `fhir.resources` and by our own table.
Run as `python -m tests.fhir.endpoint FOLDER PORT`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.fhir.kept import FRESH, USUAL, Endpoint, outcome

INTERACTIONS = [{"code": code} for code in ("read", "search-type", "create", "update")]


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


if __name__ == "__main__":
    Handler.endpoint = Endpoint(Path(sys.argv[1]), int(sys.argv[2]))
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
