import { expect, test } from 'vitest';
import type { Message } from '../../src/lib/sync/folds/messages.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { promiseState } from '../../src/lib/sync/folds/promises.ts';

const seat = (id: string, role: string) =>
	[id, { id, role, by: '', via: '', name: '', credential: '', leftSeq: -1 }] as const;
const PEOPLE: People = new Map([seat('imani', 'clinician'), seat('ada', 'client')]);
const UNTIL = 1_000;

let count = 0;
function said(facts: Partial<Message>): Message {
	count += 1;
	const { receivedAt = 0 } = facts;
	return {
		...{
			id: String(count),
			seq: count,
			author: 'imani',
			kind: 'text',
			text: 'Words.',
			file: null,
			card: null,
		},
		...{
			until: 0,
			at: receivedAt,
			receivedAt,
			showAt: 0,
			attention: 1,
			re: '',
			earlier: [],
			noticed: [],
			answer: '' as const,
			by: '',
			draft: '',
			amends: [],
		},
		...{ isWithdrawn: false, amendedAt: 0, fault: '' },
		...facts,
	};
}

const PROMISE = said({ kind: 'promise', until: UNTIL, receivedAt: 100 });
const CASES: [string, Partial<Message>[], number, string][] = [
	['it is due until its time', [], UNTIL, 'due'],
	['then it is broken', [], UNTIL + 1, 'broken'],
	['a post after it keeps it', [{ receivedAt: 500 }], UNTIL + 1, 'kept'],
	['in the last moment too', [{ receivedAt: UNTIL }], UNTIL, 'kept'],
	['one before it does not', [{ receivedAt: 100 }], UNTIL, 'due'],
	['a late one does not', [{ receivedAt: UNTIL + 1 }], UNTIL + 2, 'broken'],
	['one that shows later has not yet', [{ receivedAt: 200, showAt: 900 }], 800, 'due'],
	['and has then', [{ receivedAt: 200, showAt: 900 }], 900, 'kept'],
	['a quiet one does not', [{ receivedAt: 500, attention: 0 }], UNTIL, 'due'],
	["a client's own does not", [{ receivedAt: 500, author: 'ada' }], UNTIL, 'due'],
	[
		'one taken back unseen does not',
		[{ receivedAt: 200, showAt: 900, isWithdrawn: true, amendedAt: 300 }],
		UNTIL,
		'due',
	],
];

test.each(CASES)('%s', (_, others, now, state) => {
	expect(promiseState(PROMISE, [PROMISE, ...others.map(said)], PEOPLE, now)).toBe(state);
});

test('a promise that was taken back in time is no longer one', () => {
	const gone = { ...PROMISE, isWithdrawn: true, amendedAt: 400 };
	expect(promiseState(gone, [gone], PEOPLE, UNTIL + 1)).toBe('withdrawn');
	const late = { ...gone, amendedAt: UNTIL + 1 };
	expect(promiseState(late, [late], PEOPLE, UNTIL + 2)).toBe('broken');
});

test('nothing else is a promise', () => {
	expect(promiseState(said({}), [], PEOPLE, 0)).toBeNull();
});
