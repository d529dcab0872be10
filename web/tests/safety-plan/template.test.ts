import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { assertComplete } from '../../build-plugins/locales.ts';
import type { PlanLine } from '../../src/lib/protocol/safety-posts.ts';
import { FIELD_WORDS } from '../../src/lib/safety-plan/words.ts';
import {
	groupsOf,
	linesOf,
	othersOf,
	sheetOf,
	type Template,
} from '../../src/lib/safety-plan/template.ts';

const file = new URL('../../../src/meantime/content/safety_plan.yaml', import.meta.url);
const template = parse(readFileSync(file, 'utf8')) as Template;
const line = (step: string, field: string, text: string, row = 0): PlanLine => ({
	...{ step, field, text, row },
});

test('the plan that is shipped is whole in both languages, and every field has a name', () => {
	expect(() => {
		assertComplete(template);
	}).not.toThrow();
	const fields = template.steps.flatMap((step) => step.fields.map(({ id }) => id));
	expect(fields.filter((id) => !(id in FIELD_WORDS))).toEqual([]);
});

test('the step for danger is the last one and has nothing to fill in', () => {
	expect(template.steps.at(-1)?.id).toBe('sp.danger');
	expect(template.steps.filter(({ fields }) => fields.length === 0)).toHaveLength(1);
});

test('a name and its phone are one row; what may stand less often is apart', () => {
	const grouped = (id: string) => {
		const step = template.steps.find((each) => each.id === id);
		return step && groupsOf(step).map(({ fields }) => fields.map((field) => field.id));
	};
	expect(grouped('sp.ask')).toEqual([['name', 'phone']]);
	expect(grouped('sp.environment')).toEqual([['agreement'], ['helper'], ['done_by']]);
	expect(grouped('sp.professionals')).toEqual([
		['other_professional', 'phone'],
		['nearest_emergency_department'],
	]);
});

test('a phone stays with its name, whatever stands between them', () => {
	const lines = [
		line('sp.ask', 'phone', '555-0102', 1),
		line('sp.ask', 'name', 'Dana', 0),
		line('sp.ask', 'name', 'Luis', 1),
	];
	expect(sheetOf(template, lines).get('sp.ask/name')).toEqual([
		{ name: 'Dana' },
		{ name: 'Luis', phone: '555-0102' },
	]);
});

test('lines that claim the same row are all shown', () => {
	const lines = ['Music', 'A walk', 'Tea'].map((text) => line('sp.alone', 'activity', text));
	expect(sheetOf(template, lines).get('sp.alone/activity')).toEqual([
		{ activity: 'Music' },
		{ activity: 'A walk' },
		{ activity: 'Tea' },
	]);
});

test('empty rows are left out, and those below move up', () => {
	const sheet = new Map([['sp.ask/name', [{ name: ' ' }, { name: ' Dana ', phone: '' }]]]);
	expect(linesOf(template, sheet, [])).toEqual([line('sp.ask', 'name', 'Dana', 0)]);
});

test('a line that this version does not know goes on behind the others', () => {
	const lines = [line('sp.new', 'thing', 'Kept.'), line('sp.signs', 'sign', 'I stop eating.')];
	const others = othersOf(template, lines);
	expect(others.map(({ text }) => text)).toEqual(['Kept.']);
	const saved = linesOf(template, sheetOf(template, lines), others);
	expect(saved.map(({ text }) => text)).toEqual(['I stop eating.', 'Kept.']);
});

test('whatever the lines, none is lost by being edited and saved', () => {
	const fields = template.steps.flatMap((step) =>
		step.fields.map((field) => [step.id, field.id] as const),
	);
	const one = fc.record({
		at: fc.constantFrom(...fields, ['sp.unknown', 'x'] as const),
		text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
		row: fc.nat(9),
	});
	fc.assert(
		fc.property(fc.array(one, { maxLength: 40 }), (made) => {
			const lines = made.map(({ at: [step, field], text, row }) => line(step, field, text, row));
			const saved = linesOf(template, sheetOf(template, lines), othersOf(template, lines));
			const texts = (some: readonly PlanLine[]) =>
				some.map(({ step, field, text }) => [step, field, text.trim()].join('\u0000')).sort();
			expect(texts(saved.map((each) => ({ ...each, text: each.text })))).toEqual(texts(lines));
			// Saved once more, it stays as it is.
			const again = linesOf(template, sheetOf(template, saved), othersOf(template, saved));
			expect(again).toEqual(saved);
		}),
	);
});
