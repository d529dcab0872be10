import { expect, test } from 'vitest';
import { Matches } from '../../src/lib/matches/matches.svelte.ts';
import type { MatchesRoom } from '../../src/lib/matches/room.ts';
import type { SpaceMatches } from '../../src/lib/matches/view.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const matched = (mark: '' | 'right') =>
	({ message: { found: [], noticed: [], said: [], mark } }) satisfies SpaceMatches;

/** A worker whose answers leave it in whatever order a test says. */
function startSlow() {
	const waiting: ((found: SpaceMatches) => void)[] = [];
	const ask = () => new Promise<SpaceMatches>((resolve) => waiting.push(resolve));
	const room = { of: ask, mark: ask } as unknown as Remote<MatchesRoom>;
	const answer = async (n: number, found: SpaceMatches) => {
		waiting[n]?.(found);
		await new Promise((resolve) => setTimeout(resolve));
	};
	return { matches: new Matches(room), answer };
}

test('what was asked before a mark was there does not take it away', async () => {
	const { matches, answer } = startSlow();
	void matches.learn('space');
	void matches.mark('space', 'message', 'right');
	void matches.learn('space');
	await answer(1, matched('right'));
	await answer(0, matched(''));
	await answer(2, matched(''));
	expect(matches.of('space', 'message')?.mark).toBe('right');
});

test('what is answered after the keys are locked is not kept', async () => {
	const { matches, answer } = startSlow();
	void matches.learn('space');
	void matches.mark('space', 'message', 'right');
	matches.hear({ kind: 'keys', state: 'locked' });
	await answer(0, matched(''));
	await answer(1, matched('right'));
	expect(matches.of('space', 'message')).toBeUndefined();
});
