import { expect, test } from 'vitest';
import type { ModelSwitch } from '../../src/lib/api/shapes/safety.ts';
import type { ModelChoice } from '../../src/lib/sync/folds/safety.ts';
import { mayLook, stateOf, type ModelState } from '../../src/lib/sync/model-state.ts';
import type { Vault } from '../../src/lib/sync/vault.ts';

const TERMS = { version: 3, refused: ['US-IL', 'US-NV'] };
const ON: ModelSwitch = { is_on: true, region: 'US-ME' };
const YES: ModelChoice = { choice: 'agreed', place: 'US', text: 3 };

/** The same cases as tests/sdk/test_model_state.py. */
const STATES: [ModelSwitch | null, string | null, ModelChoice | null, ModelState['kind']][] = [
	[null, 'US', YES, 'unknown'],
	[ON, null, YES, 'unknown'],
	[{ is_on: false, region: '' }, 'US', YES, 'off'],
	[{ is_on: true, region: 'US-IL' }, 'US', YES, 'refused_here'],
	[ON, 'US', null, 'not_asked'],
	[ON, 'US', { choice: 'declined', place: 'ZZ', text: 3 }, 'declined'],
	[ON, 'US', { ...YES, text: 2 }, 'text_changed'],
	[ON, 'US', { ...YES, text: 4 }, 'text_changed'],
	[ON, 'US', { ...YES, place: 'US-NV' }, 'refused_here'],
	[ON, 'US', { ...YES, place: 'US-ME' }, 'agreed'],
	[ON, 'US', YES, 'agreed'],
];

test.for(STATES)('of %j in %s with %j it is %s', ([switched, country, choice, kind]) => {
	expect(stateOf({ switched, country }, choice, TERMS).kind).toBe(kind);
});

test('a law of a whole country counts in each of its parts', () => {
	const terms = { version: 3, refused: ['ES'] };
	const place = { ...YES, place: 'ES-MD' };
	expect(stateOf({ switched: ON, country: 'US' }, place, terms)).toEqual({
		kind: 'refused_here',
		refused: 'ES',
	});
});

/** What a device keeps. */
function keeping(kept: Record<string, unknown>): Vault {
	return { local: { kept: (name: string) => Promise.resolve(kept[name] ?? null) } } as never;
}

test('it looks by what this device keeps, and not where it keeps too little', async () => {
	const { default: terms } = await import('content:model_consent');
	const choice = { ...YES, text: terms.version };
	const known = { practice: { country: 'US' }, 'model-switch': ON };
	expect(await mayLook(keeping(known), choice)).toBe(true);
	expect(await mayLook(keeping({ practice: known.practice }), choice)).toBe(false);
	expect(await mayLook(keeping({ 'model-switch': ON }), choice)).toBe(false);
	expect(await mayLook(keeping(known), null)).toBe(false);
});
