import { expect, test } from 'vitest';
import { knownOf } from '../../src/lib/trends/known.ts';
import { findPatterns } from '../../src/lib/trends/weeks.ts';
import { DAY_MS, NOON, PEOPLE, Thread } from './thread.ts';

const WEEKS = 3;

function weeksOf(thread: Thread, chart = new Thread(), me = 'imani') {
	const now = NOON + 16 * DAY_MS; // a Wednesday
	const sources = { me, now, weeks: WEEKS, zone: 'America/New_York' };
	const { known, measures } = knownOf({
		log: thread.log,
		chart: chart.log,
		people: PEOPLE,
		...sources,
	});
	const { measures: totals, ...patterns } = findPatterns(known);
	return { ...patterns, totals, zone: known.zone, measures };
}

const text = (words: string) => ({ type: 'text', text: words });

test('only what clients wrote counts, as it stands', () => {
	const thread = new Thread();
	thread.say('ada', text('I slept badly again'), 1);
	thread.say('imani', text('Thank you for telling me.'), 1);
	const gone = thread.say('ada', text('Forget this'), 2);
	thread.say('ada', { type: 'amend', text: '' }, 2, { re: gone });
	const { weeks } = weeksOf(thread);
	expect(weeks.map(({ messages, words }) => [messages, words])).toEqual([
		[1, 4],
		[0, null],
		[0, null],
	]);
});

test('a moment counts where and when it was caught, with the tags of its writer', () => {
	const thread = new Thread();
	const at = Date.parse('2026-03-09T23:10:00+01:00'); // a Monday night in Madrid
	const moment = { type: 'moment', at, zone: 'Europe/Madrid', text: 'The urge', tags: ['urge'] };
	thread.say('ada', moment, 10);
	const { weeks, tags, zone } = weeksOf(thread);
	expect(zone).toBe('Europe/Madrid');
	expect(weeks[1]).toMatchObject({ messages: 1, night: 1 });
	expect(tags).toEqual([{ name: 'urge', values: [0, 1, 0] }]);
});

test('a zone that is none is not gone by', () => {
	const thread = new Thread();
	const moment = { type: 'moment', at: NOON, zone: 'Mars/Olympus', text: 'Here' };
	thread.say('ada', moment, 1);
	expect(weeksOf(thread).zone).toBe('America/New_York');
});

test('marks of the team come from the chart, and a client without one has their own stars', () => {
	const [thread, chart] = [new Thread(), new Thread()];
	const of = thread.say('ada', text('Her mother called'), 1);
	thread.say('ada', { type: 'starred', of, on: 1 }, 1);
	chart.say('imani', { type: 'tagged', of, tags: ['mother'] }, 1);
	expect(weeksOf(thread, chart).tags).toEqual([{ name: 'mother', values: [1, 0, 0] }]);
	const own = weeksOf(thread, new Thread(), 'ada');
	expect(own.tags).toEqual([]);
	expect(own.weeks[0]?.starred).toBe(1);
});

test('sliders, homework and forms stand in their weeks', () => {
	const thread = new Thread();
	const ask = thread.say('imani', { type: 'check_in', ask: 'Sleep?', kind: 'slider' }, 0);
	thread.say('ada', { type: 'check_in_answer', of: ask, value: 3 }, 1);
	const task = { type: 'homework', homework: 'h', title: 'Walk', zone: 'UTC', repeats: [1, 3] };
	const of = thread.say('imani', task, 0);
	const answer = { type: 'homework_answer', homework: 'h', of };
	thread.say('ada', { ...answer, state: 'done', day: '2026-03-09' }, 7);
	thread.say('ada', { ...answer, state: 'stuck', day: '2026-03-11' }, 9);
	thread.fill(14, 12);
	const { weeks, checks, totals, measures } = weeksOf(thread);
	expect(checks).toEqual([{ name: 'Sleep?', values: [3, null, null] }]);
	expect(weeks.map(({ homework }) => homework)).toEqual([0, 1, 0]);
	expect(totals).toEqual([{ name: 'phq9', values: [null, null, 12] }]);
	expect(measures.get('phq9')).toMatchObject({ client: '', highest: 27 });
});

test('of two thousand messages each is counted once', () => {
	const thread = new Thread();
	for (let n = 0; n < 2000; n += 1) thread.say('ada', text(`Message ${n}`), n / 130);
	const { weeks } = weeksOf(thread);
	expect(weeks.reduce((sum, { messages }) => sum + messages, 0)).toBe(2000);
});
