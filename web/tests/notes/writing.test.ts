import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NotesRoom } from '../../src/lib/notes/room.ts';
import type { NoteFields, Writing } from '../../src/lib/notes/view.ts';
import { NoteOnPage } from '../../src/lib/notes/writing.svelte.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const FIELDS: NoteFields = {
	...{ note: 'n1', space: 't1', kind: 'progress', format: 'dap', on: '2027-03-08' },
	...{ facts: null, lines: [], cosign: '', appointment: '' },
	sections: [{ id: 'data', title: 'Data', text: '' }],
};
const WRITING: Writing = {
	...{ client: 'Ada', versions: [], before: [], typed: null, signed: '' },
	...{ colleagues: [], templates: [], today: '2027-03-08', zone: 'UTC' },
};

/** A worker that keeps what it is told, and may be slow or fail. */
function worker(before: string[] = []) {
	const told = { kept: [] as NoteFields[], saved: [] as (readonly string[])[], signed: 0 };
	let fails = false;
	let drafts = 0;
	const room = {
		write: () => Promise.resolve({ ...WRITING, before }),
		count: () => Promise.resolve({ facts: null, on: '', messages: [] }),
		keep: (fields: NoteFields) => {
			told.kept.push(fields);
			return Promise.resolve();
		},
		save: (_: NoteFields, place: readonly string[]) => {
			if (fails) return Promise.reject(new Error('offline'));
			told.saved.push(place);
			drafts += 1;
			return Promise.resolve([`d${drafts}`]);
		},
		sign: () => {
			if (fails) return Promise.reject(new Error('offline'));
			told.signed += 1;
			return Promise.resolve('n1');
		},
	} as unknown as Remote<NotesRoom>;
	return { room, told, fail: (how: boolean) => (fails = how) };
}

async function begun(room: Remote<NotesRoom>): Promise<NoteOnPage> {
	const page = new NoteOnPage(room, 't1', 'n1', structuredClone(FIELDS), () => 0);
	await page.load();
	return page;
}

function type(page: NoteOnPage, words: string): void {
	if (page.fields) page.fields.sections = [{ id: 'data', title: 'Data', text: words }];
	page.changed();
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is typed is kept at each pause, and reaches other devices later', async () => {
	const { room, told } = worker();
	const page = await begun(room);
	type(page, 'Slept.');
	await vi.advanceTimersByTimeAsync(600);
	expect([told.kept.length, told.saved.length, page.state]).toEqual([1, 0, 'kept']);
	await vi.advanceTimersByTimeAsync(20_000);
	expect([told.saved.length, page.state]).toEqual([1, 'saved']);
});

test('each draft names the one before, also where two are asked for at once', async () => {
	const { room, told } = worker(['d0']);
	const page = await begun(room);
	type(page, 'One.');
	const first = page.save();
	await Promise.resolve(); // the first is on its way
	type(page, 'Two.');
	await Promise.all([first, page.save(), page.save()]);
	expect(told.saved).toEqual([['d0'], ['d1']]);
});

test('nothing is sent where nothing was changed', async () => {
	const { room, told } = worker();
	const page = await begun(room);
	await page.save();
	expect(told.saved).toEqual([]);
});

test('what cannot be saved is kept here, and tried again', async () => {
	const { room, told, fail } = worker();
	const page = await begun(room);
	fail(true);
	type(page, 'Slept.');
	await page.save();
	expect([page.state, told.kept.at(-1)?.sections[0]?.text]).toEqual(['kept', 'Slept.']);
	fail(false);
	await page.save();
	expect([page.state, told.saved.length]).toEqual(['saved', 1]);
});

test('a signature that failed is told, and what was written stays', async () => {
	const { room, told, fail } = worker();
	const page = await begun(room);
	type(page, 'Slept.');
	fail(true);
	expect(await page.sign()).toBe('');
	expect(page.undone).not.toBeNull();
	expect(page.fields?.sections[0]?.text).toBe('Slept.');
	fail(false);
	expect(await page.sign()).toBe('n1');
	expect([told.signed, page.undone]).toEqual([1, null]);
});
