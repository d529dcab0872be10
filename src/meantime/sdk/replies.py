"""Automatic replies: their texts, what is wrong with one, and the words that a client reads.

The same rules stand in the web app (`lib/replies`); `vectors/automatic.json` holds both to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct, convert

from meantime.content import load
from meantime.sdk.folds.policies import LANGUAGES, texts_of, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.protocol.posts import Policy
    from meantime.sdk.folds.policies import Texts

Locale = Literal["en", "es"]

Reason = Literal["", "empty", "long", "missing", "strange"]

PREFIX: Final = "autoreply."
KINDS: Final = ("received", "after_hours", "weekend", "holiday", "away", "late")
MOST_CHARACTERS: Final = 1000
VARIABLE: Final = re.compile(r"\{(\w*)\}")
SAID: Final[dict[Reason, str]] = {
    "empty": "must not be empty",
    "long": f"must have at most {MOST_CHARACTERS} characters",
    "missing": "must contain {{{variable}}}",
    "strange": "must not contain {{{variable}}}",
}
SIGNED: Final = ("therapist_name", "practice_name", "practice_phone")
ALWAYS: Final = frozenset({*SIGNED, "next_open", "emergency_number", "crisis_block"})
BESIDES: Final = {
    "received": frozenset({"reply_by"}),
    "holiday": frozenset({"holiday_name"}),
    "away": frozenset({"away_until", "covering_clinician", "covering_phone"}),
}
STANDS_IN: Final = {"covering_clinician": "practice_name", "covering_phone": "practice_phone"}


class Reply(Struct, frozen=True):
    """A reply of the content file `autoreplies`."""

    id: str
    must_include: list[str]
    text: dict[str, str]


class Content(Struct, frozen=True):
    replies: list[Reply]


_ALL: Final = {reply.id: reply for reply in convert(load("autoreplies"), Content).replies}
REPLIES: Final = {PREFIX + kind: _ALL[PREFIX + kind] for kind in KINDS}
DEFAULTS: Final[Texts] = {id_: dict(reply.text) for id_, reply in REPLIES.items()}
FALLBACK: Final = _ALL[PREFIX + "fallback"].text


def known_texts(texts: Texts) -> Texts:
    """Return the replies that this version knows, in their order; the usual one where one lacks."""
    return {id_: dict(texts.get(id_, usual)) for id_, usual in DEFAULTS.items()}


def faults(texts: Texts) -> dict[str, str]:
    """Return what has to be mended before texts are signed: `autoreply.away.en` and its reason."""
    wrong = {}
    for id_, reply in REPLIES.items():
        for language in LANGUAGES:
            reason, variable = fault(reply, texts.get(id_, {}).get(language, ""))
            if reason:
                wrong[f"{id_}.{language}"] = SAID[reason].format(variable=variable)
    return wrong


def fault(reply: Reply, text: str) -> tuple[Reason, str]:
    """Return what is wrong with one text of a reply, and with which variable."""
    if not text.strip():
        return "empty", ""
    if len(text) > MOST_CHARACTERS:
        return "long", ""
    used = VARIABLE.findall(text)
    if missing := [name for name in reply.must_include if name not in used]:
        return "missing", missing[0]
    allowed = ALWAYS | BESIDES.get(reply.id.removeprefix(PREFIX), frozenset())
    if strange := [name for name in used if name not in allowed]:
        return "strange", strange[0]
    return "", ""


def words_for(
    policy: Policy | None, kind: str, locale: Locale, values: Mapping[str, str]
) -> str | None:
    """Return a signed text with its values; None where anything is missing.

    Names and numbers of the practice come from the policy alone. Where nobody covers, the
    practice does.
    """
    text = texts_of(policy).get(PREFIX + kind) if kind in KINDS else None
    if text is None:
        return None
    signed = values_of(policy)
    known = {name: signed.get(name, "") for name in SIGNED}
    known |= {name: known[by] for name, by in STANDS_IN.items()}
    known |= {name: said for name, said in values.items() if name not in SIGNED and said}
    used = VARIABLE.findall(text[locale])
    if not all(known.get(name) for name in used):
        return None
    return VARIABLE.sub(lambda found: known[found[1]], text[locale])
