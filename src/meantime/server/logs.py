"""Logs for whoever runs the server: what happened, never what was said or by whom."""

from __future__ import annotations

import logging
import sys

import structlog

from meantime.server.kit.problems import innermost_place


def configure_logs() -> None:
    """Write JSON lines to stderr, the libraries' own included."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(handlers=[Bare()], level=logging.WARNING, force=True)


class Bare(logging.Handler):
    """Passes on where a library complained and the type of the error.

    Not the message: libraries put into theirs what they were given, an address or a body.
    """

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(
            record.levelno,
            "library",
            logger=record.name,
            at=f"{record.module}:{record.lineno}",
            error=type(error).__name__ if error else "",
            raised_at=innermost_place(error) if error else "",
        )
