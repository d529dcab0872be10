"""A statement, and who stands on it, without a server."""

from datetime import UTC, date, datetime
from io import BytesIO

from pypdf import PdfReader

from meantime.protocol.fee_posts import BillingOffice, BillingProfile, Office, Provider
from meantime.protocol.posts import Profile
from meantime.sdk.billing.clients import BilledClient
from meantime.wire.statements import LedgerEntry, Statement, StatementLine, StatementSummary

THREAD = "T" * 43
REPLY, ASKED, OWN = "reply-0000000000000001", "reply-0000000000000002", "2026-11-01"
CODE = "X0001"
OFFICE = BillingOffice(
    office=Office(
        name="Elm Street Practice",
        address="1 Elm Street, Springfield",
        phone="+1 555 0100",
        tin="12-3456789",
        npi="1234567893",
    ),
    pay="By card at your next session,\nor by transfer.",
    accepts=[f"Acme Health: {CODE}"],
)
ANNA = Provider(name="Anna Weiss", credential="LMFT", license="MFT 555", npi="1987654321")
JO = BilledClient(
    THREAD,
    Profile(name="Jo Kim", birth_date="1990-01-31", address="2 Oak Lane"),
    BillingProfile(payer="Acme Health", member="AH-77"),
)


def line(item, **other):
    on = date(2026, 11, 3)
    said = {
        "item": item,
        "kind": "reply",
        "since": on,
        "until": on,
        "code": CODE,
        "amount": 1500,
        "tax": 120,
        "plan_id": "P" * 22,
        "is_self_pay": False,
        "dispute": "",
    }
    return StatementLine(**{**said, **other})


def entry(kind, amount, item="", way=""):
    return LedgerEntry(
        id=f"{kind}-{amount}",
        kind=kind,
        on=date(2026, 12, 5),
        amount=amount,
        item=item,
        way=way,
        by="B" * 43,
        at=datetime(2026, 12, 5, 9, tzinfo=UTC),
    )


def statement(*lines, ledger=(), paused=0, currency="USD"):
    """Return a statement whose sums are those of its lines and its ledger."""
    amount, tax = (sum(getattr(each, name) for each in lines) for name in ("amount", "tax"))
    signs = {"payment": -1, "refund": 1, "credit": -1, "write_off": -1}
    balance = amount + tax + sum(signs[each.kind] * each.amount for each in ledger)
    summary = StatementSummary(
        space_id=THREAD,
        month=date(2026, 11, 1),
        currency=currency,
        number=12,
        issued_at=datetime(2026, 12, 1, 9, tzinfo=UTC),
        due_on=date(2026, 12, 15),
        amount=amount,
        tax=tax,
        balance=balance,
        paused=paused,
    )
    return Statement(summary=summary, lines=list(lines), ledger=list(ledger))


def text_of(pdf):
    """Return what stands on a PDF, with single spaces."""
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
