import { expect, test } from 'vitest';
import { NOTHING, UNCHECKED, type Carried } from '../../src/lib/noticed/found.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';
import type { Care } from '../../src/lib/threads/care.svelte.ts';
import { OpenThread } from '../../src/lib/threads/open-thread.svelte.ts';
import type { ThreadsRoom } from '../../src/lib/threads/room.ts';
import type { LetterItem, ThreadView } from '../../src/lib/threads/view.ts';

const URGENT: Carried = { ...UNCHECKED, attention: 3, tier: 'urgent', isChecked: true };
const PLAIN: Carried = { ...UNCHECKED, isChecked: true };
const LONG = `${'so much to say, '.repeat(5_000)}\n\nand this.`;

/** A worker of which one knows what it was asked to send, and what it says of messaging. */
class Room {
	readonly sent: [words: string, carried: Carried | null | undefined][] = [];
	readonly takenBack: string[] = [];
	turn = 0;
	#last = '';

	constructor(
		readonly known: string,
		readonly now: string | Error = known,
		readonly items: readonly LetterItem[] = [],
	) {
		this.#last = known;
	}

	readonly show = () => Promise.resolve(this.#view(this.#last));
	readonly off = () => {
		if (this.now instanceof Error) return Promise.reject(this.now);
		this.#last = this.now;
		return Promise.resolve(this.now);
	};
	readonly usual = () => Promise.resolve(null);
	readonly urgent = () => Promise.resolve(null);
	readonly recent = () => Promise.resolve([]);
	readonly unlooked = () => Promise.resolve([]);
	readonly keptAnswer = () => Promise.resolve({ answer: '', tier: 'none' });
	readonly keepDraft = () => Promise.resolve();
	readonly open = this.show;
	readonly takeBack = (_: string, id: string) => {
		this.takenBack.push(id);
		return Promise.resolve({ text: `words of ${id}`, answer: '', tier: 'none' });
	};
	readonly send = (_: string, words: string, __: string, carried: Carried | null | undefined) => {
		this.sent.push([words, carried]);
		return this.show();
	};
	#view(off: string): ThreadView {
		const said = { turn: (this.turn += 1), draft: '', items: this.items, role: 'client' };
		return { ...said, me: 'me', off } as unknown as ThreadView;
	}
}

/** A conversation whose care finds `carried` in the first part of whatever it looks at. */
async function opened(room: Room, carried = PLAIN) {
	const look = (parts: readonly string[]) =>
		Promise.resolve(parts.map((_, n) => (n === 0 ? carried : PLAIN)));
	const care = {
		watch: {
			leave: (_: string, parts: readonly string[]) => look(parts),
			settle: () => undefined,
			giveBack: () => undefined,
			found: NOTHING,
		},
		leave: (words: string) => look([words]),
		restore: () => Promise.resolve(),
		begin: () => Promise.resolve(),
		learnUrgent: () => Promise.resolve(),
		lookAgain: () => Promise.resolve(),
	} as unknown as Care;
	const thread = new OpenThread(room as unknown as Remote<ThreadsRoom>, 'a', () =>
		Promise.resolve(() => care),
	);
	await thread.renew();
	await settled();
	return thread;
}

async function settled() {
	await new Promise((resolve) => setTimeout(resolve, 5));
}

async function sendFrom(thread: OpenThread, words: string) {
	if (thread.draft) thread.draft.words = words;
	await thread.send();
}

function turnedAway(id: string, more: Partial<LetterItem> = {}): LetterItem {
	const kept = { item: 'letter', kind: 'text', author: 'me', refused: 'messaging-off' };
	return { ...kept, id, waitingId: id, fate: 'refused', answers: [], ...more } as LetterItem;
}

test('while messaging is off what was to be sent stands in the box again', async () => {
	const room = new Room('no_consent');
	const thread = await opened(room);
	await sendFrom(thread, 'How was your week?');
	expect(room.sent).toEqual([]);
	expect(thread.draft?.words).toBe('How was your week?');
	expect(thread.held.isHeld).toBe(true);
});

test('what is urgent is sent, and all parts of it', async () => {
	const room = new Room('paused');
	const thread = await opened(room, URGENT);
	await sendFrom(thread, LONG);
	expect(room.sent.length).toBeGreaterThan(1);
	expect(room.sent.every(([, carried]) => carried?.attention === 3)).toBe(true);
	expect(thread.draft?.words).toBe('');
	expect(thread.held.isHeld).toBe(false);
});

test('what has become possible meanwhile is done', async () => {
	const room = new Room('paused', '');
	const thread = await opened(room);
	await sendFrom(thread, 'Hello again.');
	expect(room.sent).toEqual([['Hello again.', PLAIN]]);
	expect(thread.held.isHeld).toBe(false);
});

test('without a connection what was known counts', async () => {
	const room = new Room('ended', new Error('offline'));
	const thread = await opened(room);
	await sendFrom(thread, 'Hello?');
	expect(room.sent).toEqual([]);
	expect(thread.draft?.words).toBe('Hello?');
	expect(thread.held.isHeld).toBe(true);
});

test('what the server turned away comes back into the box once, in its order', async () => {
	const room = new Room('', 'paused', [turnedAway('one'), turnedAway('two')]);
	const thread = await opened(room);
	await thread.renew();
	await settled();
	expect(room.takenBack).toEqual(['two', 'one']);
	expect(thread.draft?.words).toBe('words of one\n\nwords of two');
	expect(thread.held.isHeld).toBe(true);
	expect(room.sent).toEqual([]);
});

test('what was turned away before anything could look, and is urgent, goes at once', async () => {
	const room = new Room('', 'paused', [turnedAway('one')]);
	const thread = await opened(room, URGENT);
	await settled();
	expect(room.sent).toEqual([['words of one', URGENT]]);
	expect(thread.draft?.words).toBe('');
	expect(thread.held.isHeld).toBe(false);
});

test('what was refused for another reason, by another, or is a file stays where it is', async () => {
	const room = new Room('', '', [
		turnedAway('one', { refused: 'size' }),
		turnedAway('two', { author: 'another' }),
		turnedAway('three', { kind: 'file', waits: 'message' }),
	]);
	await opened(room);
	expect(room.takenBack).toEqual([]);
});
