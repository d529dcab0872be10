import { beforeEach, expect, test, vi } from 'vitest';
import type { Given } from '../../src/lib/noticed/attention.ts';
import { NOTHING, type Found } from '../../src/lib/noticed/found.ts';
import { Watch } from '../../src/lib/noticed/watch.svelte.ts';

const AGAINST = { words: [], lowered: [], earlier: [], now: 0, model: false };
const URGENT = 'I want to die.';
let isThere = true;

const looks = {
	begin: () => undefined,
	end: () => undefined,
	check(text: string): Promise<Found | null> {
		const tier = text.includes('die') ? 'urgent' : text.includes('tired') ? 'elevated' : 'none';
		return Promise.resolve(isThere ? { ...NOTHING, tier } : null);
	},
};

async function typed(watch: Watch, text: string): Promise<void> {
	watch.follow(text);
	await vi.advanceTimersByTimeAsync(1_000);
}

beforeEach(() => {
	vi.useFakeTimers();
	isThere = true;
	return () => vi.useRealTimers();
});

test('what is written faster than it is looked at is looked at once it rests', async () => {
	const watch = new Watch(looks, () => AGAINST);
	watch.follow(URGENT);
	watch.follow(`${URGENT} Laughing.`);
	watch.follow('Nothing.');
	await vi.advanceTimersByTimeAsync(1_000);
	expect(watch.isShown).toBe(false);
	await typed(watch, URGENT);
	expect([watch.isShown, watch.attention]).toEqual([true, 3]);
});

test('what was answered stands, whatever is done to the words', async () => {
	const watch = new Watch(looks, () => AGAINST);
	await typed(watch, URGENT);
	watch.answer = 'no';
	await typed(watch, 'Never mind.');
	expect([watch.isShown, watch.attention]).toEqual([true, 3]);
	const [carried] = await watch.leave('Never mind.', ['Never mind.']);
	expect(carried).toMatchObject({ attention: 3, answer: 'no' });
	expect([watch.isShown, watch.answer]).toEqual([false, '']);
});

test('"you misread me" is not said of graver words that come after it', async () => {
	const watch = new Watch(looks, () => AGAINST);
	await typed(watch, 'So tired.');
	watch.answer = 'misread';
	watch.isFolded = true;
	await typed(watch, URGENT);
	expect([watch.answer, watch.isFolded, watch.attention]).toEqual(['', false, 3]);
});

test('a message that cannot be looked at leaves, and says that it was not', async () => {
	isThere = false;
	const watch = new Watch(looks, () => AGAINST);
	const [carried] = await watch.leave(URGENT, [URGENT]);
	expect(carried).toMatchObject({ attention: 1, isChecked: false });
});

test('a message that leaves before the pause is looked at all the same', async () => {
	const watch = new Watch(looks, () => AGAINST);
	watch.follow(URGENT);
	const [carried] = await watch.leave(URGENT, [URGENT]);
	expect(carried).toMatchObject({ attention: 3, isChecked: true });
});

test('an answer leaves with a message that could not be looked at, and the words it was given of', async () => {
	const watch = new Watch(looks, () => AGAINST);
	await typed(watch, 'So tired.');
	watch.answer = 'misread';
	isThere = false;
	const [carried] = await watch.leave(URGENT, [URGENT]);
	expect(carried).toMatchObject({ attention: 2, answer: 'misread', tier: 'elevated' });
});

test('graver words that leave before the pause are not said to be misread', async () => {
	const watch = new Watch(looks, () => AGAINST);
	await typed(watch, 'So tired.');
	watch.say('misread');
	const [carried] = await watch.leave(URGENT, [URGENT]);
	expect(carried).toMatchObject({ attention: 3, answer: '' });
});

test('an answer is kept until it has left, and stands when the page comes back', async () => {
	const kept: Given[] = [];
	const watch = new Watch(
		looks,
		() => AGAINST,
		(given) => kept.push(given),
	);
	await typed(watch, URGENT);
	watch.say('yes');
	await watch.leave(URGENT, [URGENT]);
	expect(kept.at(-1)).toEqual({ answer: 'yes', tier: 'urgent' }); // it may not have been sent
	const again = new Watch(looks, () => AGAINST);
	again.giveBack(kept.at(-1) ?? { answer: '', tier: 'none' });
	await typed(again, URGENT);
	expect([again.answer, again.isFolded, again.attention]).toEqual(['yes', true, 3]);
	watch.settle();
	expect(kept.at(-1)?.answer).toBe('');
});

test('an answer that comes back takes the place of a lesser one alone', () => {
	const watch = new Watch(looks, () => AGAINST);
	watch.say('no');
	watch.giveBack({ answer: 'misread', tier: 'urgent' });
	expect(watch.answer).toBe('no');
	watch.say('yes');
	watch.giveBack({ answer: 'unsure', tier: 'none' });
	expect(watch.answer).toBe('unsure');
});

test('a file made of a letter waits until its words were looked at', async () => {
	const slow = {
		...looks,
		check: async (text: string, _: unknown, within: number) => {
			await new Promise((resolve) => setTimeout(resolve, 5_000));
			return within > 5_000 ? looks.check(text) : null;
		},
	};
	const watch = new Watch(slow, () => AGAINST);
	const asked = watch.leaveAsFile(URGENT);
	await vi.advanceTimersByTimeAsync(5_000);
	expect(await asked).toBe(3);
	expect(await new Watch(looks, () => AGAINST).leaveAsFile('So tired.')).toBe(2);
});

test('of a file that cannot be looked at what was noticed before counts', async () => {
	const watch = new Watch(looks, () => AGAINST);
	await typed(watch, 'So tired.');
	isThere = false;
	expect(await watch.leaveAsFile('So tired. And more.')).toBe(2);
});

test('what was looked at while the model was on its way is looked at again with it', async () => {
	let isPartial = true;
	const begun: unknown[] = [];
	const slow = {
		...looks,
		begin: (withModel: unknown) => void begun.push(withModel),
		check: (): Promise<Found> =>
			Promise.resolve(isPartial ? { ...NOTHING, isPartial } : { ...NOTHING, tier: 'elevated' }),
	};
	const watch = new Watch(slow, () => ({ ...AGAINST, model: true }));
	watch.ready();
	expect(begun).toEqual([true]);
	watch.follow('They could manage.');
	await vi.advanceTimersByTimeAsync(300);
	expect(watch.isShown).toBe(false);
	isPartial = false;
	await vi.advanceTimersByTimeAsync(1_000);
	expect(watch.isShown).toBe(true);
});

const partly = (tier: Found['tier']) => ({
	...looks,
	check: (): Promise<Found> => {
		const sign = {
			rule: 'en.tired',
			tier,
			words: '',
			start: 0,
			end: 5,
			reason: { en: '', es: '' },
		};
		return Promise.resolve({ ...NOTHING, tier, signs: [sign], isPartial: true });
	},
});

test('what leaves while the model is on its way is looked at again, unless it is urgent', async () => {
	for (const tier of ['none', 'elevated', 'urgent'] as const) {
		const watch = new Watch(partly(tier), () => ({ ...AGAINST, model: true }));
		const [carried] = await watch.leave(URGENT, [URGENT]);
		expect(carried?.isChecked).toBe(tier === 'urgent');
	}
});

test('what the rules say before the model has looked leaves with the message', async () => {
	const watch = new Watch(partly('elevated'), () => ({ ...AGAINST, model: true }));
	await typed(watch, 'So tired.');
	watch.say('misread');
	const [carried, rest] = await watch.leave('So tired. And more.', ['So tired.', 'And more.']);
	expect(carried).toMatchObject({ attention: 2, noticed: ['en.tired'], answer: 'misread' });
	expect(carried?.tier).toBe('elevated'); // of graver words it will not have been said
	expect([rest?.attention, rest?.isChecked]).toEqual([1, false]);
});
