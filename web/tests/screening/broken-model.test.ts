/** A model that fails as it looks: nowhere is anything of the rules lost. */
import { expect, test, vi } from 'vitest';
import { Screener } from '../../src/lib/matches/screener.ts';
import { check, readyRules } from '../../src/lib/noticed/check.ts';
import { fetchModel, Model } from '../../src/lib/screening/model.ts';
import { screen } from '../../src/lib/screening/screen.ts';

const URGENT = 'I am going to kill myself tonight.';
const broken = vi.spyOn(Model.prototype, 'raised').mockImplementation(() => {
	throw new RangeError();
});

test('a text is screened as by the rules alone', async () => {
	const { packs } = await readyRules();
	const alone = screen(URGENT, packs);
	expect(screen(URGENT, packs, { model: await fetchModel() })).toEqual(alone);
	expect(alone.tier).toBe('urgent');
	expect(broken).toHaveBeenCalled();
});

test('a client who writes is shown what the rules notice', async () => {
	const rules = await readyRules();
	const against = { words: [], lowered: [], earlier: [], now: 0, model: true };
	const alone = check(rules, URGENT, against);
	expect(check(rules, URGENT, against, await fetchModel())).toEqual(alone);
});

test('staff are shown what the rules match', async () => {
	const [screener, beside] = [new Screener(), { words: [], rules: [] }];
	const alone = await screener.found(URGENT, beside);
	expect(await screener.found(URGENT, beside, true)).toEqual(alone);
});
