import { expect, test } from 'vitest';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { foldExports } from '../../src/lib/sync/folds/exports.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';

const PEOPLE = new Map([
	['imani', { role: 'clinician' }],
	['house', { role: 'practice' }],
]) as unknown as People;

function said(author: string, post: object): Opened {
	const header = { id: `of ${author}`, author, kind: 'post' };
	return { entry: { header }, receivedAt: 7, post: parsePost({ ...post }) } as unknown as Opened;
}

test('whoever exported is told, and nothing else that was done to the record', () => {
	const log = [
		said('imani', { type: 'text', text: 'export' }),
		said('imani', { type: 'event', what: 'export' }),
		said('house', { type: 'event', what: 'destroyed', upto: 3 }),
	];
	const [one, ...others] = foldExports(log, PEOPLE);
	const facts = { author: 'imani', role: 'clinician', by: '', at: 7 };
	expect(one).toEqual({ id: 'of imani', what: 'export', ...facts });
	expect(others).toEqual([]);
});

test('only the practice names a custodian: nobody else says who somebody was', () => {
	const event = { type: 'event', what: 'export', by: 'Ruth Adler' };
	const names = (author: string) => foldExports([said(author, event)], PEOPLE)[0]?.by;
	expect(['house', 'imani', 'stranger'].map(names)).toEqual(['Ruth Adler', '', '']);
});
