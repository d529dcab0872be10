import { expect, test } from 'vitest';
import type { Remote } from '../../src/lib/sync/remote.ts';
import { OpenThread } from '../../src/lib/threads/open-thread.svelte.ts';
import type { ThreadsRoom } from '../../src/lib/threads/room.ts';
import type { ThreadView } from '../../src/lib/threads/view.ts';

/** A worker whose answers leave it in whatever order a test says. */
class SlowRoom {
	readonly #waiting: ((view: ThreadView) => void)[] = [];
	readonly ask = () => new Promise<ThreadView>((resolve) => this.#waiting.push(resolve));
	readonly usual = () => Promise.resolve(null);
	readonly keepDraft = () => Promise.resolve();
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
	const thread = new OpenThread(room as unknown as Remote<ThreadsRoom>, 'a');
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
