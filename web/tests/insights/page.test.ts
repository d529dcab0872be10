import { expect, test } from 'vitest';
import type { InsightMetric } from '../../src/lib/api/shapes/insights.ts';
import { InsightsOnPage } from '../../src/lib/insights/insights.svelte.ts';
import type { InsightsRoom } from '../../src/lib/insights/room.ts';
import type { CountedHere, InsightsView } from '../../src/lib/insights/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

function metric(id: string): InsightMetric {
	const known = { n: 5, people: 5, is_shown: true, open: 0, weeks: [] };
	const numbers = { value: 1, low: null, high: null, p90: null };
	return { id, unit: 'share', source: 'device', ...known, ...numbers };
}

function view(since: string, isCustodian = true): InsightsView {
	const span = { since, until: '2026-08-24', zone: 'UTC' };
	const known = { made_at: null, least: 5, clinicians: 2 };
	return { isCustodian, numbers: { ...span, ...known, metrics: [metric('here')] } };
}

/** A room whose answers wait until a test gives them. */
function room() {
	const shows: PromiseWithResolvers<InsightsView>[] = [];
	const counts: PromiseWithResolvers<CountedHere | null>[] = [];
	const wait = <Answer>(waiting: PromiseWithResolvers<Answer>[]) => {
		waiting.push(Promise.withResolvers<Answer>());
		return (waiting.at(-1) as PromiseWithResolvers<Answer>).promise;
	};
	const made: Remote<InsightsRoom> = {
		show: () => wait(shows),
		count: () => wait(counts),
		stop: () => Promise.resolve(counts.at(-1)?.resolve(null)),
	};
	return { page: new InsightsOnPage(made), shows, counts };
}

/** Lets what was answered arrive. */
const settle = () => new Promise((done) => setTimeout(done));

test('what the server counted is there before this device has counted, and both then', async () => {
	const { page, shows, counts } = room();
	void page.load(13);
	shows[0]?.resolve(view('2026-06-01'));
	await settle();
	expect([page.isCounting, page.metrics.map(({ id }) => id)]).toEqual([true, ['here']]);
	page.hear({ kind: 'walk', done: 2, all: 9 });
	expect(page.progress).toEqual({ done: 2, all: 9 });
	counts[0]?.resolve({ metrics: [metric('too')], unread: 1 });
	await settle();
	expect([page.isCounting, page.metrics.map(({ id }) => id)]).toEqual([false, ['here', 'too']]);
});

test('counting that was stopped leaves the rest, and can be begun again', async () => {
	const { page, shows, counts } = room();
	void page.load(13);
	shows[0]?.resolve(view('2026-06-01'));
	await settle();
	await page.stop();
	await settle();
	expect([page.isCounting, page.here, page.uncounted]).toEqual([false, null, null]);
	void page.count();
	counts[1]?.reject(new Error('gone'));
	await settle();
	expect([page.isCounting, page.uncounted !== null]).toEqual([false, true]);
	expect(page.metrics).toHaveLength(1);
});

test('whoever may not open everything counts nothing', async () => {
	const { page, shows, counts } = room();
	void page.load(13);
	shows[0]?.resolve(view('2026-06-01', false));
	await settle();
	expect([counts.length, page.isCounting]).toEqual([0, false]);
});

test('what comes late of a time that was chosen before changes nothing', async () => {
	const { page, shows, counts } = room();
	void page.load(13);
	shows[0]?.resolve(view('2026-06-01'));
	await settle();
	void page.load(26);
	shows[1]?.resolve(view('2026-03-02'));
	await settle();
	counts[0]?.resolve({ metrics: [metric('old')], unread: 0 });
	await settle();
	expect([page.here, page.isCounting, page.view?.numbers.since]).toEqual([
		null,
		true,
		'2026-03-02',
	]);
	counts[1]?.resolve({ metrics: [metric('new')], unread: 0 });
	await settle();
	expect(page.metrics.map(({ id }) => id)).toEqual(['here', 'new']);
});

test('without a connection the numbers from before stay, and what is counted of them', async () => {
	const { page, shows, counts } = room();
	void page.load(13);
	shows[0]?.resolve(view('2026-06-01'));
	await settle();
	void page.load(52);
	shows[1]?.reject(new Error('gone'));
	await settle();
	expect([page.view?.numbers.since, page.failure !== null]).toEqual(['2026-06-01', true]);
	counts[0]?.resolve({ metrics: [metric('too')], unread: 0 });
	await settle();
	expect([page.isCounting, page.here?.metrics.length]).toEqual([false, 1]);
});
