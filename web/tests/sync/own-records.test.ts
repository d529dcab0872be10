import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { foldContacts } from '../../src/lib/sync/folds/contacts.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import { foldPrivateNotes } from '../../src/lib/sync/folds/private-notes.ts';
import { foldTeamMarks } from '../../src/lib/sync/folds/team-marks.ts';
import { vectors } from '../protocol/people.ts';

type Said = { id: string; author: string; at: number; re: string; post: JsonObject | null };
type Case = { name: string; log: Said[]; folded: unknown };

const casesOf = (file: string) => (vectors(file) as { cases: Case[] }).cases;

function opened({ id, author, at, re, post }: Said): Opened {
	const header = { id, author, at, re, kind: 'post' };
	return { entry: { header }, post: post && parsePost(post) } as unknown as Opened;
}

describe('psychotherapy notes', () => {
	test.each(casesOf('private_notes.json'))('$name', ({ log, folded }) => {
		expect(foldPrivateNotes(log.map(opened))).toEqual(folded);
	});
});

describe('the contact log', () => {
	test.each(casesOf('contacts.json'))('$name', ({ log, folded }) => {
		expect(foldContacts(log.map(opened))).toEqual(folded);
	});
});

describe('the marks of the team', () => {
	test.each(casesOf('team_marks.json'))('$name', ({ log, folded }) => {
		const { margins, tags, stars } = foldTeamMarks(log.map(opened));
		const plain = { margins: Object.fromEntries(margins), tags: Object.fromEntries(tags) };
		expect({ ...plain, stars: [...stars] }).toEqual(folded);
	});
});
