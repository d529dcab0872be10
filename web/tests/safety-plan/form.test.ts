import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { PlanForm } from '../../src/lib/safety-plan/plan-form.svelte.ts';
import { groupsOf, type Group, type Template } from '../../src/lib/safety-plan/template.ts';
import type { PlanDraft } from '../../src/lib/safety-plan/view.ts';

const file = new URL('../../../src/meantime/content/safety_plan.yaml', import.meta.url);
const template = parse(readFileSync(file, 'utf8')) as Template;
const PLACE = 'sp.alone/activity';

function begin(...texts: string[]) {
	const kept: PlanDraft[] = [];
	const lines = texts.map((text, row) => ({ step: 'sp.alone', field: 'activity', text, row }));
	const form = new PlanForm(template, { base: 'P', lines }, (draft) => kept.push(draft));
	const step = template.steps.find(({ id }) => id === 'sp.alone');
	const [group] = step ? groupsOf(step) : [];
	return { form, kept, group: group as Group };
}

const textsOf = (form: PlanForm) => form.lines.map(({ text }) => text);
const keyOf = (form: PlanForm, at: number) => form.rows[PLACE]?.[at]?.key ?? -1;

test('a plan begins with one empty row for everything', () => {
	const { form } = begin();
	expect(Object.values(form.rows).every((rows) => rows.length === 1)).toBe(true);
	expect(form.lines).toEqual([]);
});

test('a row is added behind the one in which Enter was pressed', () => {
	const { form, group } = begin('Music', 'Tea');
	const key = form.add(PLACE, group, keyOf(form, 0));
	const row = form.rows[PLACE]?.find((each) => each.key === key);
	if (row) row.values['activity'] = 'A walk';
	expect(textsOf(form)).toEqual(['Music', 'A walk', 'Tea']);
});

test('no more rows are added than there is room for, and none that is there is dropped', () => {
	const { form, group } = begin('1', '2', '3', '4', '5', '6', '7');
	expect(form.add(PLACE, group)).toBe(-1);
	expect(textsOf(form)).toHaveLength(7);
});

test('what was removed can be put back where it stood', () => {
	const { form, group, kept } = begin('Music', 'A walk', 'Tea');
	form.remove(PLACE, group, keyOf(form, 1));
	expect(textsOf(form)).toEqual(['Music', 'Tea']);
	expect(kept.at(-1)?.lines.map(({ text }) => text)).toEqual(['Music', 'Tea']);
	form.putBack();
	expect(textsOf(form)).toEqual(['Music', 'A walk', 'Tea']);
	expect(kept.at(-1)?.lines).toHaveLength(3);
});

test('the last row of a place leaves an empty one to write in', () => {
	const { form, group } = begin('Music');
	form.remove(PLACE, group, keyOf(form, 0));
	expect(form.rows[PLACE]).toHaveLength(1);
	form.putBack();
	expect(textsOf(form)).toEqual(['Music']);
});

test('rows are put in order, and stay where there is nowhere to go', () => {
	const { form } = begin('Music', 'Tea');
	form.move(PLACE, keyOf(form, 1), -1);
	expect(textsOf(form)).toEqual(['Tea', 'Music']);
	form.move(PLACE, keyOf(form, 0), -1);
	expect(textsOf(form)).toEqual(['Tea', 'Music']);
	expect(form.lines.map(({ row }) => row)).toEqual([0, 1]);
});

test('what is kept says from which version it began', () => {
	const { form, kept } = begin('Music');
	form.touch();
	expect(kept).toEqual([{ base: 'P', lines: form.lines }]);
});
