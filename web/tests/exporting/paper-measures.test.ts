import { expect, test } from 'vitest';
import { formsIn, measureText } from '../../src/lib/exporting/paper-measures.ts';

const answers = Array.from({ length: 9 }, (_, n) => ({ item: `phq9.${n + 1}`, value: 1 }));
const done = { measure: 'phq9', version: '1', locale: 'en', of: '', answers, state: 'done' };

test('a questionnaire on paper says each question, each answer and the total', () => {
	const lines = measureText({ type: 'measure_answer', said: done }, new Map(), 'es').split('\n');
	expect(lines[0]).toBe('PHQ-9');
	expect(lines[1]).toBe('“Poco interés o placer en hacer las cosas”: Varios días');
	expect(lines.at(-1)).toBe('9/27, Leve');
});

test('what is no questionnaire, or of one that is not known, has no such text', () => {
	const unknown = { type: 'measure_answer', said: { ...done, measure: 'x' } };
	expect(measureText(unknown, formsIn([]), 'en')).toBe('');
	expect(measureText({ type: 'text', said: { text: 'Hello.' } }, formsIn([]), 'en')).toBe('');
});
