import { beforeEach, expect, test } from 'vitest';
import { Choosing } from '../../src/lib/model/choosing.svelte.ts';
import type { ChoiceView, ModelRoom } from '../../src/lib/model/room.ts';
import type { ModelState } from '../../src/lib/sync/model-state.ts';
import type { Remote } from '../../src/lib/sync/remote.ts';

const YES = { choice: 'agreed', place: 'US-ME', text: 1 } as const;
let kept: ChoiceView;
let said: [isAgreed: boolean, place: string][];
let open: (view: ChoiceView) => void;

function holding(kind: ModelState['kind'], more: Partial<ChoiceView> = {}): ChoiceView {
	return { state: { kind, refused: '' }, choice: null, country: 'US', mayChoose: true, ...more };
}

const room = {
	show: () => Promise.resolve(kept),
	open: () => new Promise<ChoiceView>((resolve) => (open = resolve)), // the network is slow
	choose(_: string, isAgreed: boolean, place: string): Promise<ChoiceView> {
		said.push([isAgreed, place]);
		const choice = isAgreed ? 'agreed' : 'declined';
		kept = { ...kept, choice: { choice, place, text: 1 } };
		return Promise.resolve(kept);
	},
} as unknown as Remote<ModelRoom>;

const settled = () => new Promise((resolve) => setTimeout(resolve));

async function started(view: ChoiceView): Promise<Choosing> {
	kept = view;
	const choosing = new Choosing('space', room);
	void choosing.start();
	await settled();
	return choosing;
}

beforeEach(() => {
	said = [];
});

test.each(['agreed', 'off', 'unknown', 'refused_here', 'text_changed'] as const)(
	'a yes can be taken back while what holds is "%s"',
	async (kind) => {
		const choosing = await started(holding(kind, { choice: YES }));
		expect(choosing.mayTakeBack).toBe(true);
		choosing.decline('');
		await settled();
		expect([choosing.mayTakeBack, said]).toEqual([false, [[false, 'US-ME']]]);
	},
);

test('where nobody has said yes, or somebody else reads, there is nothing to take back', async () => {
	expect((await started(holding('not_asked'))).mayTakeBack).toBe(false);
	const others = holding('agreed', { choice: YES, mayChoose: false });
	expect((await started(others)).mayTakeBack).toBe(false);
});

test.each([
	['the place that is chosen now', 'US-IL', YES, 'US-IL'],
	['the place that was said before', '', YES, 'US-ME'],
	['no place where none was ever said', '', null, ''],
])('a no is said of %s', async (_, place, choice, expected) => {
	const choosing = await started(holding('not_asked', { choice }));
	choosing.decline(place);
	await settled();
	expect(said).toEqual([[false, expected]]);
});

test('what is pressed while the network is asked counts, and is not overtaken', async () => {
	const choosing = await started(holding('not_asked'));
	const before = kept;
	choosing.agree('US');
	await settled();
	open(before);
	await settled();
	expect([said, choosing.view?.choice?.choice]).toEqual([[[true, 'US']], 'agreed']);
});

test('a no that is pressed while a yes is kept is said of the same place', async () => {
	const choosing = await started(holding('not_asked'));
	choosing.agree('US');
	choosing.decline('');
	await settled();
	expect(said).toEqual([
		[true, 'US'],
		[false, 'US'],
	]);
});

test('what is pressed last stands, and the same twice is said once', async () => {
	const choosing = await started(holding('not_asked'));
	choosing.agree('US');
	choosing.agree('US');
	choosing.decline('US');
	expect(choosing.isBusy).toBe(true);
	await settled();
	expect([said.map(([isAgreed]) => isAgreed), choosing.isBusy]).toEqual([[true, false], false]);
	expect(choosing.view?.choice?.choice).toBe('declined');
});
