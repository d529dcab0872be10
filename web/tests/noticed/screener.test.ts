import { expect, test, vi } from 'vitest';
import { NOTHING, type Found } from '../../src/lib/noticed/found.ts';
import { Screener, type Ask, type Told } from '../../src/lib/noticed/screener.ts';

const AGAINST = { words: [], lowered: [], earlier: [], now: 0, model: false };
const FOUND: Found = { ...NOTHING, tier: 'urgent' };

/** A worker that does what a test says with what it is asked. */
class OddWorker extends EventTarget {
	isEnded = false;
	readonly #answer: (ask: Ask) => Told | Error | null;

	constructor(answer: (ask: Ask) => Told | Error | null) {
		super();
		this.#answer = answer;
	}

	postMessage(ask: Ask): void {
		const told = this.#answer(ask);
		queueMicrotask(() => {
			if (told instanceof Error) this.dispatchEvent(new Event('error'));
			else if (told) this.dispatchEvent(new MessageEvent('message', { data: told }));
		});
	}

	terminate(): void {
		this.isEnded = true;
	}
}

function screenerOf(...workers: OddWorker[]) {
	const left = [...workers];
	return new Screener(() => {
		const worker = left.shift();
		if (!worker) throw new TypeError('refused');
		return worker as unknown as Worker;
	});
}

const well = () => new OddWorker(({ n }) => ({ n, found: FOUND }));

test('nobody waits for a worker that does not answer', async () => {
	vi.useFakeTimers();
	const asked = screenerOf(new OddWorker(() => null)).check('tonight', AGAINST, 300);
	await vi.advanceTimersByTimeAsync(300);
	expect(await asked).toBeNull();
	vi.useRealTimers();
});

test('a worker that dies is replaced, and what it was asked is not waited for', async () => {
	const dying = new OddWorker(() => new Error('gone'));
	const screener = screenerOf(dying, well());
	expect(await screener.check('tonight', AGAINST, 10_000)).toBeNull();
	expect(dying.isEnded).toBe(true);
	expect(await screener.check('tonight', AGAINST, 10_000)).toEqual(FOUND);
});

test('a worker that could not fetch its rules is replaced', async () => {
	const empty = new OddWorker(({ n }) => ({ n, found: null }));
	const screener = screenerOf(empty, well());
	expect(await screener.check('tonight', AGAINST, 10_000)).toBeNull();
	expect(await screener.check('tonight', AGAINST, 10_000)).toEqual(FOUND);
});

test('where no worker can be started nothing is said, and nothing fails', async () => {
	expect(await screenerOf().check('tonight', AGAINST, 10_000)).toBeNull();
});
