"""How hard a text is, and how long it takes."""

import pytest

from meantime.agreement.reading import _syllables, reading_level

EASY = "We read your notes. We write back soon. You can call us too."
HARD = (
    "Notwithstanding organizational considerations, practitioners systematically evaluate "
    "communications regarding clinically significant deterioration."
)
DIFICIL = (
    "Independientemente de las consideraciones organizativas, los profesionales evalúan "
    "sistemáticamente las comunicaciones relacionadas con deterioros clínicamente significativos."
)
FACIL = "Leemos sus notas. Le damos una voz. Si le va mal, nos llama ya."


def test_short_words_in_short_sentences_are_easy():
    assert reading_level(EASY, "en").grade <= 3
    assert reading_level(HARD, "en").grade >= 16
    assert reading_level(FACIL, "es").grade <= 5
    assert reading_level(DIFICIL, "es").grade == 16


def test_minutes_are_rounded_up():
    assert reading_level("word " * 200, "en")[1:] == (200, 1)
    assert reading_level("word " * 201, "en")[1:] == (201, 2)
    assert reading_level(" ", "en") == (0, 0, 0)


def test_the_dots_of_a_time_end_no_sentence():
    with_dots = "Se lee a las 10:00 a.\u00a0m. y a las 4:00 p. m. de lunes a viernes."
    without = "Se lee a las 10:00 am y a las 4:00 pm de lunes a viernes."
    assert reading_level(with_dots, "es") == reading_level(without, "es")


@pytest.mark.parametrize(
    ("words", "locale"),
    [
        ("the 1 use 1 asked 1 wanted 2 messages 3 table 2 while 1 every 3 reply 2", "en"),
        ("leer 2 ciudad 2 día 2 causa 2 quiere 2 muy 1 hoy 1 mayo 2 prohibido 4 guía 2", "es"),
        ("después 2 agua 2 y 1 país 2 pingüino 3 continúa 4", "es"),
    ],
)
def test_syllables_are_counted_by_rules_of_thumb(words, locale):
    pairs = words.split()
    for word, count in zip(pairs[::2], pairs[1::2], strict=True):
        assert _syllables(word, locale) == int(count), word
