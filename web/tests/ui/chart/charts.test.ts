import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { Text } from '../../../src/lib/text/text.svelte.ts';
import BarChart from '../../../src/lib/ui/chart/BarChart.svelte';
import IntervalChart from '../../../src/lib/ui/chart/IntervalChart.svelte';
import LanesChart from '../../../src/lib/ui/chart/LanesChart.svelte';
import LineChart from '../../../src/lib/ui/chart/LineChart.svelte';
import Spoken from './Spoken.svelte';

const BANDS = [
	{ from: 0, name: 'Minimal' },
	{ from: 5, name: 'Mild' },
	{ from: 10, name: 'Moderate' },
];
const LINE = {
	caption: 'PHQ-9 over time',
	heads: ['Day', 'Total', 'Band'],
	range: [0, 27],
	bands: BANDS,
	points: [
		{ day: '2026-03-02', value: 14, label: 'March 2', cells: ['14', 'Moderate'] },
		{ day: '2026-03-16', value: null, label: 'March 16', cells: ['No answer', ''] },
		{ day: '2026-03-30', value: 7, label: 'March 30', cells: ['7', 'Mild'] },
	],
};

/** What a chart is made of on the page, without the marks of the compiler. */
async function shown(
	part: unknown,
	props: Readonly<Record<string, unknown>>,
	locale: 'en' | 'es' = 'en',
): Promise<string> {
	const text = new Text(locale);
	await text.with(Promise.resolve(), import('../../../src/lib/text/later/chart.ts'));
	const { body } = render(Spoken, { props: { text, part: part as Component, props } });
	return body.replaceAll(/<!--.*?-->/g, '');
}

test('a chart has its name, and whoever listens has its numbers as a table', async () => {
	const body = await shown(LineChart, LINE);
	expect(body).toMatch(
		/<figure aria-labelledby="([^"]+)".*<figcaption id="\1"[^>]*>PHQ-9 over time/,
	);
	expect(body).toContain('<th scope="col"');
	expect(body).toMatch(/<th scope="row"[^>]*>March 16<\/th><td[^>]*>No answer/);
	expect(body).toMatch(/<svg[^>]* aria-hidden="true"/);
});

test('it is one stop for the keyboard, and says the newest point first', async () => {
	const body = await shown(LineChart, LINE);
	expect(body.match(/tabindex="0"|type="range"/g)).toEqual(['type="range"']);
	expect(body).toMatch(/min="0" max="2" value="2"[^>]*aria-valuetext="March 30: 7, Mild"/);
});

test('a line is not drawn over what was not answered, and all bands are named', async () => {
	const body = await shown(LineChart, LINE);
	expect(body.match(/<circle/g)).toHaveLength(2);
	expect(body).toMatch(/<path d="M[\d. ]+M[\d. ]+"/);
	for (const { name } of BANDS) expect(body).toContain(`>${name}</text>`);
});

test('without a point there are words, and nothing to move in', async () => {
	for (const part of [LineChart, BarChart, IntervalChart, LanesChart]) {
		const empty = { ...LINE, points: [], lanes: [], bands: [] };
		const body = await shown(part, empty, 'es');
		expect(body).toContain('Todavía no hay nada que mostrar.');
		expect(body).not.toMatch(/<svg|<input|NaN|Infinity/);
	}
});

test('counts begin at zero, and one that is zero has no bar', async () => {
	const points = [0, 3].map((value, n) => ({ value, label: `Day ${n}`, cells: [String(value)] }));
	const body = await shown(BarChart, { caption: 'By day', heads: ['Day', 'Messages'], points });
	expect(body).toMatch(/<rect[^>]*height="0"/);
	expect(body).toMatch(/<rect[^>]*height="174"/);
});

test('a value that may be off shows how far, and too few show nothing', async () => {
	const points = [
		{ value: 0.6, low: 0.4, high: 0.8, label: 'Prefer it', cells: ['60 %'] },
		{ value: null, low: null, high: null, label: 'Too few', cells: ['–'] },
	];
	const range = [0, 1];
	const body = await shown(IntervalChart, { caption: 'Answers', heads: ['', ''], points, range });
	expect(body.match(/<circle/g)).toHaveLength(1);
	expect(body.match(/<path/g)).toHaveLength(1);
	expect(body).not.toContain('NaN');
});

test('lanes share one axis, and each says what its height stands for', async () => {
	const points = ['Mar 2', 'Mar 9'].map((short) => ({ short, label: short, cells: ['1', '2'] }));
	const lanes = [
		{ name: 'Messages', kind: 'bars', values: [4, 0], most: 5, shown: '5' },
		{ name: 'PHQ-9', kind: 'line', values: [null, 12], most: 27, shown: '27' },
	];
	const body = await shown(LanesChart, {
		caption: 'Weeks',
		heads: ['Week', '', ''],
		points,
		lanes,
	});
	expect(body.match(/<circle/g)).toHaveLength(1);
	expect(body).toMatch(/>Messages<\/text>.*>5<\/text>.*>PHQ-9<\/text>.*>27<\/text>/s);
});
