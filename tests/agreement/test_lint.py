"""Forbidden words: what promises is found, what denies passes."""

import pytest

from meantime.agreement.defaults import default_document
from meantime.agreement.lint import forbidden
from meantime.agreement.texts import parts
from tests.agreement.documents import FACTS


def test_no_shipped_sentence_is_found():
    for part in parts(default_document(FACTS)):
        for locale in ("en", "es"):
            assert forbidden(part.words[locale], locale) == [], part.id


PROMISES = [
    ("We are here 24/7.", "en", ["24/7"]),
    ("Messages are Monitored around the clock.", "en", ["Monitored", "around the clock"]),
    ("You get instant answers, instantly.", "en", ["instant", "instantly"]),
    ("Do not worry: we monitor your messages.", "en", ["monitor"]),
    ("No problem, we read day and night.", "en", ["day and night"]),
    ("We never stop monitoring your messages.", "en", ["monitoring"]),
    ("We do not only read, we monitor.", "en", ["monitor"]),
    ("It is not for emergencies but monitored at all times.", "en", ["monitored", "at all times"]),
    ("Monitored, though nobody answers.", "en", ["Monitored"]),
    ("Le respondemos al instante.", "es", ["al instante"]),
    ("Atendemos las 24 horas.", "es", ["las 24 horas"]),
    ("No se preocupe: los mensajes son monitoreados.", "es", ["monitoreados"]),
    ("Nunca dejamos de vigilar sus mensajes.", "es", ["vigilar"]),
    ("Respuesta instantánea.", "es", ["instantánea"]),
    ("Respuesta instanta\u0301nea.", "es", ["instantánea"]),
    ("No es para emergencias, pero se vigila.", "es", ["vigila"]),
    ("Atendemos DIA Y NOCHE, en todo momento.", "es", ["DIA Y NOCHE", "en todo momento"]),
    (
        "Estamos 24 horas al dia. SIEMPRE DISPONIBLES.",
        "es",
        ["24 horas al dia", "SIEMPRE DISPONIBLES"],
    ),
    ("Read 24\u200b/7 and moni\u00adtored.", "en", ["24/7", "monitored"]),
    (
        "Read \uff12\uff14\uff0f\uff17, or 24\u20447, or 24 / 7, or 24-7.",
        "en",
        ["24/7", "24\u20447", "24 / 7", "24-7"],
    ),
    ("Around\u2003the\u00a0clock.", "en", ["Around the clock"]),
]
DENIALS = [
    ("Nobody is watching it around the clock.", "en"),
    ("Messages are not watched at all times.", "en"),
    ("This isn\u2019t an instant answer.", "en"),
    ("No one monitors messages day and night.", "en"),
    ("You can expect a reply within 24 hours.", "en"),
    ("Call {crisis_block} or {24/7}.", "en"),
    ("Nadie la vigila las 24 horas.", "es"),
    ("Los mensajes no se vigilan en todo momento.", "es"),
    ("Puede esperar una respuesta dentro de las 24 horas.", "es"),
    ("Se lee sin vigilancia.", "es"),
    ("Jamas se lee en todo momento; ningun mensaje se vigila.", "es"),
]


@pytest.mark.parametrize(("text", "locale", "found"), PROMISES)
def test_a_promise_is_found_as_it_is_written(text, locale, found):
    assert forbidden(text, locale) == found


@pytest.mark.parametrize(("text", "locale"), DENIALS)
def test_a_denial_passes(text, locale):
    assert forbidden(text, locale) == []
