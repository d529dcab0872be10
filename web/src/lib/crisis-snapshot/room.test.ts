import { expect, test } from 'vitest';
import type { CrisisSnapshots } from '../api/shapes/crisis.ts';
import type { Vaults } from '../sync/vault.ts';
import { crisisSnapshotRoom } from './room.ts';

const NOW = Date.parse('2026-11-30T16:00:00Z');
const TONIGHT = { name: '2026-11-30T080000Z', made_at: '2026-11-30T08:00:00Z', size: 12_400_000 };
const BEFORE = { name: '2026-11-28T080000Z', made_at: '2026-11-28T08:00:00Z', size: 900 };

function roomThatHears(snapshots: CrisisSnapshots['snapshots']) {
	const http = { get: async () => Promise.resolve({ snapshots }), now: () => NOW };
	return crisisSnapshotRoom({ open: { http } } as unknown as Vaults);
}

test('the newest file leads to this server, with its age and its size', async () => {
	expect(await roomThatHears([TONIGHT, BEFORE]).newest()).toEqual({
		address: '/api/crisis-snapshots/2026-11-30T080000Z',
		madeAt: Date.parse(TONIGHT.made_at),
		megabytes: 12,
		isLate: false,
	});
});

test('a night that was left out is said, and so is that there is none', async () => {
	expect(await roomThatHears([BEFORE]).newest()).toMatchObject({ isLate: true, megabytes: 1 });
	expect(await roomThatHears([]).newest()).toBeNull();
});

test('a server that names something else leads nobody there', async () => {
	for (const name of ['../sign-ins', '//evil.example', 'javascript:alert(1)', '2026-11-30'])
		expect(await roomThatHears([{ ...TONIGHT, name }]).newest()).toBeNull();
});
