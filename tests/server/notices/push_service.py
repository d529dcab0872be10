"""A push service on this machine, and browsers that take what it is given and open it."""

from __future__ import annotations

import json
import secrets
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from meantime.protocol.encoding import b64, unb64
from tests.running import poll


class Browser:
    """Keys of its own, and an endpoint at the service."""

    def __init__(self, url):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = secrets.token_bytes(16)
        encoding, form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        point = self.key.public_key().public_bytes(encoding, form)
        self.path = f"/{secrets.token_hex(8)}"
        self.device = {"endpoint": url + self.path, "p256dh": b64(point), "auth": b64(self.auth)}

    def open(self, body):
        """Return the word that was sealed for this browser."""
        return http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        ).decode()


class PushService:
    """What arrived, as (path, headers, body). `answers` are the next statuses; then 201."""

    def __init__(self):
        self.got = []
        self.answers = []
        self.url = ""

    def browser(self):
        return Browser(self.url)

    def wait_for(self, count):
        poll(lambda: len(self.got) >= count, 20)
        return self.got


@contextmanager
def push_service():
    """Run a push service."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = service.answers.pop(0) if service.answers else 201
            service.got.append((self.path, dict(self.headers), body))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{service.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            del args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def claims_of(headers):
    """Return the claims of a VAPID header whose signature holds, and the key that made it."""
    kind, _, rest = headers["Authorization"].partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(parts["k"]))
    verify(key, signed.encode(), unb64(signature))
    assert kind == "vapid"
    return json.loads(unb64(signed.split(".")[1])), parts["k"]


def verify(key, signed, signature):
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415
        encode_dss_signature,
    )

    r, s = (int.from_bytes(half, "big") for half in (signature[:32], signature[32:]))
    key.verify(encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
