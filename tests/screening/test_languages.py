"""Whether a text can be checked: "none" must never be said of a language that no pack is in."""
# ruff: noqa: RUF001 - other alphabets are the point

import json
from pathlib import Path

import pytest

from meantime.screening.languages import is_checkable

CORPUS = Path(__file__).parents[2] / "corpus"
OTHERS = [
    "Je n'en peux plus, je veux mourir ce soir.",
    "je sais pas quoi faire, ma vie est finie",
    "Eu não aguento mais, quero morrer hoje.",
    "acho que ninguém sentiria minha falta se eu sumisse",
    "Ich will nicht mehr leben, ich habe alles vorbereitet.",
    "Non ce la faccio più, voglio farla finita stasera.",
    "Nie chcę już żyć, to koniec.",
    "Artık yaşamak istemiyorum, çok yoruldum.",
    "Tôi không muốn sống nữa, tạm biệt mọi người.",
    "Ayoko na mabuhay pa, pagod na pagod na ako.",
    "Mwen pa vle viv ankò, mwen fatige.",
    "Ik wil niet meer leven, ik heb alles klaargelegd.",
    "Saya tidak ingin hidup lagi.",
    "Jag vill inte leva längre, förlåt.",
    "Nu mai vreau să trăiesc, iartă-mă.",
    "Sitaki kuishi tena, nimechoka sana.",
    "Я больше не хочу жить.",
    "Не могу так больше",
    "Δεν θέλω να ζήσω άλλο.",
    "我不想活了，今晚就结束。",
    "もう死にたいです。",
    "더 이상 살고 싶지 않아요",
    "لا أريد أن أعيش بعد الآن",
    "אני לא רוצה לחיות יותר",
    "मैं अब जीना नहीं चाहता",
    "ฉันไม่อยากมีชีวิตอยู่แล้ว",
    "ich sterbe heute",
    "je veux mourir",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_and_scripts_cannot(text):
    assert not is_checkable(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "\U0001f44d",
        "10:30",
        "Priya Raghunathan",
        "i cant do this anymore",
        "\u0456 w\u0430nt t\u043e d\u0456\u0435",  # letters that imitate
        "no puedo mas doctora",
        "ngl im lowkey tweakin fr",
        "kms",
        "Thursday 3pm zoom?",
        "xq no contestas",
        "W E  A R E  L A T E",
    ],
)
def test_english_spanish_and_what_says_nothing_can(text):
    assert is_checkable(text)


@pytest.mark.parametrize("language", ["en", "es"])
def test_nearly_every_written_message_can(language):
    file = CORPUS / f"development-{language}.jsonl"
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").split("\n") if line]
    odd = [text for text in texts if not is_checkable(text)]
    assert len(odd) <= len(texts) / 500, odd
