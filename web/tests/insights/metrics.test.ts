import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { changesIn, dayOf, numberOf, weeksBefore } from '../../src/lib/insights/cases.ts';
import type { MetricsContent } from '../../src/lib/insights/content.ts';
import { csvOf } from '../../src/lib/insights/csv.ts';
import { ClientFacts, type Clients } from '../../src/lib/insights/facts.ts';
import { GROUPS, toldIn } from '../../src/lib/insights/groups.ts';
import { deviceMetrics } from '../../src/lib/insights/metrics.ts';
import type { Measure } from '../../src/lib/measures/content.ts';
import type { Given, Task } from '../../src/lib/homework/tasks.ts';

const DAY = 24 * 3_600_000;
const SPAN = { since: '2026-06-01', until: '2026-08-24', zone: 'UTC' }; // twelve weeks
const FIRST = numberOf(SPAN.since);

function content(name: string): unknown {
	const path = new URL(`../../../src/meantime/content/${name}.yaml`, import.meta.url);
	return parse(readFileSync(path, 'utf8'));
}

const METRICS = content('metrics') as MetricsContent;
const { measures } = content('measures') as { measures: Measure[] };
const PHQ9 = measures.find(({ id }) => id === 'phq9');
const PCL5 = measures.find(({ id }) => id === 'pcl5');
if (!PHQ9 || !PCL5) throw new Error('They ship.');

/** An instant of the n-th day of the weeks. */
const at = (day: number, hour = 12): number => (FIRST + day) * DAY + hour * 3_600_000;

function task(due: string, gone: 0 | 1 = 0): Task {
	const post = { type: 'homework', homework: 'h', title: 'Walk', zone: 'UTC', repeats: [] };
	const given = { ...post, due, until: '', gone } as unknown as Given;
	const version = { id: 'v', author: 'anna', at: at(0), day: SPAN.since, post: given };
	return { id: 'h', now: version, versions: [version], answers: [], questions: [] };
}

function busy(): ClientFacts {
	const facts = new ClientFacts();
	[facts.since, facts.began] = [at(-60), at(0)];
	facts.acts = [at(-50), at(1)];
	facts.usual = [at(0), at(80)].map((when) => ({ at: when, length: 90 }));
	facts.said.set('a', at(1));
	facts.signed.set('a', at(3));
	facts.talks = [{ shownAt: at(2), liveAt: at(3) }];
	facts.marks = [{ at: at(1), isFalse: true }];
	facts.totals = [
		{ at: at(1), points: 20, measure: PHQ9 as Measure },
		{ at: at(70), points: 10, measure: PHQ9 as Measure },
	];
	facts.tasks = [task('2026-06-05'), task('2026-06-05', 1), task('2026-02-31')];
	return facts;
}

function counted(...every: readonly ClientFacts[]) {
	const clients: Clients = new Map(every.map((each, n) => [String(n), each]));
	const found = deviceMetrics(METRICS, clients, SPAN, numberOf(SPAN.until));
	return new Map(found.map((each) => [each.id, each]));
}

test('every metric of devices is counted, and of nothing there is no number', () => {
	const found = counted();
	const wanted = METRICS.metrics.filter(({ counted_by: by }) => by === 'device');
	expect([...found.keys()]).toEqual(wanted.map(({ id }) => id));
	expect([...found.values()].some((each) => each.is_shown)).toBe(false);
});

test('four clients are too few for anything, and five are enough', () => {
	expect([...counted(...Array.from({ length: 4 }, busy)).values()].some((e) => e.is_shown)).toBe(
		false,
	);
	const found = counted(...Array.from({ length: 5 }, busy));
	expect([...found.values()].every((each) => each.is_shown)).toBe(true);
	expect(found.get('documentation_lag_days')).toMatchObject({ n: 5, people: 5, value: 2 });
	expect(found.get('reliable_improvement_count')).toMatchObject({ n: 5, value: 5 });
	expect(found.get('reliable_worsening_count')).toMatchObject({ n: 5, value: 0 });
	expect(found.get('between_session_progress')).toMatchObject({ n: 5, value: 0 });
	expect(found.get('message_creep_index')).toMatchObject({ value: 1 });
	expect(found.get('redirect_to_live_rate')?.weeks).toEqual([
		{ from: '2026-06-01', until: '2026-06-08', n: 5, value: 1 },
	]);
});

test.each([
	['better', at(1), 20, at(8), 14],
	['worse', at(8), 20, at(1), 14], // by when, not by place
	['same', at(1), 20, at(8), 15],
])('totals change within twelve weeks: %s', (change, first, points, last, then) => {
	const totals = [
		{ at: first, points, measure: PHQ9 },
		{ at: last, points: then, measure: PHQ9 },
		{ at: at(-1), points: 1, measure: PHQ9 },
		{ at: at(84), points: 27, measure: PHQ9 },
		{ at: at(2), points: 1, measure: PCL5 },
		{ at: at(3), points: 70, measure: PCL5 },
	];
	expect([...changesIn(totals, SPAN)]).toEqual([change]);
});

test('every metric stands in one group, all but what the surveys say', () => {
	const grouped = GROUPS.flatMap(({ ids }) => ids).sort();
	const wanted = METRICS.metrics.filter(({ counted_by: by }) => by !== 'report');
	expect(grouped).toEqual(wanted.map(({ id }) => id).sort());
});

test('a day is a number and the other way round, and what is none is none', () => {
	expect(dayOf(numberOf('2026-02-28'))).toBe('2026-02-28');
	expect([numberOf('2026-02-31'), numberOf(''), numberOf('1970-01-05')]).toEqual([-1, -1, 4]);
	expect(weeksBefore('2026-08-26', 12)).toEqual({ since: SPAN.since, until: SPAN.until });
});

test('a table has a row for each metric and each period, and no number that is not shown', () => {
	const metrics = [...counted(...Array.from({ length: 5 }, busy)).values()];
	const hidden = [...counted().values()];
	const numbers = { ...SPAN, made_at: null, least: 5, clinicians: 2, metrics: [] };
	const told = (all: typeof metrics) => GROUPS.flatMap((group) => toldIn(group, all, METRICS));
	const rows = csvOf(told(metrics), numbers, 'en').trimEnd().split('\r\n');
	expect(rows).toContain(
		'redirect_to_live_rate,Big topics that came to a talk,share,device,2026-06-01,2026-08-24,1,1,5,5,1,0.5655,1,,0',
	);
	expect(rows).toContain(
		'redirect_to_live_rate,Big topics that came to a talk,share,device,2026-06-01,2026-06-08,0,1,5,,1,,,,',
	);
	const quiet = csvOf(told(hidden), numbers, 'es').trimEnd().split('\r\n').slice(1);
	expect(quiet).toHaveLength(hidden.length);
	expect(quiet.every((row) => row.endsWith(',1,0,,,,,,,'))).toBe(true);
});
