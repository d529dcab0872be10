import { expect, test } from 'vitest';
import { sealTo } from '../../src/lib/protocol/keys.ts';
import { replacePractice } from '../../src/lib/protocol/flows.ts';
import {
	beginGeneration,
	found,
	readableGenerations,
	unreadableGenerations,
} from '../../src/lib/protocol/reseating.ts';
import { ready } from '../../src/lib/protocol/sodium.ts';
import { advance } from '../../src/lib/protocol/spaces.ts';
import { seat, seatsEntry } from '../../src/lib/protocol/writing.ts';
import { account, NOON } from './people.ts';

await ready();
const [therapist, practice, newest] = [account(1), account(2), account(3)];

/** A thread whose second generation the therapist keeps from the practice. */
function thread() {
	const { root } = found(therapist, 'care', [seat(practice.card, 'practice')], NOON);
	const state = advance(null, root);
	const { keys, ...begun } = beginGeneration(state, [], []);
	const rubbish = {
		gen: begun.gen,
		to: practice.id,
		box: sealTo(practice.card, new Uint8Array(32)),
	};
	const boxes = [...keys.filter(({ to }) => to !== practice.id), rubbish];
	return advance(state, seatsEntry(therapist, state, { ...begun, keys: boxes }, NOON));
}

test('what does not open is told by its code', () => {
	expect([...unreadableGenerations(thread(), practice)]).toEqual([[2, 'commit']]);
	expect([...unreadableGenerations(thread(), therapist)]).toEqual([]);
	expect([...unreadableGenerations(thread(), newest)]).toEqual([
		[1, 'nokey'],
		[2, 'nokey'],
	]);
});

test('rubbish holds up no change of the practice’s key', () => {
	const before = thread();
	const after = replacePractice(practice, before, newest, NOON).reduce(
		(state, entry) => advance(state, entry),
		before,
	);
	expect(readableGenerations(after, newest)).toEqual([1, 3]);
	expect(after.seats.get(newest.id)?.role).toBe('practice');
});
