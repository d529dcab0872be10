"""A questionnaire on paper says each question, each answer and the total, in both languages."""

from meantime.measures.forms import write_form
from meantime.sdk.export.paper_measures import forms_in, measure_text
from meantime.sdk.measures import read_measure
from tests.measures.test_scoring import OWN

ANSWERS = [{"item": f"phq9.{n}", "value": 1} for n in range(1, 10)]
DONE = {"measure": "phq9", "version": "1", "locale": "en", "of": "", "state": "done"}


def test_each_question_and_the_total_are_in_words():
    said = DONE | {"answers": ANSWERS}
    lines = measure_text(said, {}, "es").splitlines()
    assert lines[0] == "PHQ-9"
    assert lines[1] == "“Poco interés o placer en hacer las cosas”: Varios días"
    assert lines[-1] == "9/27, Leve"
    assert (
        measure_text(said | {"state": "open"}, {}, "en").splitlines()[-1].endswith("Several days")
    )


def test_a_practice_s_own_is_read_by_the_form_that_was_asked():
    own = read_measure(OWN)
    ask = {"measure": own.id, "version": own.version, "form": write_form(own)}
    forms = forms_in({"entries": [{"type": "measure_ask", "said": ask}, {"type": "text"}]})
    said = DONE | {"measure": own.id, "answers": [{"item": "own.1", "value": 1}]}
    assert measure_text(said, forms, "es") == "Sleep\n“Did you sleep?”: Yes\n1/1, Good"
    assert measure_text(said, {}, "en") == ""
