"""Sending mail: fixed words in two languages, no name, no link, one mail for each notice."""

from __future__ import annotations

import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import aiosmtplib

from meantime.content import load
from meantime.server.kit.outbox.sender import Refused
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.service.mail import NOBODY, addressee_of

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.outbox.queries import Message
    from meantime.server.kit.store import Store
    from meantime.server.notices.service.mail import Addressee
    from meantime.server.settings import Settings

SAID: Final = {"waiting": "notify_new_message", "urgent": "notify_safety_task"}
SUBJECT: Final = {"en": "A notice for you", "es": "Un aviso para usted"}
FOR_GOOD: Final = range(500, 600)  # replies that say so; Source: RFC 5321 section 4.2.1
SECONDS: Final = 20.0  # for each step of a conversation


class Mailer:
    """Sends what the outbox has for the channel "mail"."""

    def __init__(self, store: Store, key: ServerKey, settings: Settings) -> None:
        self._store = store
        self._key = key
        self._settings = settings
        self._tls: ssl.SSLContext | None = None

    async def send(self, message: Message) -> None:
        """Send one notice. Raises Refused if the receiving server says so for good."""
        person = Person(message.practice_id, message.recipient)
        addressee = await self._store.read(None, addressee_of, self._key, person)
        if addressee is None:
            raise Refused(NOBODY)
        written = write(message, addressee, self._settings.smtp_sender)
        try:
            async with self._connect() as server:
                await server.send_message(written)
        except aiosmtplib.SMTPRecipientsRefused as error:
            refuse_for_good(error.recipients[0].code, error)
        except aiosmtplib.SMTPDataError as error:
            refuse_for_good(error.code, error)

    def _connect(self) -> aiosmtplib.SMTP:
        chosen = self._settings
        return aiosmtplib.SMTP(
            hostname=chosen.smtp_host,
            port=chosen.smtp_port,
            username=chosen.smtp_user or None,
            password=chosen.smtp_password or None,
            use_tls=chosen.smtp_tls == "tls",
            start_tls=chosen.smtp_tls == "starttls",
            tls_context=None if chosen.smtp_tls == "none" else self._context(),
            local_hostname=domain_of(chosen.smtp_sender),
            timeout=SECONDS,
        )

    def _context(self) -> ssl.SSLContext:
        if self._tls is None:
            self._tls = ssl.create_default_context(cafile=self._settings.smtp_ca_file or None)
        return self._tls


def refuse_for_good(code: int, error: Exception) -> None:
    """Raise Refused for a reply that will not change, else what it was."""
    if code in FOR_GOOD:
        raise Refused(f"smtp-{code}") from None
    raise error


def write(message: Message, addressee: Addressee, sender: str) -> EmailMessage:
    """Return the mail. Sent again it is the same to the letter, its Message-ID too."""
    mail = EmailMessage()
    mail["Message-ID"] = f"<{message.id}@{domain_of(sender)}>"
    mail["Date"] = format_datetime(message.created_at)
    mail["From"] = sender
    mail["To"] = addressee.address
    mail["Subject"] = SUBJECT[addressee.locale]
    mail["Auto-Submitted"] = "auto-generated"  # Source: RFC 3834: no machine shall answer it
    mail.set_content(words(message.kind, addressee.locale) + "\n", cte="quoted-printable")
    return mail


def domain_of(address: str) -> str:
    return address.rpartition("@")[2]


def words(kind: str, locale: str) -> str:
    """Return all that a notice says."""
    return texts()[SAID[kind]][locale]


@cache
def texts() -> dict[str, dict[str, str]]:
    replies: Any = load("autoreplies")["replies"]
    return {each["id"]: each["text"] for each in replies}
