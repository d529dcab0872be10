"""What the rules say, found out the slow way: walk the minutes and look at a clock."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from meantime.server.boundaries.rules.frames import DAY, Closure, Frame, Promise

MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)
BEFORE, AFTER, MARGIN = 6, 12, 3  # days walked around a spot; the outermost are seen in part

SPOTS = [
    ("America/New_York", date(2026, 3, 8)),  # 2:00 is skipped
    ("America/New_York", date(2026, 11, 1)),  # 1:00 to 2:00 comes twice
    ("America/New_York", date(2028, 2, 29)),
    ("Europe/Madrid", date(2026, 3, 29)),
    ("Europe/Madrid", date(2026, 10, 25)),
    ("Asia/Kolkata", date(2028, 2, 29)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # back by half an hour
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Santiago", date(2026, 4, 5)),  # Saturday's 23:00 comes twice
    ("America/Santiago", date(2026, 9, 6)),  # Sunday begins at 1:00
    ("America/Havana", date(2026, 11, 1)),  # Sunday's midnight comes twice
    ("Pacific/Apia", date(2011, 12, 30)),  # there is no such day
    ("Pacific/Apia", date(2012, 4, 1)),
    ("Pacific/Apia", date(2026, 7, 1)),
]


class Walk:
    """All minutes around a spot, and what a clock in the zone shows at each."""

    def __init__(self, zone, spot):
        clock = ZoneInfo(zone)
        self.start = datetime.combine(spot, time.min, UTC) - BEFORE * ONE_DAY
        instants = [self.start + n * MINUTE for n in range((BEFORE + AFTER) * DAY)]
        self.shown = [at.astimezone(clock).replace(tzinfo=None) for at in instants]
        self.last = {shown: n for n, shown in enumerate(self.shown)}
        self.first = {shown: n for n, shown in reversed(list(enumerate(self.shown)))}
        self.days: dict[date, list[int]] = {}
        for n, shown in enumerate(self.shown):
            self.days.setdefault(shown.date(), []).append(n)

    def at(self, n):
        return self.start + n * MINUTE

    def index(self, at):
        return (at - self.start) // MINUTE

    def reached(self, day, minute, shown):
        """Return the index at which a clock shows a minute, or the next it shows; None outside."""
        wanted = datetime.combine(day, time.min) + minute * MINUTE
        if not self.shown[0] <= wanted <= self.shown[-1]:
            return None
        if wanted in shown:
            return shown[wanted]
        while wanted not in self.first:
            wanted += MINUTE
        return self.first[wanted]


@lru_cache
def walk(zone, spot):
    return Walk(zone, spot)


def closed_days(frame):
    return {
        closure.starts_on + n * ONE_DAY
        for closure in frame.closures
        for n in range((closure.ends_on - closure.starts_on).days + 1)
    }


def spans_by_day(frame, walked):
    """Return the minutes of each business day, as sets of indexes; closed minutes left out."""
    closed = closed_days(frame)
    shut = {n for day in closed for n in walked.days.get(day, ())}
    found = {}
    day = walked.shown[0].date() - 2 * ONE_DAY
    while day <= walked.shown[-1].date():
        minutes = set()
        for opens, closes in frame.hours[day.weekday()] if day not in closed else ():
            start = walked.reached(day, opens, walked.first)
            end = walked.reached(day, closes, walked.last)
            start = (0 if end is not None else None) if start is None else start
            end = len(walked.shown) if end is None else end
            minutes |= set(range(start, end)) if start is not None else set()
        if minutes := minutes - shut:
            found[day] = minutes
        day += ONE_DAY
    return found


def open_minutes(frame, walked):
    return set().union(*spans_by_day(frame, walked).values())


def inner(walked):
    """Return the indexes between which the walk has seen all there is."""
    return MARGIN * DAY, len(walked.shown) - MARGIN * DAY


EDGES = [0, 30, 60, 90, 119, 120, 121, 150, 180, 540, 720, 1080, 1380, 1410, 1439, 1440]
MINUTES = st.sampled_from(EDGES) | st.integers(0, DAY)


KINDS = st.tuples(*[st.integers(0, 2)] * 7)  # which of three kinds of day each weekday is


@st.composite
def weeks(draw):
    """Draw a week without overlaps: up to two periods a day, some of which run past midnight."""
    kinds = []
    for _ in range(3):
        points = sorted(draw(st.sets(MINUTES, max_size=4)))
        kinds.append([p for p in zip(points[::2], points[1::2], strict=False) if p[0] < DAY])
    week = [list(kinds[kind]) for kind in draw(KINDS)]
    late = draw(
        st.sampled_from([0, 0, 30, 90, 120, 150, 360, DAY])
    )  # how far past midnight a day's last period runs, at most
    for weekday, day in enumerate(week):
        following = week[(weekday + 1) % 7]
        if day and late:
            room = following[0][0] if following else DAY
            day[-1] = (day[-1][0], DAY + min(late, room))
    order = draw(st.sampled_from([1, -1]))  # the second period may be set first
    return tuple(tuple(day[::order]) for day in week)


@st.composite
def closures(draw, spot):
    def one(n):
        starts_on = spot + draw(st.integers(-4, 6)) * ONE_DAY
        ends_on = starts_on + draw(st.integers(0, 3)) * ONE_DAY
        return Closure(str(n), starts_on, ends_on)

    return tuple(one(n) for n in range(draw(st.integers(0, 3))))


PROMISES = st.builds(Promise, st.just("days"), st.integers(1, 4)) | st.builds(
    Promise, st.just("hours"), st.integers(1, 30)
)


@st.composite
def framed(draw):
    """Draw a frame, the walk around a spot of its zone, and an index to stand at."""
    zone, spot = draw(st.sampled_from(SPOTS))
    windows = draw(st.lists(st.sampled_from(EDGES[:-1]) | st.integers(0, DAY - 1), max_size=4))
    frame = Frame(zone, draw(weeks()), (tuple(windows),) * 7, draw(PROMISES), draw(closures(spot)))
    walked = walk(zone, spot)
    first, _ = inner(walked)
    around = st.integers(first, first + 6 * DAY)
    near = st.integers(BEFORE * DAY - 300, BEFORE * DAY + 300)
    return frame, walked, draw(around | near)
