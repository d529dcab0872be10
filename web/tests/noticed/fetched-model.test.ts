import { expect, test } from 'vitest';
import { check, readyRules } from '../../src/lib/noticed/check.ts';
import { FetchedModel } from '../../src/lib/noticed/fetched-model.ts';
import { fetchModel, type Model } from '../../src/lib/screening/model.ts';

const SIDEWAYS = 'I keep thinking they could all manage without me now.'; // no rule knows it
const AGAINST = { words: [], lowered: [], earlier: [], now: 0, model: true };

test('what no rule knows is noticed with the model, and the card says why truthfully', async () => {
	const rules = await readyRules();
	expect(check(rules, SIDEWAYS, AGAINST).signs).toEqual([]);
	const [sign] = check(rules, SIDEWAYS, AGAINST, await fetchModel()).signs;
	expect(sign?.rule).toBe('model');
	expect(sign?.words).toBe(SIDEWAYS.slice(0, -1));
	expect(sign?.reason.en).toContain('No rule goes as far');
	expect(sign?.reason.es).toContain('Ninguna regla llega a tanto');
});

test('until it is there it is on its way, and then it is not', async () => {
	let come: (model: Model) => void = () => undefined;
	const fetched = new FetchedModel(() => new Promise((resolve) => (come = resolve)));
	expect(fetched.isComing).toBe(false);
	fetched.begin();
	expect([fetched.isComing, fetched.model]).toEqual([true, null]);
	const model = await fetchModel();
	come(model);
	await new Promise((resolve) => setTimeout(resolve));
	expect([fetched.isComing, fetched.model]).toEqual([false, model]);
});

test('what cannot be fetched is waited for by nobody, and tried again after a minute', async () => {
	let [tries, now] = [0, 0];
	const fetched = new FetchedModel(
		() => {
			tries += 1;
			return Promise.reject(new Error('offline'));
		},
		() => now,
	);
	for (const [at, expected] of [
		[0, 1],
		[59_000, 1],
		[60_000, 2],
	] as const) {
		now = at;
		fetched.begin();
		fetched.begin();
		if (at === 59_000) expect(fetched.isComing).toBe(false); // else every look is half a look
		await new Promise((resolve) => setTimeout(resolve));
		expect([tries, fetched.isComing, fetched.model]).toEqual([expected, false, null]);
	}
});
