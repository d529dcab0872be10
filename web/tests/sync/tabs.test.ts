import { expect, test, vi } from 'vitest';
import { keepTyped } from '../../src/lib/sync/early.ts';
import { Tabs } from '../../src/lib/sync/tabs.ts';
import type { Vaults } from '../../src/lib/sync/vault.ts';
import { startDesk } from '../files/people.ts';

/** Two tabs of one browser, both open. */
async function twoTabs() {
	const desk = await startDesk();
	const [one, other] = [desk.vaults, (await desk.open()).vaults];
	for (const vaults of [one, other]) new Tabs(vaults);
	return { one, other, space: desk.space };
}

/** What was typed after the lock, and is kept. */
async function early({ store }: Vaults) {
	const places = await store.getAll('places');
	return places.filter(({ place }) => place.startsWith('early/'));
}

test('what is typed in a tab that another one locks is kept', async () => {
	const { one, other, space } = await twoTabs();
	one.lock('locked');
	await vi.waitFor(() => expect(other.isOpen).toBe(false));
	await keepTyped(other, space, 'Half a thou');
	expect(await early(other)).toHaveLength(1);
});

test('where another tab has removed the device nothing more is kept', async () => {
	const { one, other, space } = await twoTabs();
	one.lock('out', true);
	await vi.waitFor(() => expect(other.isOpen).toBe(false));
	await keepTyped(other, space, 'Half a thou');
	expect(await early(other)).toHaveLength(0);
});
