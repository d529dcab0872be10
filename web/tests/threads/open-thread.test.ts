import { expect, test } from 'vitest';
import { NOTHING } from '../../src/lib/noticed/found.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';
import { Care } from '../../src/lib/threads/care.svelte.ts';
import { OpenThread, type Looking } from '../../src/lib/threads/open-thread.svelte.ts';
import type { ThreadsRoom } from '../../src/lib/threads/room.ts';
import type { Urgent } from '../../src/lib/threads/urgent.ts';
import type { ThreadView } from '../../src/lib/threads/view.ts';

const NO_RULES = () => Promise.reject(new Error('not fetched'));

/** A worker whose answers leave it in whatever order a test says. */
class SlowRoom {
	readonly #waiting: ((view: ThreadView) => void)[] = [];
	readonly ask = () => new Promise<ThreadView>((resolve) => this.#waiting.push(resolve));
	readonly usual = () => Promise.resolve(null);
	readonly keepDraft = () => Promise.resolve();
	readonly keepAnswer = () => Promise.resolve();
	readonly keptAnswer = () => Promise.resolve({ answer: '', tier: 'none' });
	readonly urgent = () => Promise.reject(new Error('offline'));
	readonly recent = () => Promise.resolve([]);
	readonly unlooked = () => Promise.resolve([]);
	readonly takeBack = () => Promise.resolve({ text: 'So tired.', answer: 'no', tier: 'urgent' });
	readonly show = this.ask;
	readonly send = this.ask;

	/** Answers the question `number`, counted from 0, with what was looked up at `turn`. */
	async answer(number: number, turn: number): Promise<void> {
		this.#waiting[number]?.({
			turn,
			draft: '',
			items: [],
			role: 'client',
		} as unknown as ThreadView);
		await new Promise((resolve) => setTimeout(resolve));
	}
}

async function opened() {
	const room = new SlowRoom();
	const thread = new OpenThread(room as unknown as Remote<ThreadsRoom>, 'a', NO_RULES);
	void thread.renew();
	await room.answer(0, 1);
	return { room, thread };
}

test('what was looked up after a message was sent stands, though its sending answers last', async () => {
	const { room, thread } = await opened();
	if (thread.draft) thread.draft.words = 'Still mine.';
	void thread.send();
	void thread.renew(); // asked before the sending answers, looked up after it
	await room.answer(1, 2);
	await room.answer(2, 3);
	expect(thread.view?.turn).toBe(3);
});

test('an answer that was overtaken changes nothing', async () => {
	const { room, thread } = await opened();
	void thread.renew();
	void thread.renew();
	await room.answer(2, 3);
	await room.answer(1, 2);
	expect(thread.view?.turn).toBe(3);
});

const LOOKS = {
	begin: () => undefined,
	end: () => undefined,
	check: () => Promise.resolve({ ...NOTHING, tier: 'urgent' } as const),
};
type Make = Awaited<ReturnType<Looking>>;
const withCare: Make = (page) => new Care({ ...page, looks: LOOKS, now: () => 0 });

async function cared(room: object = {}) {
	const whole = Object.assign(new SlowRoom(), room);
	const look = () => Promise.resolve(withCare);
	const thread = new OpenThread(whole as unknown as Remote<ThreadsRoom>, 'a', look);
	void thread.renew();
	await whole.answer(0, 1);
	return thread;
}

test('what was said of a message that could not be kept stands beside its words again', async () => {
	const thread = await cared({ send: () => Promise.reject(new Error('full')) });
	if (thread.draft) thread.draft.words = 'Tonight.';
	thread.care?.watch.say('no');
	await expect(thread.send()).rejects.toThrow('full');
	expect([thread.draft?.words, thread.care?.watch.answer]).toEqual(['Tonight.', 'no']);
});

test('what was said of a message that is taken back comes back with it', async () => {
	const thread = await cared();
	void thread.takeBack('a');
	await new Promise((resolve) => setTimeout(resolve));
	expect([thread.draft?.words, thread.care?.watch.answer]).toEqual(['So tired.', 'no']);
});

test('what was said before the page came back stands when it can be written on', async () => {
	const said = { answer: 'unsure', tier: 'elevated' };
	const thread = await cared({ keptAnswer: () => Promise.resolve(said) });
	expect(thread.care?.watch.answer).toBe('unsure');
});

test('a page that has gone fetches no care', async () => {
	let fetched: (make: Make) => void = () => undefined;
	const look = () => new Promise<Make>((resolve) => (fetched = resolve));
	const room = new SlowRoom();
	const thread = new OpenThread(room as unknown as Remote<ThreadsRoom>, 'a', look);
	void thread.renew();
	await room.answer(0, 1);
	thread.end();
	fetched(withCare);
	await new Promise((resolve) => setTimeout(resolve));
	expect(thread.care).toBeNull();
});

test('of two answers to what becomes of an urgent message the one asked last stands', async () => {
	const told: ((urgent: Urgent) => void)[] = [];
	const urgent = () => new Promise<Urgent>((resolve) => told.push(resolve));
	const thread = await cared({ urgent });
	void thread.care?.learnUrgent();
	const [early, late] = [0, 7].map((looksAt): Urgent => ({ wakes: '', looksAt, alerts: [] }));
	if (late) told[1]?.(late);
	if (early) told[0]?.(early);
	await new Promise((resolve) => setTimeout(resolve));
	expect(thread.care?.urgent?.looksAt).toBe(7);
});
