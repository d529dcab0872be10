"""Lines to put on a statement."""

from datetime import date

from meantime.fees.plans import Line

DAY = date(2028, 3, 9)


def line(item, amount=1500, tax=124, currency="USD", on=DAY):
    return Line("reply", on, on, amount, tax, currency, item)
