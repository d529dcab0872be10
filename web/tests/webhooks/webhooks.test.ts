import { expect, test } from 'vitest';
import { ProblemError } from '../../src/lib/api/problems.ts';
import type { KeptWebhook, Kind } from '../../src/lib/api/shapes/webhooks.ts';
import type { Vaults } from '../../src/lib/sync/vault.ts';
import { webhooksRoom } from '../../src/lib/webhooks/room.ts';
import { GROUPS, standingOf } from '../../src/lib/webhooks/view.ts';
import { WebhooksOnPage } from '../../src/lib/webhooks/webhooks.svelte.ts';
import { KIND_NAMES } from '../../src/lib/webhooks/words.ts';

const HOOK: KeptWebhook = {
	id: 'h1',
	url: 'https://hooks.example.org/',
	kinds: ['message.waiting'],
	off: '',
	failing_since: null,
	made_at: '2027-03-05T10:12:00Z',
	old_until: null,
};

/** A server that answers every request with the same, or refuses it. */
function pageOn(answer: () => unknown): { page: WebhooksOnPage; asked: string[] } {
	const asked: string[] = [];
	const ask = (method: string) => (path: string) => {
		asked.push(`${method} ${path}`);
		if (method === 'GET') return Promise.resolve({ webhooks: [HOOK] });
		return new Promise((resolve) => {
			resolve(answer());
		});
	};
	const http = { get: ask('GET'), post: ask('POST'), put: ask('PUT'), delete: ask('DELETE') };
	const room = webhooksRoom({ open: { http } } as unknown as Vaults);
	return { page: new WebhooksOnPage(room), asked };
}

test('every kind stands in one group, and has a name', () => {
	const grouped = Object.values(GROUPS).flatMap((kinds): Kind[] => [...kinds]);
	expect(new Set(grouped).size).toBe(grouped.length);
	expect(new Set(grouped)).toEqual(new Set(Object.keys(KIND_NAMES)));
});

test('what is off says why, and what is on whether anything arrives', () => {
	expect(standingOf(HOOK)).toBe('on');
	expect(standingOf({ ...HOOK, failing_since: '2027-03-05T10:12:00Z' })).toBe('shaky');
	expect(standingOf({ ...HOOK, off: 'gone', failing_since: '2027-03-05T10:12:00Z' })).toBe('gone');
});

test('a secret is on the page until it is put away', async () => {
	const { page } = pageOn(() => ({ webhook: HOOK, secret: 'whsec_x' }));
	page.begin();
	Object.assign(page.fields ?? {}, { url: HOOK.url });
	expect(await page.save()).toBe(true);
	expect(page.shown?.secret).toBe('whsec_x');
	expect(page.hooks).toEqual([HOOK]);
	expect(page.fields).toBeNull();
});

test('without an address or a kind nothing is asked', async () => {
	const { page, asked } = pageOn(() => ({}));
	page.begin();
	Object.assign(page.fields ?? {}, { url: ' ', kinds: [] });
	expect(await page.save()).toBe(false);
	expect(page.wrong).toEqual({ url: 'address', kinds: 'none' });
	expect(asked).toEqual([]);
});

test('an address that the server refuses is to be mended, and nothing typed is lost', async () => {
	const { page } = pageOn(() => {
		throw new ProblemError(422, { type: '/problems/malformed', fields: { url: 'must be' } });
	});
	page.begin();
	Object.assign(page.fields ?? {}, { url: 'https://10.0.0.1/' });
	expect(await page.save()).toBe(false);
	expect(page.wrong).toEqual({ url: 'address' });
	expect(page.fields?.url).toBe('https://10.0.0.1/');
	expect(page.undone).toBeNull();
});

test('what fails otherwise is told, and what was written stays', async () => {
	const { page } = pageOn(() => {
		throw new ProblemError(503, { type: '/problems/unavailable' });
	});
	page.begin(HOOK);
	page.hooks = [HOOK];
	expect(await page.save()).toBe(false);
	expect(page.undone?.code).toBe('unavailable');
	expect(page.fields?.id).toBe('h1');
});
