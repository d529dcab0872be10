"""A program of a practice's on this machine that takes webhooks and checks who signed them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook

from tests.running import poll


class Receiver:
    """What arrived, as (headers, body). `answers` are the next statuses; then 204."""

    def __init__(self):
        self.got = []
        self.answers = []
        self.url = ""

    def wait_for(self, count):
        poll(lambda: len(self.got) >= count, 20)
        return self.got

    def events(self, secret):
        """Return what arrived, after each was found to be signed by this secret."""
        return [Webhook(secret).verify(body, headers) for headers, body in self.got]


@contextmanager
def receiver():
    """Run a receiver."""
    program = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = program.answers.pop(0) if program.answers else 204
            program.got.append((dict(self.headers), body))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{program.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            del args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    program.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield program
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
