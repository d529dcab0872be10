import { expect, test } from 'vitest';
import { Account } from '../../src/lib/protocol/keys.ts';
import { draftOf, keepDraft } from '../../src/lib/sync/drafts.ts';
import { keepEarly, keepTyped, pickUpEarly } from '../../src/lib/sync/early.ts';
import { startDesk } from '../files/people.ts';
import { client } from './people.ts';

const WORDS = 'Planted: the last three letters.';

/** Locks, keeps `text`, and comes back as the next unlocking does. Returns the draft. */
async function overTheLock(
	text: string,
	meanwhile: (store: Store) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
	const { vaults, space } = await startDesk();
	await keepDraft(vaults.open.local, space, 'Planted: the last');
	vaults.lock('out');
	await keepTyped(vaults, space, text);
	await meanwhile(vaults.store);
	const again = new Account(client.secret.slice());
	await pickUpEarly(vaults.store, again);
	vaults.unlock(again);
	return draftOf(vaults.open.local, space);
}

type Store = Parameters<typeof pickUpEarly>[0];

test('what is typed as the sign-in ends stands in the box after the next one', async () => {
	expect(await overTheLock(WORDS)).toBe(WORDS);
});

test('what is added before unlocking comes behind what stood in the box', async () => {
	const added = await overTheLock(WORDS, async (store) => {
		const [row] = await store.getAll('places');
		const space = row?.place.replace('draft/', '') ?? '';
		const { id, card } = client;
		await keepEarly(store, { id, card }, '0', { space, text: 'And more.', replaces: false });
	});
	expect(added).toBe(`${WORDS}\n\nAnd more.`);
});

test('nothing of it lies in the open, and nothing is kept on a device that was wiped', async () => {
	const { vaults, space } = await startDesk();
	vaults.lock('out');
	await keepTyped(vaults, space, WORDS);
	const kept = await vaults.store.getAll('places');
	const open = kept.map(({ sealed }) => new TextDecoder().decode(sealed)).join('');
	expect(open).not.toContain('Planted');
	vaults.lock('out', true);
	await keepTyped(vaults, 'another', WORDS);
	expect(await vaults.store.getAll('places')).toHaveLength(kept.length);
});
