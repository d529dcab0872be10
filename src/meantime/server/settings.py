"""Every setting of the server, from the environment: `MEANTIME_` and the name in capitals."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "MEANTIME_"
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SERVER_KEY = "server.key"
SERVER_KEY_BYTES = 32


class WrongSetting(Exception):
    """A setting has a value that it cannot have; the message names it and what it may be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a practice may choose; every setting has a page line in `docs/settings.md`."""

    # Holds the SQLite database, the server key and sealed files; mode 700.
    data_dir: Path = field(default_factory=lambda: platformdirs.user_data_path("meantime"))
    # `postgresql://…` for PostgreSQL; empty keeps everything in one SQLite file in data_dir.
    database_url: str = ""
    # Loopback: a reverse proxy that speaks TLS stands in front.
    host: str = "127.0.0.1"
    port: int = 8080
    # The web app's addresses as browsers name them; signatures and cookies are bound to them.
    # The first is the one to show in links. Empty: http://localhost:PORT.
    origins: tuple[str, ...] = ()
    # How long a sign-in lasts unused; an unlocked app signs in again by itself, with its key.
    sign_in_idle_minutes: int = 720
    # How long a sign-in lasts at most.
    sign_in_days: int = 30
    # The server that takes mail; empty: no mail leaves, and the settings page says so.
    smtp_host: str = ""
    smtp_port: int = 587
    # `starttls`, `tls` from the first byte, or `none`, for a server on this machine alone.
    smtp_tls: str = "starttls"
    # A file with the authority that signed that server's certificate; empty: the system's.
    smtp_ca_file: str = ""
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    # The address that mail comes from; it should name no practice.
    smtp_sender: str = ""
    # Mails that leave in a minute at most, also when many wait after an outage.
    smtp_per_minute: int = 60
    # For how long backups are kept: until then they may bring back what was destroyed.
    backup_days: int = 35
    # Where crisis snapshots lie; None: in `crisis` in the data folder.
    crisis_dir: Path | None = None
    # The hour of the practice's day at which one is made, 0 to 23.
    crisis_hour: int = 3
    # How many of them stay.
    crisis_kept: int = 7
    # Browsers and webhooks may be told on this machine: tests set it, no environment does.
    to_loopback: bool = False
    # The people are made up, their passwords known: `meantime demo` sets it, no environment does.
    demo: bool = False

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """The origins, with the default filled in."""
        return self.origins or (f"http://localhost:{self.port}",)

    @property
    def sign_in_idle(self) -> timedelta:
        return timedelta(minutes=self.sign_in_idle_minutes)

    @property
    def sign_in_absolute(self) -> timedelta:
        return timedelta(days=self.sign_in_days)

    @property
    def crisis_folder(self) -> Path:
        return self.crisis_dir or self.data_dir / "crisis"

    def is_allowed_origin(self, origin: str) -> bool:
        """Whether the web app may stand at `origin`."""
        return origin in self.allowed_origins


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment asks for. Raises WrongSetting."""
    given = {
        k.removeprefix(PREFIX).lower(): v for k, v in environment.items() if k.startswith(PREFIX)
    }
    known = {name: READ[name](name, given[name]) for name in READ.keys() & given.keys()}
    settings = Settings(**known)
    demand_mail_that_works(settings)
    demand_backups_that_are_told(settings)
    return settings


def demand_mail_that_works(settings: Settings) -> None:
    """Raise WrongSetting for settings of mail that do not fit together."""
    if not settings.smtp_host:
        return
    if "@" not in settings.smtp_sender:
        raise WrongSetting(f"{PREFIX}SMTP_SENDER must be an e-mail address.")
    if settings.smtp_tls == "none" and settings.smtp_host not in LOOPBACK:
        raise WrongSetting(f"{PREFIX}SMTP_TLS can be none only for a server on this machine.")
    if bool(settings.smtp_user) != bool(settings.smtp_password):
        raise WrongSetting(f"{PREFIX}SMTP_USER and {PREFIX}SMTP_PASSWORD need each other.")


def demand_backups_that_are_told(settings: Settings) -> None:
    """Raise WrongSetting if snapshots stay longer than a certificate says that backups do."""
    if settings.crisis_kept > settings.backup_days:
        raise WrongSetting(
            f"{PREFIX}BACKUP_DAYS must be as many as {PREFIX}CRISIS_KEPT, or more: what was "
            "destroyed is in crisis snapshots as long."
        )


def read_number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise WrongSetting(f"{PREFIX}{name.upper()} must be a whole number, 1 or more.")
    return int(text)


def read_port(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 65535:  # noqa: PLR2004
        raise WrongSetting(f"{PREFIX}{name.upper()} must be a number from 0 to 65535.")
    return int(text)


def read_hour(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) not in range(24):
        raise WrongSetting(f"{PREFIX}{name.upper()} must be a number from 0 to 23.")
    return int(text)


def read_origins(name: str, text: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
    if not all(o.startswith(("https://", "http://")) for o in origins):
        raise WrongSetting(
            f"{PREFIX}{name.upper()} must be addresses like https://app.example.org."
        )
    return origins


def read_database_url(name: str, text: str) -> str:
    if text and not text.startswith("postgresql://"):
        raise WrongSetting(f"{PREFIX}{name.upper()} must begin with postgresql://.")
    return text


def read_tls(name: str, text: str) -> str:
    if text not in {"starttls", "tls", "none"}:
        raise WrongSetting(f"{PREFIX}{name.upper()} must be starttls, tls or none.")
    return text


def read_password(name: str, text: str) -> str:
    """Return a password, or what stands in the file that `file:` names."""
    kind, _, path = text.partition(":")
    if kind != "file":
        return text
    try:
        return Path(path).expanduser().read_text(encoding="utf-8").strip()
    except OSError as error:
        raise WrongSetting(f"{PREFIX}{name.upper()} names a file that cannot be read.") from error


READ = {
    "data_dir": lambda _, text: Path(text).expanduser(),
    "database_url": read_database_url,
    "host": lambda _, text: text,
    "port": read_port,
    "sign_in_idle_minutes": read_number,
    "sign_in_days": read_number,
    "origins": read_origins,
    "crisis_dir": lambda _, text: Path(text).expanduser() if text else None,
    "crisis_hour": read_hour,
    "crisis_kept": read_number,
    "smtp_host": lambda _, text: text,
    "smtp_port": read_port,
    "smtp_tls": read_tls,
    "smtp_ca_file": lambda _, text: text,
    "smtp_user": lambda _, text: text,
    "smtp_password": read_password,
    "smtp_sender": lambda _, text: text,
    "smtp_per_minute": read_number,
    "backup_days": read_number,
}


def server_key(data_dir: Path) -> bytes:
    """Return the server's 32 secret bytes, made at the first start and kept in mode 600.

    They key the salts shown for unknown logins and the indices over encrypted columns.
    """
    path = data_dir / SERVER_KEY
    if not path.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_server_key(path)
    return path.read_bytes()


def make_server_key(path: Path) -> None:
    """Write a key whole or not at all; the first of several processes wins."""
    with NamedTemporaryFile(dir=path.parent) as file:  # mode 600
        file.write(secrets.token_bytes(SERVER_KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(file.name, path)
