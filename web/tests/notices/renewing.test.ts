import '../sync/platform.ts';
import { expect, test, vi } from 'vitest';
import { keepWords } from '../../src/lib/notices/renewing.ts';
import { readState } from '../../src/lib/sync/worker-state.ts';
import { Text } from '../../src/lib/text/text.svelte.ts';

test('what a notice says is kept though no page has said it yet', async () => {
	const kept = new Map<string, Response>();
	vi.stubGlobal('caches', {
		match: (place: string) => Promise.resolve(kept.get(place)?.clone()),
		open: () => ({ put: (place: string, answer: Response) => kept.set(place, answer) }),
	});
	await keepWords(new Text('es'));
	expect((await readState()).push?.urgent).toMatch(/mensaje/);
});
