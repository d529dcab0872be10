import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/lib/protocol/canonical.ts';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import type { Message } from '../../src/lib/sync/folds/messages.ts';
import { foldNoteDrafts } from '../../src/lib/sync/folds/note-drafts.ts';
import { countFacts, isLate, mismatches, weekOf } from '../../src/lib/sync/folds/note-facts.ts';
import { foldNotes, movedSince, strangersIn } from '../../src/lib/sync/folds/notes.ts';
import { isDue, uncoveredBy } from '../../src/lib/sync/folds/notes-due.ts';
import type { Opened } from '../../src/lib/sync/folds/opened.ts';
import type { People } from '../../src/lib/sync/folds/people.ts';
import { vectors } from '../protocol/people.ts';

type Told = {
	id: string;
	seq: number;
	author: string;
	kind: Message['kind'] | 'unread';
	text: string;
	received: number;
	show: number;
	re: string;
	attention: number;
	withdrawn: boolean;
};
type Said = { id: string; hash: string; author: string; at: number; re: string; post: JsonObject };
type FactsCase = {
	name: string;
	since: number;
	until: number;
	messages: Told[];
	themes: Record<string, string[]>;
	outcomes: Record<string, string>;
	facts: JsonObject;
};
type NotesCase = { name: string; chart: Said[]; notes: unknown[]; strangers: string[] };
type MovedCase = {
	name: string;
	entries: string[];
	lines: string[];
	then: Told[];
	now: Told[];
	moved: unknown;
};
type DraftsCase = { name: string; log: Said[]; drafts: unknown };
type DueCase = {
	name: string;
	chart: Said[];
	messages: Told[];
	now: number;
	uncovered: unknown;
	due: boolean;
};
type Day = { on: string; today: string; week: string; late: boolean };

const file = vectors('notes.json') as {
	people: Record<string, string>;
	chart_people: Record<string, string>;
	facts: FactsCase[];
	notes: NotesCase[];
	moved: MovedCase[];
	drafts: DraftsCase[];
	due: DueCase[];
	days: Day[];
};
const peopleOf = (roles: Record<string, string>) =>
	new Map(
		Object.entries(roles).map(([id, role]) => [id, { id, role, leftSeq: -1 }]),
	) as unknown as People;
const [people, team] = [peopleOf(file.people), peopleOf(file.chart_people)];

function opened({ id, hash, author, at, re, post }: Said): Opened {
	return {
		entry: { header: { id, author, re, at, kind: 'post' }, hash },
		receivedAt: at,
		post: parsePost(post),
	} as unknown as Opened;
}

function message({ received: receivedAt, show: showAt, withdrawn, kind, ...told }: Told): Message {
	const read = kind === 'unread' ? 'text' : kind;
	return { ...told, kind: read, receivedAt, showAt, isWithdrawn: withdrawn } as unknown as Message;
}

const LAST = file.facts.at(-1) ?? raise();

/** Facts as they were counted, with what the vectors leave out where it is nothing. */
function counted({ since, until, messages, themes, outcomes }: FactsCase) {
	return countFacts({ since, until }, messages.map(message), people, {
		themes: new Map(Object.entries(themes)),
		outcomes: new Map(Object.entries(outcomes)),
	});
}

test.each(file.facts)('facts: $name', (one) => {
	const facts = counted(one);
	const said = Object.entries(facts).filter(
		([name, value]) => name in one.facts || !isNothing(value),
	);
	const safety = facts.safety.map(({ outcome, ...rest }) => ({
		...rest,
		...(outcome && { outcome }),
	}));
	const told: JsonObject = Object.fromEntries(said) as JsonObject;
	expect({ ...told, ...(safety.length > 0 && { safety }) }).toEqual({
		...one.facts,
		channel: 'secure_message',
	});
});

test.each(file.notes)('notes: $name', ({ chart, notes, strangers }) => {
	const log = chart.map(opened);
	const found = foldNotes(log, team).map((each) => {
		const { id, author, at, again, isStruck, waitsFor } = each;
		const addenda = each.addenda.map((one) => one.id);
		const cosigned = each.cosigned.map((one) => one.id);
		const attempts = each.attempts.map((one) => one.author);
		return { id, author, at, addenda, cosigned, attempts, again, isStruck, waitsFor };
	});
	expect(found).toEqual(notes);
	expect(strangersIn(log, team)).toEqual(strangers);
});

test.each(file.moved)('moved: $name', ({ entries, lines, then, now, moved }) => {
	const facts = { ...counted(LAST), entries };
	const quoted = lines.map((of) => ({ of, text: 'Said.' }));
	const note = { facts, lines: quoted };
	expect(movedSince(note, then.map(message), now.map(message))).toEqual(moved);
});

test.each(file.drafts)('drafts: $name', ({ log, drafts }) => {
	const found = foldNoteDrafts(log.map(opened));
	expect(found.map((each) => ({ ...each, heads: each.heads.map(({ id }) => id) }))).toEqual(drafts);
});

test.each(file.due)('due: $name', ({ chart, messages, now, uncovered, due }) => {
	const notes = foldNotes(chart.map(opened), team);
	const found = uncoveredBy(notes, messages.map(message), people);
	expect(found).toEqual(uncovered);
	expect(found ? isDue(found, now) : false).toBe(due);
});

test.each(file.days)('the week of $on, written on $today', ({ on, today, week, late }) => {
	expect([weekOf(on), isLate(on, today)]).toEqual([week, late]);
});

test('counts that somebody made up are named', () => {
	const facts = counted(LAST);
	expect(mismatches(facts, facts)).toEqual([]);
	const lie = { ...facts, entries: [], from_client: 9, longest_ms: 1, safety: [] };
	expect(mismatches(lie, facts)).toEqual(['entries', 'from_client', 'longest_ms', 'safety']);
});

function raise(): never {
	throw new Error('no case');
}

function isNothing(value: unknown): boolean {
	return value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}
