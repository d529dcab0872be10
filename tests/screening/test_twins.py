"""Python and TypeScript on messages that nobody wrote down: the same tier, rules and places."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from meantime.screening.client_words import CLIENT_WORDS, ClientWord
from meantime.screening.days import Noticed, pattern
from meantime.screening.fold import fold_point
from meantime.screening.languages import is_checkable
from meantime.screening.model.model import MODEL, read_model
from meantime.screening.packs import LANGUAGES, Language, read_pack
from meantime.screening.ready import ready_pack
from meantime.screening.screen import screen
from tests.protocol.fuzz.typescript import TypeScript
from tests.screening.mutations import ASSIGNED, SPOILINGS, examples, message
from tests.screening.test_languages import OTHERS

if TYPE_CHECKING:
    from meantime.screening.packs import Tier
    from meantime.screening.screen import Match

COUNTS = [600, pytest.param(10_000, marks=pytest.mark.long)]
SCRIPT = "screenings.ts"
BATCH = 10  # the answers to long texts are long
ROW = 1000


@dataclass(frozen=True)
class Message:
    text: str

    @property
    def request(self) -> dict[str, str]:
        return {"text": self.text}

    def verdict(self) -> str:
        found = screen(self.text)
        return "\n".join([found.tier, *map(told, found.matches)])


@dataclass(frozen=True)
class ClientMessage:
    text: str
    words: tuple[ClientWord, ...]

    @property
    def request(self) -> dict[str, Any]:
        return {"text": self.text, "words": [word._asdict() for word in self.words]}

    def verdict(self) -> str:
        found = screen(self.text, words=self.words)
        return "\n".join([found.tier, *map(told, found.matches)])


@dataclass(frozen=True)
class ChangedMessage:
    """A message, looked at with the model too, where a practice has lowered some rules."""

    text: str
    changes: dict[str, Tier]

    @property
    def request(self) -> dict[str, Any]:
        return {"text": self.text, "changes": self.changes, "model": True}

    def verdict(self) -> str:
        found = screen(self.text, changes=self.changes, model=read_model())
        return "\n".join([found.tier, *map(told, found.matches)])


@dataclass(frozen=True)
class Said:
    said: str

    @property
    def request(self) -> dict[str, str]:
        return {"said": self.said}

    def verdict(self) -> str:
        return str(is_checkable(self.said)).lower()


@dataclass(frozen=True)
class Recent:
    recent: list[Noticed]

    @property
    def request(self) -> dict[str, Any]:
        return {"recent": [{**each._asdict(), "at": each.at.isoformat()} for each in self.recent]}

    def verdict(self) -> str:
        found = pattern(self.recent)
        if not found:
            return "none"
        since = found.since.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return f"{found.rule} {found.tier} {since}"


@dataclass(frozen=True)
class Characters:
    points: str

    @property
    def request(self) -> dict[str, str]:
        return {"points": self.points}

    def verdict(self) -> str:
        return "|".join(map(fold_point, self.points))


@dataclass(frozen=True)
class PackFile:
    """A pack as it stands in its files, without the examples."""

    language: Language

    @property
    def request(self) -> dict[str, str]:
        return {"pack": self.language}

    def verdict(self) -> str:
        data = read_pack(self.language)
        for rule in data["rules"]:
            del rule["finds"], rule["leaves"]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def told(match: Match) -> str:
    return f"{match.rule} {match.tier} {match.start}-{match.end} {','.join(match.cues)}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", COUNTS)
def test_both_languages_notice_the_same_in_every_message(count):
    rng = Random(1)  # noqa: S311 - a fixed seed is the point
    known = examples()
    tiers: Counter[str] = Counter()
    rules: set[str] = set()
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(Message(message(rng, known)) for _ in range(count)):
            assert ours == theirs, ascii(asked.text)
            tier, *matches = ours.splitlines()
            tiers[tier] += 1
            rules.update(match.split()[0] for match in matches)
    assert min(tiers.values()) > count // 10, tiers
    assert {rule.split(".")[0] for rule in rules} == set(LANGUAGES)


def test_both_languages_fold_every_character_alike():
    rows = ["".join(ASSIGNED[at : at + ROW]) for at in range(0, len(ASSIGNED), ROW)]
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(map(Characters, rows)):
            pairs = zip(asked.points, ours.split("|"), theirs.split("|"), strict=True)
            assert [each for each in pairs if each[1] != each[2]] == []


def test_both_languages_read_the_same_packs():
    with TypeScript(SCRIPT, BATCH) as node:
        for _, ours, theirs in node.compare(map(PackFile, LANGUAGES)):
            assert json.loads(ours) == json.loads(theirs)
            assert ours == theirs  # in the same order


@pytest.mark.timeout(300)
def test_both_languages_find_a_client_s_words_in_the_same_places():
    rng = Random(2)  # noqa: S311
    known = examples()
    found = 0
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(client_message(rng, known) for _ in range(300)):
            assert ours == theirs, ascii(asked)
            found += CLIENT_WORDS in ours
    assert found > 100


@pytest.mark.timeout(300)
@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_both_languages_agree_where_rules_are_lowered_and_the_model_looks_too(count):
    rng = Random(5)  # noqa: S311
    known = examples()
    ids = [ready.rule.id for language in LANGUAGES for ready in ready_pack(language).rules]
    lower: list[Tier] = ["none", "elevated", "urgent"]
    raised: Counter[str] = Counter()
    with TypeScript(SCRIPT, BATCH) as node:
        asked_all = (
            ChangedMessage(message(rng, known), {each: rng.choice(lower) for each in some})
            for some in (rng.sample(ids, len(ids) // 3) for _ in range(count))
        )
        for asked, ours, theirs in node.compare(asked_all):
            assert ours == theirs, ascii(asked.text)
            raised.update(line.split()[1] for line in ours.splitlines() if line.startswith(MODEL))
    assert min(raised["elevated"], raised["urgent"]) > count // 100, raised


def client_message(rng: Random, known: list[str]) -> ClientMessage:
    """Return a message with one or two of its own phrases, spoiled now and then, as its words."""
    text = rng.choice(known)
    phrases = []
    for _ in range(rng.choice((1, 1, 2))):
        words = text.split()
        at = rng.randrange(len(words))
        phrases.append(" ".join(words[at : at + rng.randint(1, 3)]))
    if rng.random() < 0.3:
        phrases.append(rng.choice(SPOILINGS)(rng, phrases[0]))
    tiers: list[Tier] = ["elevated", "urgent"]
    spoiled = rng.choice(SPOILINGS)(rng, text) if rng.random() < 0.6 else text
    return ClientMessage(spoiled, tuple(ClientWord(each, rng.choice(tiers)) for each in phrases))


def test_both_languages_say_alike_what_can_be_checked():
    rng = Random(3)  # noqa: S311
    known = [*examples(), *OTHERS]
    answers: Counter[str] = Counter()
    with TypeScript(SCRIPT, BATCH) as node:
        for asked, ours, theirs in node.compare(Said(message(rng, known)) for _ in range(1_000)):
            assert ours == theirs, ascii(asked.said)
            answers[ours] += 1
    assert min(answers["true"], answers["false"]) >= 10, answers


def test_both_languages_see_the_same_over_days():
    rng = Random(4)  # noqa: S311
    tiers: list[Tier] = ["none", "elevated", "urgent"]
    ids = ["en.goodbye", "es.goodbye_soft", "measure.phq9", "en.want_to_die", "client.words"]
    seen: set[str] = set()
    with TypeScript(SCRIPT, BATCH) as node:
        histories = [
            [
                Noticed(
                    datetime(2026, 11, 1, tzinfo=UTC) + timedelta(hours=rng.randrange(500)),
                    rng.choice(tiers),
                    tuple(rng.sample(ids, rng.randrange(3))),
                )
                for _ in range(rng.randrange(9))
            ]
            for _ in range(500)
        ]
        for asked, ours, theirs in node.compare(map(Recent, histories)):
            assert ours == theirs, asked
            seen.add(ours.split()[0])
    assert seen == {"none", "days.many", "days.goodbye"}
