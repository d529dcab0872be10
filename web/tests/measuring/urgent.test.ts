import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measuringRoom } from '../../src/lib/measuring/room.ts';
import type { Answers } from '../../src/lib/measures/scoring.ts';
import { Account } from '../../src/lib/protocol/keys.ts';
import { makeEntryId } from '../../src/lib/protocol/writing.ts';
import { pickUpEarly } from '../../src/lib/sync/early.ts';
import { NameBook } from '../../src/lib/sync/names.ts';
import { wholeLog } from '../../src/lib/sync/whole-log.ts';
import { startDesk } from '../files/people.ts';
import { NOON } from '../protocol/people.ts';
import { client, say, therapist } from '../sync/people.ts';

const HOUR = 3_600_000;
const LAST = { 'phq9.9': 1 };

beforeEach(() => {
	vi.spyOn(Date, 'now').mockReturnValue(NOON + HOUR);
});
afterEach(() => {
	vi.restoreAllMocks();
});

/** A client's device in a thread that was asked for a PHQ-9, and what it has told. */
async function askedDesk(shared: 0 | 1 = 0) {
	const desk = await startDesk();
	const ask = (id: string): void => {
		const post = { type: 'measure_ask', measure: 'phq9', version: '1', shared };
		say(desk.server, therapist, post, id);
	};
	const [first, second] = [makeEntryId(), makeEntryId()] as const;
	ask(first);
	await desk.vaults.open.spaces.sync(desk.space);
	const room = measuringRoom(desk.vaults, new NameBook());
	const answersOf = async () => {
		const log = await wholeLog(desk.vaults.open, desk.space);
		return log.flatMap(({ entry: { header }, post }) =>
			post?.type === 'measure_answer' ? [{ attention: header.attention, post }] : [],
		);
	};
	return {
		...{ desk, room, first, second, ask },
		open: async () => (await answersOf()).filter(({ post }) => post.state === 'open'),
		pick: (answers: Answers, of = first) => room.pick(desk.space, of, answers, 'en'),
		form: (of = first) => room.open(desk.space, of, 'en'),
	};
}

/** Lets the clock of this machine go on. */
function later(ms: number): void {
	vi.mocked(Date.now).mockReturnValue(Date.now() + ms);
}

test('an answer that cannot wait is told once, however often its form is opened', async () => {
	const { pick, open, form } = await askedDesk();
	await Promise.all([pick(LAST), pick({ ...LAST, 'phq9.1': 2 })]);
	expect(await open()).toMatchObject([{ attention: 3, post: { answers: [{ value: 1 }] } }]);
	later(30 * HOUR);
	await form();
	expect(await open()).toHaveLength(1);
});

test('an answer that was kept as the keys were locked is told after unlocking, unasked', async () => {
	const { desk, room, first, open } = await askedDesk();
	const { vaults, space } = desk;
	vaults.lock('locked');
	await room.keep(space, first, LAST);
	const again = new Account(client.secret.slice());
	await pickUpEarly(vaults.store, again);
	vaults.unlock(again);
	await room.catchUp('es');
	await room.catchUp('es');
	expect(await open()).toMatchObject([{ attention: 3, post: { locale: 'es' } }]);
});

test('what was told last month of a form that is filled in at any time hides nothing of today', async () => {
	const { desk, room, first, pick, open } = await askedDesk(1);
	await pick(LAST);
	await room.send(desk.space, first, { ...LAST, 'phq9.1': 0 }, 'en');
	expect((await room.form(desk.space, first)).told).not.toBeNull();
	later(31 * 24 * HOUR);
	expect((await room.form(desk.space, first)).told).toBeNull();
	await room.keep(desk.space, first, LAST); // and the browser was killed
	await room.catchUp('en');
	expect(await open()).toHaveLength(2);
});

test('opening the next form with what was begun of the last one wakes nobody again', async () => {
	const { desk, ask, pick, open, form, first, second } = await askedDesk();
	const { spaces } = desk.vaults.open;
	const journal = { id: desk.space, type: 'own', purpose: 'journal' }; // any space will do
	vi.spyOn(spaces, 'listing').mockResolvedValue([journal] as never);
	await pick(LAST);
	const begun = { measure: 'phq9', version: '1', locale: 'en', of: first };
	const answers = [{ item: 'phq9.9', value: 1 }];
	await vi.waitFor(async () => {
		await spaces.sync(desk.space);
		expect(await desk.vaults.open.outbox.waiting(desk.space)).toEqual([]);
	});
	say(desk.server, client, { type: 'measure_draft', ...begun, answers });
	ask(second);
	later(5 * 24 * HOUR);
	expect((await form(second)).answers).toEqual(LAST);
	expect(await open()).toHaveLength(1);
});

test('a device whose space is full tells it all the same', async () => {
	const { desk, pick, open } = await askedDesk();
	vi.spyOn(desk.vaults.open.local, 'keep').mockRejectedValue(new DOMException('', 'QuotaExceeded'));
	await expect(pick(LAST)).rejects.toThrow();
	await vi.waitFor(async () => {
		expect(await open()).toHaveLength(1);
	});
});

test('what waits for the line is kept meanwhile', async () => {
	const { desk, room, first } = await askedDesk();
	const { local, outbox } = desk.vaults.open;
	vi.spyOn(outbox, 'add').mockReturnValue(new Promise(() => undefined)); // another delivery hangs
	void room.pick(desk.space, first, LAST, 'en');
	await vi.waitFor(async () => {
		expect(await local.kept(`draft/measure/${desk.space}/${first}`)).not.toBeNull();
	});
});
