"""A real mail server on this machine, which takes, refuses or loses what it is given."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import ip_address

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.running import poll

LOOPBACK = "127.0.0.1"
SENDER = "notices@post.example.org"


class Letters:
    """What arrived. `replies` are to recipients, first to last; without one all is well."""

    def __init__(self, port):
        self.port = port
        self.raw = []
        self.replies = []
        self.asked = 0
        self.is_holding = False  # lets everybody wait who brings something
        self.loses_next = False  # takes the mail, and breaks off before it says so

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        del server, session, options
        self.asked += 1
        while self.is_holding:  # noqa: ASYNC110  a test sets it, from another thread
            await asyncio.sleep(0.005)
        if self.replies:
            reply = self.replies.pop(0)
            if reply:
                return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        del session
        self.raw.append(envelope.content)
        if self.loses_next:
            self.loses_next = False
            server.transport.abort()
        return "250 OK"

    @property
    def mails(self):
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    def wait_for(self, count):
        """Return the mails, once so many have arrived."""
        poll(lambda: len(self.raw) >= count, 20)
        return self.mails

    def wait_until_asked(self, times, seconds=20):
        poll(lambda: self.asked >= times, seconds)


class Office(Controller):
    """Knows its connections, so that none is left open when it closes."""

    def __init__(self, *args, **options):
        self.lines = []
        super().__init__(*args, **options)

    def factory(self):
        line = super().factory()
        self.lines.append(line)
        return line

    def hang_up(self):
        """End every connection that somebody still holds."""
        for line in self.lines:
            if line.transport is not None:
                self.loop.call_soon_threadsafe(line.transport.abort)
        poll(lambda: all(line.transport is None for line in self.lines), 20)


@contextmanager
def post_office(letters, context=None):
    """Run a mail server; it insists on STARTTLS if it has a `context` for it."""
    controller = Office(
        letters,
        hostname=LOOPBACK,
        port=letters.port,
        tls_context=context,
        require_starttls=context is not None,
    )
    controller.start()
    try:
        yield letters
    finally:
        controller.hang_up()
        controller.stop()


def make_certificate(folder):
    """Write a certificate for this machine that signed itself; return its file and the key's."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "post office")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(LOOPBACK))])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "post.pem", folder / "post.key"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate_file, key_file


def context_of(folder):
    """Return TLS for a mail server, and the file by which others believe it."""
    certificate_file, key_file = make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate_file, key_file)
    return context, str(certificate_file)
