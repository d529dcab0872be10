"""When a clinician is busy elsewhere: what is fetched, what is kept, and what slots make of it."""

import asyncio
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from meantime.server.appointments.fetching import MOST_BYTES, Fetcher, NotFetched
from meantime.server.appointments.tables import busy_calendars, busy_times
from tests.server.appointments.calendar import book, open_practice, refusal, slots
from tests.server.appointments.test_busy_rules import MONDAY, calendar
from tests.world import ok

BUSY = calendar((*MONDAY, "SUMMARY:Dentist", "LOCATION:Elm Street"))
AT_MONDAY_9 = "2027-03-08T14:00:00Z"


class Server(ThreadingHTTPServer):
    """A site on this machine; `pages` says what stands where: bytes, a status, or an address."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Site)
        self.pages = {"/mine.ics": BUSY}
        self.address = f"http://127.0.0.1:{self.server_port}"


class Site(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self):
        found = self.server.pages.get(self.path, 404)
        if isinstance(found, str):
            self.send_response(302)
            self.send_header("Location", found)
            self.end_headers()
            return
        self.send_response(200 if isinstance(found, bytes) else found)
        self.end_headers()
        if isinstance(found, bytes):
            self.wfile.write(found)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def practice(world):
    return open_practice(world)


@contextmanager
def near(practice):
    """Let a server fetch from this machine, as a demo does."""
    fetcher = practice.world.server.app.dependencies["calendars"].dependency().fetcher
    fetcher.is_demo = True
    yield
    fetcher.is_demo = False


def put(person, url):
    return person.api.put("/busy-calendar", json={"url": url})


def kept(practice, table):
    return practice.world.server.read(lambda unit: unit.db.execute(table.select()).all())


def look_again(practice):
    calendars = practice.world.server.app.dependencies["calendars"].dependency()
    message = type("Message", (), {})()
    message.practice_id, message.recipient = practice.id, practice.clinician.id
    loop = practice.world.server.app.state.store.loop
    asyncio.run_coroutine_threadsafe(calendars.send(message), loop).result()


def test_slots_leave_out_when_the_clinician_is_busy_and_booking_does_not(practice, site):
    assert AT_MONDAY_9 in slots(practice)
    with near(practice):
        shown = ok(put(practice.clinician, f"{site.address}/mine.ics"))
    assert shown["host"] == "127.0.0.1"
    assert shown["times"] == [{"starts_at": AT_MONDAY_9, "ends_at": "2027-03-08T15:00:00Z"}]
    assert AT_MONDAY_9 not in slots(practice)
    ok(book(practice, starts_at=AT_MONDAY_9))
    assert practice.clinician.api.delete("/busy-calendar").status_code == 204
    assert ok(practice.clinician.api.get("/busy-calendar"))["host"] == ""


def test_neither_the_address_nor_a_title_is_kept(practice, site):
    with near(practice):
        ok(put(practice.clinician, f"{site.address}/mine.ics"))
    stored = repr(kept(practice, busy_calendars)) + repr(kept(practice, busy_times))
    for secret in ("mine.ics", "Dentist", "Elm"):
        assert secret not in stored


def test_what_cannot_be_read_later_leaves_what_was_read_last_and_says_why(practice, site):
    with near(practice):
        first = ok(put(practice.clinician, f"{site.address}/mine.ics"))
        site.pages["/mine.ics"] = b"hello"
        look_again(practice)
        then = ok(practice.clinician.api.get("/busy-calendar"))
        assert then == {**first, "fault": "calendar"}
        assert AT_MONDAY_9 not in slots(practice)
        site.pages["/mine.ics"] = calendar()
        look_again(practice)
    now = ok(practice.clinician.api.get("/busy-calendar"))
    assert (now["fault"], now["times"]) == ("", [])
    assert AT_MONDAY_9 in slots(practice)


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (b"hello", "calendar"),
        (500, "answer"),
        (404, "answer"),
        pytest.param(b"A" * (MOST_BYTES + 1), "size", id="too large"),
        ("/mine.ics/again", "answer"),
        ("ftp://example.org/", "address"),
        ("/page", "answer"),  # for ever
    ],
)
def test_what_is_no_calendar_is_refused_beside_its_field(practice, site, page, fault):
    site.pages["/page"] = page
    with near(practice):
        ok(put(practice.clinician, f"{site.address}/mine.ics"))
        answer = put(practice.clinician, f"{site.address}/page")
    assert refusal(answer) == (422, "malformed")
    assert answer.json()["reasons"] == {"url": fault}
    assert AT_MONDAY_9 not in slots(practice)


NOWHERE = {
    "": "address",
    "x": "address",
    "http://example.org/a.ics": "address",
    "https://me:secret@example.org/a.ics": "address",
    "https://example.org:22/a.ics": "address",
    "file:///etc/passwd": "address",
    "https://127.0.0.1/a.ics": "place",
    "https://localhost/a.ics": "place",
    "https://10.0.0.1/a.ics": "place",
    "https://169.254.169.254/latest": "place",
    "https://[::1]/a.ics": "place",
    "https://[::ffff:10.0.0.1]/a.ics": "place",
    "https://[64:ff9b::a00:1]/a.ics": "place",
    "https://[2002:a00:1::]/a.ics": "place",
    "https://0x7f.1/a.ics": "place",
    "https://2130706433/a.ics": "place",
    "https://0.0.0.0/": "place",
    "webcal://192.168.1.1/a.ics": "place",
    "https://example.org/" + "a" * 2_000: "address",
}


@pytest.mark.parametrize(("address", "fault"), NOWHERE.items())
def test_nothing_is_fetched_from_a_place_that_is_not_public(address, fault):
    with pytest.raises(NotFetched) as caught:
        asyncio.run(Fetcher(is_demo=False).fetch(address))
    assert caught.value.fault == fault


def test_a_redirect_into_this_network_is_not_followed(site):
    site.pages["/page"] = "http://10.0.0.1/a.ics"
    with pytest.raises(NotFetched) as caught:
        asyncio.run(Fetcher(is_demo=True).fetch(f"{site.address}/page"))
    assert caught.value.fault == "place"


def test_only_staff_have_such_a_calendar_and_only_their_own(practice, site):
    with near(practice):
        ok(put(practice.clinician, f"{site.address}/mine.ics"))
        for person in (practice.client, practice.seat):
            assert refusal(put(person, f"{site.address}/mine.ics")) == (403, "not-permitted")
            for method in ("GET", "DELETE"):
                answer = person.api.request(method, "/busy-calendar")
                assert refusal(answer) == (403, "not-permitted")
        assert ok(practice.owner.api.get("/busy-calendar"))["host"] == ""


def test_the_calendar_of_a_colleague_who_left_is_forgotten(practice, site):
    colleague = practice.hire()
    with near(practice):
        ok(put(colleague, f"{site.address}/mine.ics"))
    practice.dismiss(colleague)
    for table in (busy_calendars, busy_times):
        assert colleague.id not in [row.clinician_id for row in kept(practice, table)]
