"""Amounts: rounded, taxed, cut into days, written out, typed in."""

from __future__ import annotations

from itertools import product

from meantime.content.currencies import exponent
from meantime.fees.money import of_days, reduced, tax
from meantime.fees.written import read, typed, written

RATES = [
    *product([0, 1, 50, 999, 1999, -1999, 123_456_789], [0, 1, 825, 1900, 5000, 9999, 10_000]),
    *[(10**12, 10_000), (10**12, 9999), (999_999_999_999, 3333)],  # more than a double holds
]
DAYS = [
    *[(2900, 1, 15, 29), (2900, 16, 29, 29), (4000, 1, 31, 31), (4000, 1, 14, 28)],
    *[(1, 1, 15, 30), (1, 16, 30, 30), (10**12, 7, 7, 31), (-4000, 3, 9, 30)],
]
CURRENCIES = ["USD", "EUR", "MXN", "CAD", "GBP", "JPY", "CLP", "KWD", "IQD", "CLF", "XTS"]
AMOUNTS = [0, 5, 1500, 1550, -1550, 150_000_000]
TYPED = [
    *["15", " 15 ", "15,00", "15.00", "15.5", "0", "0.05", "1 500", "1.500", "1,500", "0,500"],
    *["1,500.25", "1.500,25", "1500,250", "1\u00a0500,5", "12,34,567", "1 50", "1.5.5", "007"],
    *["", " ", "15.", ".50", "-3", "+3", "1e3", "$15", "fifteen", "٣", "15.005", "15.00001"],
    *["10000000", "10000000.01", "1000000000", "1000000001", "99999999999"],
]


def plain(text):
    """Which blank a library takes is its own business."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def vectors():
    return {
        "rates": [[*each, tax(*each), reduced(*each)] for each in RATES],
        "days": [[*each, of_days(*each)] for each in DAYS],
        "digits": [[each, exponent(each)] for each in CURRENCIES],
        "written": [
            [*each, plain(written(*each))] for each in product(AMOUNTS, CURRENCIES, ["en", "es"])
        ],
        "typed": [
            [*each, typed(*each)] for each in product([0, 5, 1500, 1550], CURRENCIES, ["en", "es"])
        ],
        "read": [
            [*each, read(*each)]
            for each in product(TYPED, ["USD", "EUR", "JPY", "KWD"], ["en", "es"])
        ],
    }
