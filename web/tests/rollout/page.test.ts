import { expect, test } from 'vitest';
import type { Rollout } from '../../src/lib/api/shapes/rollout.ts';
import { RolloutOnPage } from '../../src/lib/rollout/rollout.svelte.ts';
import type { RolloutView } from '../../src/lib/rollout/view.ts';

const view = (phase: Rollout['phase']): RolloutView => ({
	rollout: {
		...{ phase, since: null, started_at: null, decided_by: '', reason_id: '' },
		...{ taken: 0, places: [], phases: [], exceptions: [], warnings: [] },
	},
	...{ isCustodian: true, people: {}, clients: {}, notes: {} },
	...{ watched: ['roster', 'directory'], today: '2026-11-30' },
});

/** A page whose room answers with what `shows` says. */
function begin(shows: () => Promise<RolloutView>) {
	let asked = 0;
	const room = {
		show: () => ((asked += 1), shows()),
		tick: () => Promise.reject(new Error('away')),
		untick: () => Promise.resolve(view('')),
		choose: () => Promise.resolve(view('pilot')),
		allow: () => Promise.resolve(view('pilot')),
		disallow: () => Promise.resolve(view('pilot')),
	};
	return { page: new RolloutOnPage(room), asked: () => asked };
}

test('a page looks again when the roster or the directory has grown, and for nothing else', async () => {
	const { page, asked } = begin(() => Promise.resolve(view('foundation')));
	await page.load();
	page.hear({ kind: 'space', id: 'thread', where: 'server' });
	expect(asked()).toBe(1);
	page.hear({ kind: 'space', id: 'roster', where: 'server' });
	page.hear({ kind: 'spaces' });
	expect(asked()).toBe(3);
});

test('an answer that was on its way does not undo what was done meanwhile', async () => {
	let give: (shown: RolloutView) => void = () => undefined;
	const { page } = begin(() => new Promise((resolve) => (give = resolve)));
	const loading = page.load();
	await page.attempt('phase', () => page.room.choose({ phase: 'pilot', reason: '' }));
	give(view('foundation'));
	await loading;
	expect(page.view?.rollout.phase).toBe('pilot');
});

test('what could not be done is said beside what was tried, and what was shown stays', async () => {
	const { page } = begin(() => Promise.resolve(view('foundation')));
	await page.load();
	const said = { task: 'rollout.p1.restore', on: '2026-11-30', note: '' };
	expect(await page.attempt(said.task, () => page.room.tick(said))).toBe(false);
	expect([page.tried, page.undone?.kind, page.busy]).toEqual([said.task, 'bug', '']);
	expect(page.view?.rollout.phase).toBe('foundation');
});

test('without a connection what is shown already stays, and a page with nothing says why', async () => {
	const { page } = begin(() => Promise.reject(new Error('away')));
	await page.load();
	expect(page.failure?.kind).toBe('bug');
});
