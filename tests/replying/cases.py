"""Cases of the vectors of replying."""

from __future__ import annotations

from typing import Final, Literal

SHIPPED = [
    {
        "id": "reply.brief.one",
        "category": "brief",
        "when": {"en": "One", "es": "Uno"},
        "text": {"en": "One on {next_session}.", "es": "Uno el {next_session}."},
    },
    {
        "id": "reply.safety.call",
        "category": "safety",
        "when": {"en": "Call", "es": "Llamar"},
        "text": {"en": "I call at {call_time}.", "es": "Llamo a las {call_time}."},
        "needs": ["next_session"],
    },
    {
        "id": "reply.closing.end",
        "category": "closing",
        "when": {"en": "End", "es": "Fin"},
        "text": {"en": "The end.", "es": "Fin."},
    },
]


def said(reply, text=None, gone=0, category="brief", when="When"):
    return {
        "type": "saved_reply",
        "reply": reply,
        "category": category,
        "when": when,
        "text": text or {},
        "gone": gone,
    }


MERGED = [  # (the practice's, one's own), oldest first
    ([], []),
    ([said("reply.brief.one", {"en": "Ours."})], []),
    ([said("reply.brief.one", {"en": "Ours."})], [said("reply.brief.one", {"en": "Mine."})]),
    ([said("reply.brief.one", {"en": "Old."}), said("reply.brief.one", {"en": "New."})], []),
    ([said("reply.brief.one", gone=1)], []),
    ([said("reply.brief.one", gone=1)], [said("reply.brief.one", {"en": "Mine stays."})]),
    ([], [said("reply.brief.one", gone=1)]),
    ([], [said("reply.brief.one", gone=1), said("reply.brief.one")]),  # shown again, as it ships
    ([said("reply.brief.one", {"en": "Ours."})], [said("reply.brief.one")]),
    ([], [said("own", {"es": "Solo en español."}), said("own", gone=1)]),
    ([said("b", {"en": "B"}, category="closing")], [said("a", {"en": "A"})]),
    ([said("reply.brief.one", {"en": "Elsewhere."}, category="repair")], []),
    ([], [said("reply.brief.one", {"en": "Mine."}, gone=1)]),
]

OFFERED = [  # pins as (reply, space, on), and whether it is a safety thread
    ([], False),
    ([], True),
    ([("reply.closing.end", "here", 1)], False),
    ([("reply.closing.end", "here", 1), ("reply.closing.end", "here", 0)], False),
    ([("reply.closing.end", "elsewhere", 1)], False),
    ([("reply.brief.one", "here", 1)], True),
]

ALL = {
    "first_name": "Ada",
    "next_session": "Thursday at 3:00 pm",
    "skill": "box breathing",
    "practice_task": "the diary",
    "topic": "your exam",
    "offer_times": "Friday at 10:00 am or Monday at noon",
    "practice_phone": "555 0100",
    "emergency_number": "911",
    "crisis_block": "Lifeline (988)",
    "call_time": "5:00 pm",
    "review_times": "9:00 am",
    "last_day": "June 1",
    "records_contact": "the office",
}
TODAS = {**ALL, "next_session": "jueves a la 1:00 p. m.", "review_times": "1:00 p. m."}

FILLED = [  # text, language, values, needs
    ("Hello {first_name}.", "en", {"first_name": "  Ada "}, []),
    ("Hello {first_name}.", "es", {}, []),
    ("On {next_session}, or on {next_session}.", "en", {}, []),
    ("El {next_session}; antes del {next_session}; para el {next_session}.", "es", {}, []),
    ("Now {next_session}.", "en", {}, ["next_session"]),
    ("I read at {review_times}.", "en", {}, []),
    ("Leo a las {review_times}.", "es", {}, []),
    ("Leo a las {review_times}.", "es", {"review_times": "1:00 p. m. y a las 4:00 p. m."}, []),
    ("About {topic}.", "en", {"topic": "{first_name}", "first_name": "Ada"}, []),
    ("About {topic}.", "en", {"topic": "[[that]]"}, []),
    ("About {topic}.", "en", {"topic": "   "}, []),
    ("A lone { and {nothing} and {}.", "en", {"nothing": ""}, []),
    ("{toString} {constructor}", "en", {}, []),
    ("A price of $& and $1: {topic}", "en", {"topic": "$& $1"}, []),
]

FILLED += [
    (
        "Hablamos el {next_session}. ¿El {next_session}?",
        "es",
        {"next_session": "jueves a las 3:00 p.\u00a0m."},
        [],
    ),
]

SLOTS = [
    "",
    "Nothing is open.",
    "[[one thing from their message]] and {topic}",
    "[single] {Not a name} {A} [[]] [[two\nlines]]",
    "[[[deep]]] [[a]] [[b]]",
    "{topic}{skill}",
]

UNCHANGED = [
    ("Hello.", "Hello."),
    (" Hello.\n", "Hello."),
    ("Hello!", "Hello."),
    ("", ""),
    ("a", ""),
]

NAMES = ["Ada Lovelace", "  José  Luis", "", "Ñandú"]

SESSIONS = [  # day, minute, weekday, days off
    ("2026-12-03", 900, 3, 3),
    ("2026-12-03", 780, 3, 0),
    ("2026-12-03", 720, 3, 6),
    ("2026-12-10", 555, 3, 7),
    ("2026-11-26", 0, 3, -4),
    ("2027-01-01", 60, 4, 32),
]

INSTANTS = [  # an instant and now, RFC 3339, and the zone
    ("2026-12-03T20:00:00Z", "2026-11-30T15:00:00Z", "America/New_York"),
    ("2026-12-04T04:30:00Z", "2026-11-30T15:00:00Z", "America/New_York"),
    ("2026-12-06T23:30:00Z", "2026-11-30T23:45:00Z", "Europe/Madrid"),
    ("2027-03-28T01:30:00Z", "2027-03-27T23:30:00Z", "Europe/Berlin"),
]

DAY = 86_400_000
STANDINGS = [  # named, now at, shown, now
    (10 * DAY, 10 * DAY, DAY, 2 * DAY),
    (10 * DAY, 11 * DAY, DAY, 2 * DAY),
    (10 * DAY, 9 * DAY, DAY, 2 * DAY),
    (10 * DAY, None, DAY, 2 * DAY),
    (10 * DAY, None, DAY, 10 * DAY),
    (10 * DAY, 11 * DAY, DAY, 10 * DAY + 1),
    (10 * DAY, 11 * DAY, DAY, 11 * DAY),
    (10 * DAY, 10 * DAY, 10 * DAY, 11 * DAY),
    (10 * DAY, 10 * DAY, 10 * DAY + 1, 18 * DAY),
]

RULES = [
    {
        "id": "tone",
        "of": "reply",
        "kind": "tone",
        "say": {"en": "", "es": ""},
        "why": {"en": "", "es": ""},
        "words": {"en": ["you should"], "es": ["debería"]},
        "signs": ["!!"],
        "capitals": 2,
    },
    {
        "id": "emoji",
        "of": "reply",
        "kind": "emoji",
        "say": {"en": "", "es": ""},
        "why": {"en": "", "es": ""},
        "ranges": [[0x1F300, 0x1F64F]],
    },
    {
        "id": "short",
        "of": "message",
        "kind": "meaning",
        "say": {"en": "", "es": ""},
        "why": {"en": "", "es": ""},
        "words": {"en": ["fine"], "es": ["está bien"]},
        "whole": True,
    },
]

READ: Final[list[tuple[Literal["reply", "message"], str]]] = [  # in whose words, text
    ("reply", "You should rest. You SHOULD not."),
    ("reply", "You shouldnt; fryou should"),
    ("reply", "Usted debería, deberían."),
    ("reply", "No!! Yes!! \U0001f600 \U0001f600 \U0001f601"),
    ("reply", "I am NOT ANGRY AT ALL. PTSD is a word. A B C"),
    ("reply", "fine"),
    ("message", "Fine."),
    ("message", "  ¡Está bien!… "),
    ("message", "It is fine"),
    ("message", "You should"),
    ("reply", "Deberi\u0301a descansar"),  # an accent of its own
    ("reply", ""),
]

LENGTHS = [("", 10), ("1234567", 10), ("12345678", 10), ("1234567890", 10), (" 12345678901 ", 10)]
LENGTHS += [("\U0001f600" * 9, 10)]
